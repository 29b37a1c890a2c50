import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { discoverFunctions } from '../../../infra/discovery.ts';
import type { Route } from '../../../shared/platform/manifest.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { type BodySchema, nearlyFitting } from '../../support/bodies.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';
import { createDraft, type Draft } from '../application/applicant.ts';

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

const issuer = new OidcIssuer();
let draft: Draft;
let account: string;

beforeAll(async () => {
  logger.setLogLevel('SILENT');
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  draft = await createDraft();
  account = issuer.token({ name: 'Sam Ordning', 'cognito:groups': ['granvik:coordinator'] });
});
afterAll(() => issuer.stop());

describe('bodies made from the OpenAPI document', () => {
  it('reach every endpoint that takes one', () => {
    expect(endpoints.length).toBeGreaterThan(5);
  });

  it.each(endpoints.map((endpoint) => [`${endpoint.route.method} ${endpoint.route.path}`, endpoint] as const))(
    'never make %s fail, and change nothing when they are refused',
    async (_name, endpoint) => {
      const { handler } = Module.parse(await import(pathToFileURL(endpoint.handler).href));
      const send = (body: unknown) => ask(handler, requestTo(endpoint.route, JSON.stringify({ body }).slice(8, -1)));
      const numRuns = Math.ceil(bodies / endpoints.length);
      const all = fc.sample(nearlyFitting(endpoint.schema, endpoint.definitions), { numRuns, seed: 20_260_302 });
      for (let from = 0; from < all.length; from += volley) {
        const before = await everythingStored();
        const answers = await Promise.all(all.slice(from, from + volley).map(send));
        for (const { status, body } of answers) expect(status, body).toBeLessThan(500);
        if (answers.every(({ status }) => status >= 400)) expect(await everythingStored()).toBe(before);
      }
    },
    60_000,
  );
});

async function everythingStored(): Promise<string> {
  return hashOf([await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')]);
}

function requestTo(route: Route, body: string): Parameters<typeof ask>[1] {
  const params = Object.fromEntries(
    [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [
      name,
      name === 'applicationId'
        ? draft.applicationId
        : name === 'choiceSystemId'
          ? homeCareSystemId
          : name === 'number'
            ? '2'
            : 'granvik.socialnamnden',
    ]),
  );
  const authorization = { 'application-token': draft.token, staff: account, provider: '', none: '', 'task-link': '' }[
    route.security
  ];
  return {
    method: route.method === 'PUT' ? 'PUT' : 'POST',
    route: route.path,
    params,
    headers: {
      'content-type': 'application/json',
      ...(authorization === '' ? {} : { authorization: `Bearer ${authorization}` }),
    },
    body,
  };
}
