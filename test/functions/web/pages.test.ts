import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { handler as answerUnknown } from '../../../functions/web/answer-unknown/handler.ts';
import { handler as describeApi, useDocument } from '../../../functions/web/describe-api/handler.tsx';
import { handler as showStatements } from '../../../functions/web/show-statements/handler.tsx';
import { openApiDocument } from '../../../infra/openapi.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { ask } from '../../support/web-request.ts';

const Body = z.strictObject({
  applicant: z.strictObject({ name: z.string().check(z.maxLength(200)), organisationNumber: z.string() }),
  form: z.enum(['LIMITED_COMPANY', 'SOLE_TRADER']),
  from: z.optional(z.iso.date()),
  scopes: z.array(z.strictObject({ area: z.string() })).check(z.maxLength(60)),
  note: z.string(),
});

const documented = defineFunction({
  name: 'application-apply',
  trigger: {
    kind: 'http',
    routes: [
      {
        method: 'POST',
        path: '/v1/applications',
        kind: 'api',
        security: 'none',
        summary: 'Begin',
        body: Body,
        responses: { 201: z.strictObject({ token: z.string() }) },
      },
      {
        method: 'GET',
        path: '/v1/applications/{applicationId}',
        kind: 'api',
        security: 'application-token',
        summary: 'Read',
        responses: { 200: Body },
      },
      {
        method: 'GET',
        path: '/v1/catalogue',
        kind: 'api',
        security: 'none',
        summary: 'Search',
        query: z.strictObject({ area: z.optional(z.string()) }),
        responses: { 200: null },
      },
    ],
  },
  access: {},
});

beforeEach(() => {
  useGranvik();
  vi.stubEnv('PUBLIC_BASE_URL', 'https://valbar.granvik.example');
  useDocument(JSON.stringify(openApiDocument([documented])));
});

describe('an address that nobody answers', () => {
  test.each(['GET', 'POST', 'HEAD'] as const)(
    'is a problem document under /v1, a page elsewhere (%s)',
    async (method) => {
      const api = await ask(answerUnknown, { route: '$default', path: '/v1/nothing', method });
      expect(api.status).toBe(404);
      expect(api.headers['content-type']).toBe('application/problem+json');
      const page = await ask(answerUnknown, { route: '$default', path: '/v10', method });
      expect(page.status).toBe(404);
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.headers['x-robots-tag']).toContain('noindex');
    },
  );
});

describe('the API described', () => {
  test('serves the document as it was deployed, once per reader', async () => {
    const first = await ask(describeApi, { route: '/v1/openapi.json' });
    expect(first).toMatchObject({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect(JSON.parse(first.body)).toMatchObject({ openapi: '3.1.0' });
    const etag = first.headers['etag'] ?? '';
    const second = await ask(describeApi, { route: '/v1/openapi.json', headers: { 'if-none-match': etag } });
    expect(second).toMatchObject({ status: 304, body: '' });
  });

  test('lists every operation with its fields, limits, security and a command to try', async () => {
    const { status, body } = await ask(describeApi, { route: '/v1' });
    expect(status).toBe(200);
    expect(body).toContain('POST /v1/applications');
    expect(body).toContain('applicant.organisationNumber');
    expect(body).toContain('scopes[].area');
    expect(body).toContain('≤ 200 characters');
    expect(body).toContain('LIMITED_COMPANY | SOLE_TRADER');
    expect(body).toContain('Idempotency-Key');
    expect(body).toContain(
      'curl -X POST &#39;https://valbar.granvik.example/v1/applications&#39;'.replaceAll('&#39;', "'"),
    );
    expect(body).toContain('Authorization: Bearer &lt;token>');
    expect(body).toContain('<form method="get" action="/v1/catalogue">');
    expect(body).not.toContain('action="/v1/applications/{');
  });

  test('speaks English on request', async () => {
    const { body } = await ask(describeApi, { route: '/v1', query: { lang: 'en' } });
    expect(body).toContain('Programming interface (API)');
  });
});

describe('the statements', () => {
  test.each([
    ['/om/tillganglighet', 'sv', 'Tillgänglighet', 'Digg'],
    ['/om/tillganglighet', 'en', 'Accessibility', 'Digg'],
    ['/om/personuppgifter', 'sv', 'Personuppgifter', 'Socialnämnden i Granviks kommun är personuppgiftsansvarig'],
    ['/om/personuppgifter', 'en', 'Privacy', 'not always from you'],
  ])('%s in %s', async (route, lang, title, words) => {
    const { status, body, headers } = await ask(showStatements, { route, query: { lang } });
    expect(status).toBe(200);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body.replace(/\s+/g, ' ')).toContain(words);
    expect(body).toContain('samordnare@granvik.example');
    expect(headers['cache-control']).toContain('public');
  });

  test('GDPR 13.1: name the e-signing service as a recipient, where the municipality has one', async () => {
    const service = {
      adapter: 'SCRIVE',
      credentialsSecretArn: 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:valbar/scrive-AbCdEf',
      authentication: 'SE_BANKID',
    } as const;
    const notice = async (lang: string) =>
      (await ask(showStatements, { route: '/om/personuppgifter', query: { lang } })).body;
    for (const lang of ['sv', 'en']) expect(await notice(lang)).not.toContain('Scrive');
    useMunicipalities([{ ...granvik, signing: { ...granvik.signing, service } }]);
    for (const lang of ['sv', 'en']) expect(await notice(lang)).toContain('Scrive AB');
  });

  test('are one municipality’s own where several share a deployment', async () => {
    useMunicipalities([granvik, { ...granvik, id: 'lillby', name: 'Lillby kommun' }]);
    const which = await ask(showStatements, { route: '/om/tillganglighet' });
    expect(which.body).toContain('href="/om/tillganglighet?municipality=lillby"');
    const one = await ask(showStatements, { route: '/om/tillganglighet', query: { municipality: 'lillby' } });
    expect(one.body).toContain('Lillby kommun står bakom');
  });
});
