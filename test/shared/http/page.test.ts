import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { pages, seeOther, type PageRequest } from '../../../shared/http/page.ts';
import { problem } from '../../../shared/http/problem.ts';
import { NotAllowed, SignInNeeded } from '../../../shared/http/session-problem.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { ask, type WebRequest } from '../../support/web-request.ts';

useGranvik();

const route = '/sida/{id}';

function answering(work: (request: PageRequest) => unknown, options: Parameters<typeof pages>[1] = {}) {
  const handle = async (request: PageRequest) => {
    await work(request);
    return { status: 200, html: renderPage('Hej', { title: 'Sida', lang: 'sv', municipality: granvik }) };
  };
  return pages({ [`GET ${route}`]: handle, [`POST ${route}`]: handle }, options);
}

function failing(error: Error, request: Partial<WebRequest> = {}) {
  const handler = answering(() => {
    throw error;
  });
  return ask(handler, { route, params: { id: 'x' }, ...request });
}

describe('every page', () => {
  test('has headers that keep it from being framed, sniffed, scripted or kept', async () => {
    const { headers, body } = await ask(
      answering(() => null),
      { route, params: { id: 'x' } },
    );
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
    );
    const style = /<style>([^]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toContain(`'sha256-${hash}'`);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(body).not.toMatch(/ style=|<script|\son\w+=/);
  });

  test('may be kept by caches and listed when it is nobody’s own, but never with a cookie', async () => {
    const open = { personal: false, unlisted: false };
    const { headers } = await ask(
      answering(() => null, open),
      { route, params: { id: 'x' } },
    );
    expect(headers['cache-control']).toContain('public');
    expect(headers).not.toHaveProperty('x-robots-tag');
    const cookie = pages({ [`GET ${route}`]: () => Promise.resolve(seeOther('/', ['__Host-a=b'])) }, open);
    expect((await ask(cookie, { route })).headers['cache-control']).toBe('no-store');
  });

  test('has a language, a title, one heading, a way past the header, and the statements', async () => {
    const { body } = await ask(
      answering(() => null),
      { route, params: { id: 'x' } },
    );
    expect(body).toMatch(/^<!doctype html>\n<html lang="sv">/);
    expect(body).toContain('<title>Sida – Granviks kommun</title>');
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body).toContain('<a class="skip" href="#main">');
    expect(body).toContain('href="/om/tillganglighet"');
    expect(body).toContain('href="/om/personuppgifter"');
    expect(body).toContain('070-174 06 05');
  });

  test('answers HEAD with the headers alone', async () => {
    const handler = answering(() => null);
    const get = await ask(handler, { route, params: { id: 'x' } });
    const head = await ask(handler, { route, params: { id: 'x' }, method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '', headers: get.headers });
  });
});

describe('what goes wrong', () => {
  test.each([
    ['PageProblem', new PageProblem(410), 410, 'Länken gäller inte längre'],
    ['ProblemError', problem('not-found', 404, 'x'), 404, 'Sidan finns inte'],
    ['NotAllowed', new NotAllowed(), 403, 'Du kan inte göra det här'],
    ['ConcurrencyError', new ConcurrencyError('x'), 409, 'Någon annan hann före'],
  ])('%s becomes a calm page', async (_name, error, status, words) => {
    const answer = await failing(error);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(words);
    expect(answer.body).toContain('Sam Ordning');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('a fault says nothing of itself, and is logged', async () => {
    const log = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
    const answer = await failing(new Error('table granvik-case at 10.0.0.7'));
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('Något gick fel hos oss');
    expect(answer.body).not.toMatch(/granvik-case|10\.0\.0\.7|\.ts/);
    expect(log).toHaveBeenCalledOnce();
  });

  test('nobody signed in: a reader is sent to sign in, a form is told so', async () => {
    const read = await failing(new SignInNeeded('/desk/a b'));
    expect(read).toMatchObject({ status: 303, headers: { location: '/sign-in?return=%2Fdesk%2Fa%20b' } });
    const sent = await failing(new SignInNeeded('/desk'), { form: { a: '1' } });
    expect(sent.status).toBe(401);
    expect(sent.body).toContain('Ingenting har sparats');
  });

  test('an address that is not routed here is not found, in the language that was asked for', async () => {
    const answer = await ask(
      answering(() => null),
      { route: '/annan', query: { lang: 'en' } },
    );
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('There is no such page');
  });
});

describe('what is sent', () => {
  const post = (request: Partial<WebRequest>) => {
    const seen: PageRequest[] = [];
    const handler = answering((request_) => seen.push(request_));
    return ask(handler, { route, method: 'POST', params: { id: 'x' }, form: { a: 'å' }, ...request }).then(
      (answer) => ({ ...answer, seen }),
    );
  };
  const headers = (more: Record<string, string>) => ({ 'content-type': 'application/x-www-form-urlencoded', ...more });

  test('is read as a form, with its cookies from either place', async () => {
    const { seen } = await post({ form: { a: ['1', '2'], b: 'å ö' }, headers: headers({ cookie: 'x=1; y=2=3' }) });
    expect(seen[0]).toMatchObject({
      form: { a: ['1', '2'], b: 'å ö' },
      cookies: { x: '1', y: '2=3' },
      sourceIp: '192.0.2.1',
    });
    expect((await post({ cookies: ['z=9'] })).seen[0]?.cookies).toEqual({ z: '9' });
  });

  test.each([
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
    [{ 'sec-fetch-site': 'none' }, 200],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://valbar.granvik.example' }, 200],
    [{ origin: 'https://valbar.granvik.example.elsewhere.example' }, 403],
    [{ origin: 'null' }, 403],
    [{}, 200],
  ])('from %j is answered with %i', async (more, status) => {
    const answer = await post({ headers: headers(more) });
    expect([answer.status, answer.seen.length]).toEqual([status, status === 200 ? 1 : 0]);
  });

  test('is refused when it is too large, or no form', async () => {
    expect((await post({ body: `a=${'x'.repeat(300_000)}` })).status).toBe(413);
    expect((await post({ body: '{"a":1}', headers: { 'content-type': 'application/json' } })).status).toBe(415);
  });
});
