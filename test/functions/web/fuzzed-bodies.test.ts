import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { handler as register } from '../../../functions/application/register/handler.ts';
import { discoverFunctions } from '../../../infra/discovery.ts';
import { memberIdOf } from '../../../shared/http/provider/own-page.ts';
import type { Route } from '../../../shared/platform/manifest.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { type BodySchema, nearlyFitting } from '../../support/bodies.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { letIn, lonnbacken, olderContract } from '../../support/own-page.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';
import { content, createDraft, fieldOf } from '../application/applicant.ts';

/** In all, over every endpoint that takes a body. */
const bodies = 10_000;
/** So many are sent at once, and what is stored is compared around them. */
const volley = 250;

useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
const Module = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });

const SchemaOf = z.custom<BodySchema & { readonly $defs?: Readonly<Record<string, BodySchema>> }>(
  (value) => typeof value === 'object',
);

interface Endpoint {
  readonly route: Route;
  readonly handler: string;
  readonly schema: BodySchema;
  readonly definitions: Readonly<Record<string, BodySchema>>;
}

/** Every endpoint of the API that takes a body, as the manifests declare it. */
const endpoints: readonly Endpoint[] = (await discoverFunctions(join(import.meta.dirname, '../../..'))).flatMap(
  ({ manifest, handler }) =>
    manifest.trigger.kind !== 'http'
      ? []
      : manifest.trigger.routes
          .filter(({ kind, body }) => kind === 'api' && body !== undefined)
          .map((route) => {
            const { $defs, ...schema } = SchemaOf.parse(
              z.toJSONSchema(route.body ?? z.unknown(), { io: 'input', unrepresentable: 'any' }),
            );
            return { route, handler, schema, definitions: $defs ?? {} };
          }),
);

const names = endpoints.map((endpoint) => [`${endpoint.route.method} ${endpoint.route.path}`, endpoint] as const);

const staff = new OidcIssuer();
const providers = new OidcIssuer();
/** What each path's parameters name, and who may ask: so that it is the body that decides. */
let params: Readonly<Record<string, string>>;
let accounts: Readonly<Partial<Record<Route['security'], string>>>;
/** An application on paper that an officer is still writing down. */
let filedId: string;

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  await Promise.all([staff.start(), providers.start()]);
  Object.assign(process.env, staff.environment, providers.providerEnvironment);
  await openHomeCare();
  const draft = await createDraft();
  await olderContract('lonn-1', lonnbacken);
  await letIn(lonnbacken, memberIdOf({ issuer: providers.issuer, subject: 'lo' }), 'Lo Lönn');
  params = {
    applicationId: draft.applicationId,
    choiceSystemId: homeCareSystemId,
    contractId: 'granvik.lonn-1',
    number: '2',
    year: '2027',
    committeeId: 'granvik.socialnamnden',
    serviceType: 'home-care-service',
    changeId: 'granvik.01JNONE0000000000000000000',
  };
  accounts = {
    'application-token': draft.token,
    staff: staff.token({ name: 'Sam Ordning', 'cognito:groups': ['granvik:coordinator'] }),
    provider: providers.token({ sub: 'lo', name: 'Lo Lönn', email: 'lo@lonnbacken.example' }),
  };
  const paper = { channel: 'POST', receivedAt: new Date().toISOString(), content, signedBy: ['Mika Glänta'] };
  const route = {
    method: 'POST',
    path: '/v1/choice-systems/{choiceSystemId}/filed-applications',
    security: 'staff',
  } as const;
  filedId = String(fieldOf(await ask(register, requestTo(route, JSON.stringify(paper))), 'applicationId'));
});
afterAll(() => Promise.all([staff.stop(), providers.stop()]));

describe('bodies made from the OpenAPI document', () => {
  it('reach every endpoint that takes one', () => {
    expect(endpoints.length).toBeGreaterThan(5);
  });

  it.each(names)(
    'never make %s fail, and change nothing when they are refused',
    async (_name, endpoint) => {
      const { handler } = Module.parse(await import(pathToFileURL(endpoint.handler).href));
      const send = (body: unknown) => ask(handler, requestTo(endpoint.route, JSON.stringify({ body }).slice(8, -1)));
      let read = 0;
      const numRuns = Math.ceil(bodies / endpoints.length);
      const all = fc.sample(nearlyFitting(endpoint.schema, endpoint.definitions), { numRuns, seed: 20_260_302 });
      for (let from = 0; from < all.length; from += volley) {
        const before = await everythingStored();
        const answers = await Promise.all(all.slice(from, from + volley).map(send));
        for (const { status, body } of answers) expect(status, body).toBeLessThan(500);
        read += answers.filter(({ body }) => body.includes('urn:valbar:problem:invalid-body')).length;
        if (answers.every(({ status }) => status >= 400)) expect(await everythingStored()).toBe(before);
      }
      // Most don't fit. An endpoint that refuses them unread is told nothing by them.
      expect(read).toBeGreaterThan(numRuns / 4);
    },
    60_000,
  );
});

describe('an endpoint that takes a body', () => {
  it.each(names)(
    '%s refuses every kind of bad request with its problem, and changes nothing',
    async (_name, endpoint) => {
      const { route } = endpoint;
      const { handler } = Module.parse(await import(pathToFileURL(endpoint.handler).href));
      const refusal = async (body: string, headers: Readonly<Record<string, string>> = {}) => {
        const request = requestTo(route, body);
        const answer = await ask(handler, { ...request, headers: { ...request.headers, ...headers } });
        return `${String(answer.status)} ${/urn:valbar:problem:([a-z-]+)/.exec(answer.body)?.[1] ?? ''}`;
      };
      const before = await everythingStored();
      expect(await refusal('{"content":')).toBe('400 malformed-json');
      expect(await refusal('a=b', { 'content-type': 'text/plain' })).toBe('415 unsupported-media-type');
      expect(await refusal('{"bribe":1}')).toBe('400 invalid-body');
      expect(await refusal(`"${'x'.repeat(6_000_000)}"`)).toBe('413 body-too-large');
      if (route.security !== 'none')
        expect(await refusal('{}', { authorization: `Bearer ${'A'.repeat(43)}` })).toMatch(
          /^401 |^404 not-found$|^400 invalid-body$/,
        );
      expect(await everythingStored()).toBe(before);
    },
  );
});

async function everythingStored(): Promise<string> {
  return hashOf([await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')]);
}

function requestTo(
  { method, path, security }: Pick<Route, 'method' | 'path' | 'security'>,
  body: string,
): Parameters<typeof ask>[1] {
  const account = accounts[security];
  return {
    method: method === 'PUT' ? 'PUT' : 'POST',
    route: path,
    params: path.includes('/filing') ? { ...params, applicationId: filedId } : params,
    headers: {
      'content-type': 'application/json',
      ...(account === undefined ? {} : { authorization: `Bearer ${account}` }),
    },
    body,
  };
}
