import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { discoverFunctions } from '../../../infra/discovery.ts';
import type { Route } from '../../../shared/platform/manifest.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, type WebAnswer } from '../../support/web-request.ts';
import { content, createDraft, type Draft } from '../application/applicant.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
const Module = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });

const roles = ['coordinator', 'case-officer', 'secretary', 'delegate', 'auditor'] as const;

/** Every staff route, as the manifests declare them. */
const staffRoutes: readonly { readonly route: Route; readonly handler: string }[] = (
  await discoverFunctions(join(import.meta.dirname, '../../..'))
).flatMap(({ manifest: { trigger }, handler }) =>
  trigger.kind === 'http'
    ? trigger.routes.filter(({ security }) => security === 'staff').map((route) => ({ route, handler }))
    : [],
);
const aboutOne = staffRoutes.filter(({ route }) => route.path.includes('{applicationId}'));
const lists = staffRoutes.filter(({ route: { method, path } }) => method === 'GET' && !path.includes('{'));

const issuer = new OidcIssuer();
let draft: Draft;

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  draft = await createDraft();
});
afterAll(() => issuer.stop());

async function open(
  { route, handler }: (typeof staffRoutes)[number],
  role: (typeof roles)[number],
  query: Readonly<Record<string, string>> = {},
): Promise<WebAnswer> {
  const loaded = Module.parse(await import(pathToFileURL(handler).href));
  const account = { name: 'Enar Chefsson', email: 'enhetschef@granvik.example' };
  const groups = { 'cognito:groups': [`granvik:${role}`] };
  const isForm = route.method === 'POST' && route.kind === 'page';
  return ask(loaded.handler, {
    ...(route.method === 'GET' || route.method === 'HEAD' || route.method === 'POST' ? { method: route.method } : {}),
    route: route.path,
    params: { applicationId: draft.applicationId, evidenceId: '01KB3S7W5V8Q2M4N6P8R0T2V4X' },
    query,
    headers: { authorization: `Bearer ${issuer.token({ ...account, ...groups })}` },
    ...(isForm ? { form: { step: 'conflict', conflict: 'NONE' } } : {}),
  });
}

describe('a draft is its applicant’s own room', () => {
  it('has many staff routes to stay out of', () => {
    expect(aboutOne.length).toBeGreaterThan(15);
    expect(lists.length).toBeGreaterThan(0);
  });

  it.each(aboutOne.map((one) => [`${one.route.method} ${one.route.path}`, one] as const))(
    'into which nobody of the staff gets by %s',
    async (_name, one) => {
      const before = await everythingIn('CASE_TABLE');
      for (const role of roles) {
        const answer = await open(one, role);
        // 400: a step that the page does not have, refused before anything is read.
        expect(one.route.method === 'POST' ? [400, 403, 404] : [403, 404]).toContain(answer.status);
        expect(answer.body).not.toContain(content.applicant.name);
      }
      expect(await everythingIn('CASE_TABLE')).toEqual(before);
    },
  );

  it('and which no list of theirs shows, nor any search', async () => {
    for (const one of lists) {
      for (const role of roles) {
        for (const query of [{}, { q: content.applicant.name }, { q: '1' }]) {
          const { body } = await open(one, role, query);
          // What was looked for stands in the search field.
          expect(body.replaceAll(/value="[^"]*"/g, '')).not.toContain(draft.applicationId);
        }
      }
    }
  });
});
