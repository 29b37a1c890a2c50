import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { handler as administer } from '../../../functions/webhook/administer/handler.ts';
import { send, type Sending, type Sent } from '../../../functions/webhook/deliver/send.ts';
import { sweepWebhooks } from '../../../functions/webhook/deliver/sweep.ts';
import { webhookHeaders } from '../../../shared/platform/webhook-signature.ts';
import { projectEntry, withdrawEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { readDelivery } from '../../../shared/store/webhook/delivery.ts';
import { readWebhook, webhookSubject } from '../../../shared/store/webhook/webhook.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { sampleEntry } from '../../support/catalogue-entry.ts';
import { holdSecret } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { startReceiver } from '../../support/receiver.ts';
import { useTables } from '../../support/tables.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables();
const issuer = new OidcIssuer();
const start = Date.now();
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment, {
    WEBHOOK_SECRET_ARN: 'arn:webhooks',
    PUBLIC_BASE_URL: 'https://valbar.example',
  });
  holdSecret('m'.repeat(64));
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.stop();
  await issuer.stop();
});
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: start }));
afterEach(() => vi.useRealTimers());

function headers(role: string, municipality = 'granvik') {
  const claims = {
    sub: role,
    name: 'Sam Ordning',
    email: 's@g.example',
    'cognito:groups': [`${municipality}:${role}`],
  };
  return { authorization: `Bearer ${issuer.token(claims)}`, 'content-type': 'application/json' };
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly id?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly role?: string;
  readonly municipality?: string;
}

async function api(
  path: string,
  { method = 'GET', id = '', body, key, role = 'coordinator', municipality }: Call = {},
): Promise<WebAnswer> {
  return ask(administer, {
    method,
    route: `/v1/webhooks${path}`,
    params: { webhookId: id },
    query: path === '' && method === 'GET' ? { municipality: 'granvik' } : {},
    headers: { ...headers(role, municipality), ...(key === undefined ? {} : { 'idempotency-key': key }) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** As much of the answers and messages as these tests look at. */
const View = z.looseObject({ webhookId: z.string(), delivery: z.unknown() });
const Secret = z.object({ secret: z.string() });
const Listed = z.object({ webhooks: z.array(View) });
const Problem = z.looseObject({ errors: z.array(z.looseObject({ path: z.string() })) });
const Message = z.looseObject({ type: z.string(), data: z.looseObject({ number: z.number() }) });

function read<S extends z.ZodMiniType>(schema: S, { body }: { readonly body: string }): z.output<S> {
  return schema.parse(JSON.parse(body));
}

const wanted = (more: Record<string, unknown> = {}) => ({
  municipality: 'granvik',
  name: 'Verksamhetssystemet',
  url: receiver.url,
  ...more,
});

async function begun(more: Record<string, unknown> = {}): Promise<string> {
  const answer = await api('', { method: 'POST', body: wanted(more) });
  expect(answer.status).toBe(201);
  return read(View, answer).webhookId;
}

const ref = (id: string) => ({ municipality: 'granvik', webhookId: id.replace('granvik.', '') });
const sweep = (by: (sending: Sending) => Promise<Sent> = (sending) => send(sending, receiver.network)) =>
  sweepWebhooks('granvik', by);
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
const numbers = () => receiver.received.splice(0).map((one) => read(Message, one).data.number);

async function end(id: string): Promise<void> {
  expect((await api('/{webhookId}', { method: 'DELETE', id })).status).toBe(204);
}

describe('a webhook', () => {
  it('is told what happens from when it began, in order, signed so that its receiver can tell', async () => {
    await projectEntry(sampleEntry('before'));
    const id = await begun();
    const { secret } = read(Secret, await api('/{webhookId}/secret', { id }));
    await projectEntry(sampleEntry('a'));
    await projectEntry({ ...sampleEntry('a'), hours: 'Dygnet runt', updatedAt: '2026-03-02T12:00:00.000Z' });
    await withdrawEntry('granvik', 'a');
    receiver.answer(204);
    expect(await sweep()).toEqual([{ arrived: 3, failed: 0 }]);
    const received = receiver.received.splice(0);
    expect(received.map((one) => read(Message, one).type)).toEqual(['entry.published', 'entry.changed', 'entry.ended']);
    for (const { headers: sent, body } of received) {
      const signed = { id: String(sent['webhook-id']), timestamp: Number(sent['webhook-timestamp']), body };
      expect(sent['webhook-signature']).toBe(webhookHeaders(signed, [secret])['webhook-signature']);
      expect(Math.abs(signed.timestamp - Date.now() / 1000)).toBeLessThan(60);
      expect(body).not.toMatch(/Utförare|0701740610|hej@/);
    }
    expect(await sweep()).toEqual([]);
    expect(receiver.received).toEqual([]);
    await end(id);
  });

  it('is told only what it asked for, and from the beginning when it says so', async () => {
    await withdrawEntry('granvik', 'before');
    const id = await begun({ types: ['entry.ended'], after: 0 });
    await sweep();
    const received = receiver.received.splice(0).map((one) => read(Message, one).type);
    expect(new Set(received)).toEqual(new Set(['entry.ended']));
    expect(received.length).toBeGreaterThanOrEqual(2);
    await end(id);
  });

  it('is tried again later with the same message, and nothing that came after goes before it', async () => {
    const id = await begun();
    await projectEntry(sampleEntry('b'));
    await projectEntry(sampleEntry('c'));
    receiver.answer(503);
    expect(await sweep()).toEqual([{ arrived: 0, failed: 1 }]);
    expect(await sweep()).toEqual([]);
    const [first] = receiver.received.splice(0);
    later(2);
    receiver.answer(204);
    expect(await sweep()).toEqual([{ arrived: 2, failed: 0 }]);
    const [again, next] = receiver.received.splice(0);
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(again?.body).toBe(first?.body);
    expect(again?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
    expect(next?.headers['webhook-id']).not.toBe(first?.headers['webhook-id']);
    await end(id);
  });

  it('is sent nothing twice by two sweeps at once', async () => {
    const id = await begun();
    for (const name of ['d', 'e', 'f', 'g']) await projectEntry(sampleEntry(name));
    const swept = (await Promise.all([sweep(), sweep(), sweep()])).flat();
    expect(swept.reduce((sum, { arrived }) => sum + arrived, 0)).toBe(4);
    const got = numbers();
    expect(got).toEqual([...new Set(got)].toSorted((a, b) => a - b));
    expect(got).toHaveLength(4);
    await end(id);
  });

  it('gets a message again, under the same id, when the worker that sent it died before it could say so', async () => {
    const id = await begun();
    await projectEntry(sampleEntry('h'));
    const dies = async (sending: Sending) => {
      await send(sending, receiver.network);
      throw new Error('killed');
    };
    await expect(sweep(dies)).rejects.toThrow('killed');
    expect(await sweep()).toEqual([{ arrived: 0, failed: 0 }]);
    later(6);
    expect(await sweep()).toEqual([{ arrived: 1, failed: 0 }]);
    const [first, second] = receiver.received.splice(0);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    await end(id);
  });

  it('is given up after days of trying, seen so, and goes on from where it stopped when somebody starts it again', async () => {
    const id = await begun();
    await projectEntry(sampleEntry('i'));
    receiver.answer(500);
    for (let tries = 0; tries < 12; tries += 1) {
      await sweep();
      later(25 * 60);
    }
    expect(await readDelivery(ref(id))).toMatchObject({
      state: 'DEAD',
      failures: 10,
      lastFailure: { why: 'SERVER_ERROR' },
    });
    await projectEntry(sampleEntry('j'));
    receiver.received.splice(0);
    expect((await api('/{webhookId}/restart', { method: 'POST', id, role: 'auditor' })).status).toBe(403);
    receiver.answer(200);
    const restarted = await api('/{webhookId}/restart', { method: 'POST', id });
    expect(read(View, restarted).delivery).toMatchObject({ state: 'WORKING', failures: 0 });
    expect(await sweep()).toEqual([{ arrived: 2, failed: 0 }]);
    expect(numbers()).toHaveLength(2);
    await end(id);
  });

  it('is never sent to where its name leads to a private address', async () => {
    const id = await begun();
    await projectEntry(sampleEntry('k'));
    const { isPublic: _isPublic, ...network } = receiver.network;
    const { isPublicAddress } = await import('../../../functions/webhook/deliver/public-address.ts');
    await sweep((sending) => send(sending, { ...network, isPublic: isPublicAddress }));
    expect(receiver.received).toEqual([]);
    expect(await readDelivery(ref(id))).toMatchObject({ failures: 1, lastFailure: { why: 'NOT_PUBLIC' } });
    await end(id);
  });

  it('is signed with both secrets for a day after a change', async () => {
    const id = await begun();
    const secretOf = async () => read(Secret, await api('/{webhookId}/secret', { id })).secret;
    const old = await secretOf();
    const twice = await Promise.all([0, 1].map(() => api('/{webhookId}/rotation', { method: 'POST', id, key: 'one' })));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(await readWebhook(webhookSubject('granvik', ref(id).webhookId))).toMatchObject({ generation: 2 });
    const signatures = async (name: string) => {
      await projectEntry(sampleEntry(name));
      await sweep();
      return String(receiver.received.splice(0)[0]?.headers['webhook-signature']).split(' ');
    };
    expect(await signatures('l')).toHaveLength(2);
    later(25 * 60);
    expect(await signatures('m')).toHaveLength(1);
    expect(await secretOf()).not.toBe(old);
    await end(id);
  });
});

describe('asking for one', () => {
  it('refuses what is none, with the field', async () => {
    for (const [change, path] of [
      [{ url: 'http://mottagare.example' }, '/url'],
      [{ url: 'https://169.254.169.254/latest' }, '/url'],
      [{ url: 7 }, '/url'],
      [{ name: ' ' }, '/name'],
      [{ types: [] }, '/types'],
      [{ types: ['entry.moved'] }, '/types/0'],
      [{ after: -1 }, '/after'],
      [{ secret: 'mine' }, '/'],
    ] as const) {
      const answer = await api('', { method: 'POST', body: wanted(change) });
      expect(answer.status).toBe(400);
      expect(read(Problem, answer).errors[0]?.path).toContain(path);
    }
    for (const body of ['', '{', 'null', '[]']) expect((await api('', { method: 'POST', body })).status).toBe(400);
    expect((await api('', { method: 'POST', body: wanted({ after: 10_000 }) })).status).toBe(422);
  });

  it('is the coordinator’s, of the municipality whose it is', async () => {
    const id = await begun();
    expect((await api('', { method: 'POST', body: wanted(), role: 'case-officer' })).status).toBe(403);
    expect((await api('', { method: 'POST', body: wanted(), municipality: 'annanby' })).status).toBe(403);
    for (const path of ['/{webhookId}', '/{webhookId}/secret']) {
      expect((await api(path, { id, municipality: 'annanby' })).status).toBe(403);
      expect((await api(path, { id: 'granvik.nobody' })).status).toBe(404);
      expect((await api(path, { id: 'nobody' })).status).toBe(404);
    }
    expect((await api('/{webhookId}/secret', { id, role: 'auditor' })).status).toBe(403);
    expect((await api('/{webhookId}', { id, role: 'auditor' })).status).toBe(200);
    const anonymous = await ask(administer, { method: 'POST', route: '/v1/webhooks', body: JSON.stringify(wanted()) });
    expect(anonymous.status).toBe(401);
    await end(id);
    expect((await api('/{webhookId}', { id })).status).toBe(404);
    expect((await api('/{webhookId}/restart', { method: 'POST', id })).status).toBe(404);
  });

  it('gives one for one key, and ten at most', async () => {
    const same = await Promise.all([0, 1, 2].map(() => api('', { method: 'POST', body: wanted(), key: 'k1' })));
    const ids = new Set(same.map((one) => read(View, one).webhookId));
    expect(ids.size).toBe(1);
    for (let more = 1; more < 10; more += 1) ids.add(await begun());
    expect((await api('', { method: 'POST', body: wanted() })).status).toBe(409);
    const { webhooks } = read(Listed, await api(''));
    expect(webhooks).toHaveLength(10);
    for (const id of ids) await end(id);
  });
});

describe('on the desk', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('the coordinator adds one, sees its secret, sees it given up and starts it again; every page is accessible', async () => {
    vi.useRealTimers();
    const site = await serve({
      'GET /desk/webhooks': administer,
      'POST /desk/webhooks': administer,
      'GET /desk/webhooks/{webhookId}': administer,
      'POST /desk/webhooks/{webhookId}': administer,
    });
    const { authorization } = headers('coordinator');
    const page = await browser.newPage({ extraHTTPHeaders: { authorization }, viewport: { width: 390, height: 844 } });
    const faults: string[] = [];
    const look = async (name: string) => faults.push(...(await accessibilityFaults(page, daylight, `webhook-${name}`)));
    await page.goto(`${site.origin}/desk/webhooks`);
    await page.fill('#name', 'Verksamhetssystemet');
    await page.fill('#url', 'http://mottagare.example');
    await page.click('button:text("Lägg till")');
    await page.waitForSelector('.errors');
    await look('refused');
    await page.fill('#url', receiver.url);
    await page.click('button:text("Lägg till")');
    await page.click('button:text("Visa hemligheten")');
    expect(await page.textContent('#secret')).toMatch(/^whsec_/);
    await look('secret');
    await projectEntry(sampleEntry('n'));
    receiver.answer(410);
    await sweep();
    await page.goto(`${site.origin}/desk/webhooks`);
    expect(await page.textContent('table')).toContain('Uppgiven');
    await look('list');
    await page.click('text=Verksamhetssystemet');
    await look('dead');
    receiver.answer(204);
    await page.click('button:text("Försök igen nu")');
    expect(await page.textContent('main')).toContain('Fungerar');
    await sweep();
    await page.reload();
    expect(await page.textContent('main')).toContain('Senast framme');
    await page.click('button:text("Sluta skicka")');
    expect(await page.textContent('main')).toContain('Inget system får meddelanden.');
    expect(faults).toEqual([]);
    await page.close();
    await site.close();
  }, 60_000);
});
