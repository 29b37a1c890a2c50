import * as z from 'zod/mini';
import { handler } from '../../../functions/application/apply/handler.ts';
import { CreatedApplication } from '../../../functions/application/apply/manifest.ts';
import type { WrittenContent } from '../../../shared/domain/application/content.ts';
import { Problem } from '../../../shared/http/problem.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { homeCareSystemId } from '../../support/open-system.ts';
import { ask, type WebAnswer, type WebRequest } from '../../support/web-request.ts';

export interface Draft {
  readonly applicationId: string;
  readonly token: string;
  readonly subject: Subject;
}

export const content: WrittenContent = completeApplication().content;

/** One call of the applicant's API, with a JSON body. */
export async function call(request: Omit<WebRequest, 'body'> & { readonly json?: unknown }): Promise<WebAnswer> {
  const { json, ...rest } = request;
  const type = { 'content-type': 'application/json' };
  return ask(handler, {
    ...rest,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    headers: { ...(json === undefined ? {} : type), ...request.headers },
  });
}

export function create(
  json: unknown = { choiceSystemId: homeCareSystemId, content },
  headers: Record<string, string> = {},
): Promise<WebAnswer> {
  return call({ method: 'POST', route: '/v1/applications', json, headers });
}

export function draftOf(answer: WebAnswer): Draft {
  const { applicationId, token } = CreatedApplication.parse(JSON.parse(answer.body));
  const id = parsePublicId(applicationId);
  if (id === null) throw new Error('Not a public id');
  return { applicationId, token, subject: applicationSubject(id.municipality, id.id) };
}

export async function createDraft(changes: Partial<WrittenContent> = {}): Promise<Draft> {
  return draftOf(await create({ choiceSystemId: homeCareSystemId, content: { ...content, ...changes } }));
}

/** A draft whose contact has confirmed their address, as the contact’s own page does. */
export async function confirmedDraft(changes: Partial<WrittenContent> = {}): Promise<Draft> {
  const draft = await createDraft(changes);
  const before = await stored(draft.subject);
  const confirmedEmail = (changes.contact ?? content.contact).email;
  const event = { type: 'CONTACT_CONFIRMED', at: '2026-03-02T08:00:00.000Z', by: 'test', data: {} };
  await commitApplication({ before, after: { ...before, confirmedEmail }, event });
  return draft;
}

type AboutOne = 'get' | 'replace' | 'evidence' | 'submit' | 'withdraw';

const routes = {
  get: ['GET', '/v1/applications/{applicationId}'],
  replace: ['PUT', '/v1/applications/{applicationId}'],
  evidence: ['POST', '/v1/applications/{applicationId}/evidence'],
  submit: ['POST', '/v1/applications/{applicationId}/submission'],
  withdraw: ['POST', '/v1/applications/{applicationId}/withdrawal'],
} as const satisfies Record<AboutOne, readonly [WebRequest['method'], string]>;

/** A call about one application, by whoever holds its token. */
export function about(
  draft: Pick<Draft, 'applicationId' | 'token'>,
  what: AboutOne,
  json?: unknown,
  headers: Record<string, string> = {},
): Promise<WebAnswer> {
  const [method, route] = routes[what];
  return call({
    method,
    route,
    params: { applicationId: draft.applicationId },
    headers: { authorization: `Bearer ${draft.token}`, ...headers },
    ...(json === undefined ? {} : { json }),
  });
}

/** Takes one file out of a draft, by whoever holds its token. */
export function removeFile(draft: Pick<Draft, 'applicationId' | 'token'>, evidenceId: string): Promise<WebAnswer> {
  return call({
    method: 'DELETE',
    route: '/v1/applications/{applicationId}/evidence/{evidenceId}',
    params: { applicationId: draft.applicationId, evidenceId },
    headers: { authorization: `Bearer ${draft.token}` },
  });
}

export function problemOf(answer: WebAnswer): Problem {
  return Problem.parse(JSON.parse(answer.body));
}

export function fieldOf(answer: WebAnswer, name: string): unknown {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(answer.body))[name];
}

export async function stored(subject: Subject): Promise<KeptApplication> {
  const application = await readApplication(subject);
  if (application === null) throw new Error('It was stored');
  return application;
}

/** A file to offer, as the API wants it declared. */
export const file = {
  kind: 'insurance.certificate',
  fileName: 'försäkring.pdf',
  contentType: 'application/pdf',
  bytes: 2048,
  sha256: 'a'.repeat(64),
};
