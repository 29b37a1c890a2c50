import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SendTaskFailureCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { handler as verifyEvidence } from '../../../functions/application/verify-evidence/handler.ts';
import { handler as checkRequirements } from '../../../functions/requirement/check-requirements/handler.ts';
import { handler as requestAssessment } from '../../../functions/requirement/request-assessment/handler.ts';
import { handler as requestCompletion } from '../../../functions/completion/request/handler.ts';
import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { exclusionRulesOn } from '../../../shared/domain/requirement/exclusion-grounds.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import type { OpenTask, Subject, Task, TaskKind } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { logger } from '../../../shared/platform/logger.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  putContent,
  putEvidence,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { readChecks, readFindings } from '../../../shared/store/requirement/check.ts';
import {
  choiceSystemSubject,
  putRequirementSet,
  putVersion,
  readVersion,
} from '../../../shared/store/choice-system/choice-system.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { type BuiltApplication, homeCare } from '../../support/application-builder.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { received } from '../../support/stored-case.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, type WebAnswer, webContext } from '../../support/web-request.ts';
import { closed, listen } from '../../support/web-server.ts';
import { workflow } from '../../support/mocked-services.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** Three days after the applications of these tests arrived. */
export const today = '2026-03-05';

const issuer = new OidcIssuer();

/** What lies in the evidence bucket, by key: served over HTTP as the bucket would to a signed request. */
export const bucket = new Map<string, Uint8Array>();

/** When each of them came, by key; absent: now. */
export const arrivals = new Map<string, string>();

/** A municipality with its choice system, an evidence bucket, a sign-in service, and no real workflow. */
export function useRequirements(): void {
  useTables({ EVIDENCE_BUCKET: 'evidence', MAIL_FROM: 'valbar@granvik.example' });
  const server: Server = createServer((request, response) => {
    if (request.method === 'POST') void receive(request, response);
    else serveFile(request, response);
  });

  beforeAll(async () => {
    logger.setLogLevel('SILENT');
    await issuer.start();
    const port = await listen(server);
    Object.assign(process.env, issuer.environment, { AWS_ENDPOINT_URL: `http://127.0.0.1:${String(port)}` });
    await openHomeCare();
  });
  afterAll(async () => {
    Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL');
    await closed(server);
    await issuer.stop();
  });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${today}T09:00:00.000Z`) });
    workflow.reset();
    workflow.on(SendTaskSuccessCommand).resolves({});
    workflow.on(SendTaskFailureCommand).resolves({});
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

function serveFile(request: IncomingMessage, response: ServerResponse): void {
  const key = new URL(request.url ?? '/', 'http://here.invalid').pathname.replace('/evidence/', '');
  const file = bucket.get(key);
  if (file === undefined) response.writeHead(404).end();
  else response.writeHead(200, headersOf(file, key)).end(request.method === 'HEAD' ? undefined : file);
}

function headersOf(file: Uint8Array, key: string): Record<string, string | number> {
  const arrivedAt = new Date(arrivals.get(key) ?? Date.now());
  return { 'content-length': file.byteLength, 'last-modified': arrivedAt.toUTCString() };
}

/** Takes a browser's form and leads back, as S3 does. */
async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData();
  const [key, back, file] = [form.get('key'), form.get('success_action_redirect'), form.get('file')];
  if (typeof key !== 'string' || typeof back !== 'string' || !(file instanceof File)) {
    response.writeHead(400).end();
    return;
  }
  bucket.set(key, new Uint8Array(await file.arrayBuffer()));
  response.writeHead(303, { location: `${back}?bucket=evidence&key=${encodeURIComponent(key)}` }).end();
}

/** An application as it arrived, confirmed by its signatory. */
export async function arrived(built: BuiltApplication, versionNumber = 1): Promise<Subject> {
  const application: RegisteredApplication = {
    ...received({ versionNumber }),
    applicantName: built.content.applicant.name,
    receivedAt: `${built.receivedOn}T09:00:00.000Z`,
    signatoryConfirmedAt: `${built.receivedOn}T12:00:00.000Z`,
  };
  const subject = applicationSubject('granvik', application.applicationId);
  await commitApplication({
    before: null,
    after: application,
    event: { type: 'APPLICATION_RECEIVED', at: application.receivedAt, by: 'applicant', data: {} },
    also: [putContent(subject, built.content), ...built.evidence.map((file) => putEvidence(subject, file))],
  });
  return subject;
}

/** What the workflow does after an application's arrival, until it waits for an officer or an applicant. */
export async function checked(subject: Subject): Promise<'NEEDS_COMPLETION' | 'READY'> {
  const { outcome } = await checkRequirements(stepOf(subject), webContext);
  return outcome;
}

let entries = 0;

/** The workflow enters its wait for the applicant. */
export async function awaitCompletion(subject: Subject, token = newToken()): Promise<void> {
  await requestCompletion({ ...stepOf(subject), taskToken: token, enteredAt: token }, webContext);
}

/** The workflow enters its wait for an officer. */
export async function awaitAssessment(subject: Subject, token = newToken()): Promise<void> {
  await requestAssessment({ ...stepOf(subject), taskToken: token, enteredAt: token }, webContext);
}

/** Publishes another version of the choice system's requirements beside the first. */
export async function publishAnotherVersion(
  number: number,
  change: (requirement: Requirement) => Requirement,
): Promise<void> {
  const set = { ...homeCare, requirements: homeCare.requirements.map(change) };
  const contentHash = hashOf(set);
  const first = await readVersion('granvik', 'hemtjanst', 1);
  if (first?.status !== 'PUBLISHED') throw new Error('It was published');
  const subject = choiceSystemSubject('granvik', 'hemtjanst');
  const version = { ...first, number, requirementSet: { id: set.id, contentHash } };
  await recordEvent(
    subject,
    { type: 'VERSION_PUBLISHED', at: '2026-02-01T09:00:00.000Z', by: 'Sam Ordning', data: { number } },
    { also: [putRequirementSet(subject, set, contentHash), putVersion(subject, version)] },
  );
}

/** An application in an officer's hands. */
export async function inAssessment(built: BuiltApplication, versionNumber = 1): Promise<Subject> {
  const subject = await arrived(built, versionNumber);
  await checked(subject);
  await awaitAssessment(subject);
  return subject;
}

function newToken(): string {
  entries += 1;
  return `token-${String(entries)}`;
}

function stepOf({ municipality, id }: Subject) {
  return { applicationId: publicId(municipality, id), attempt: 1 };
}

/** The bucket tells that a file has arrived. */
export async function announce(key: string): Promise<void> {
  const event = {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'evidence' }, object: { key } },
  };
  await verifyEvidence(event, webContext);
}

/** What the workflow was told, in order. */
export function workflowAnswers(): unknown[] {
  return workflow
    .commandCalls(SendTaskSuccessCommand)
    .map(({ args: [{ input }] }): unknown => JSON.parse(input.output ?? ''));
}

export async function applicationOf(subject: Subject): Promise<KeptApplication & RegisteredApplication> {
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) throw new Error('It was stored');
  return application;
}

export async function findingOf(subject: Subject, requirementId: string): Promise<Finding> {
  const found = (await readFindings(subject)).find((finding) => finding.requirementId === requirementId);
  if (found === undefined) throw new Error(`No finding of ${requirementId}`);
  return found;
}

export async function eventTypes(subject: Subject): Promise<string[]> {
  return (await readEvents(subject)).map(({ type }) => type);
}

/** The outcomes that the outbox takes to the workflow, in order. */
export async function callbacks(subject: Subject): Promise<string[]> {
  return (await readOutbox(subject)).flatMap(({ message }) =>
    message.kind === 'CALLBACK' ? [`${message.round} ${String(message.number)} ${message.outcome}`] : [],
  );
}

export async function tasksOf(subject: Subject, kind: TaskKind): Promise<Task[]> {
  return (await readTasks(subject)).filter((task) => task.kind === kind);
}

export async function openTaskOf(subject: Subject, kind: TaskKind): Promise<OpenTask> {
  const task = (await tasksOf(subject, kind)).find((found) => found.status === 'OPEN');
  if (task?.status !== 'OPEN') throw new Error(`No open ${kind}`);
  return task;
}

/** Everything in the tables, to show that nothing was changed. */
export async function everything(): Promise<string> {
  const rows = [...(await everythingIn('CASE_TABLE')), ...(await everythingIn('LINK_TABLE'))];
  return JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted());
}

export type Form = Readonly<Record<string, string | readonly string[]>>;

/** A page with its forms, as somebody without scripts uses it. */
export class Reader {
  readonly #handler: Handler;
  readonly #route: string;
  readonly #params: Readonly<Record<string, string>>;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(
    handler: Handler,
    route: string,
    params: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    this.#handler = handler;
    this.#route = route;
    this.#params = params;
    this.#headers = headers;
  }

  /** The same reader at another address. */
  at(route: string, params: Readonly<Record<string, string>>): Reader {
    return new Reader(this.#handler, route, { ...this.#params, ...params }, this.#headers);
  }

  get(query: Readonly<Record<string, string>> = {}, method: 'GET' | 'HEAD' = 'GET'): Promise<WebAnswer> {
    return ask(this.#handler, { method, route: this.#route, params: this.#params, query, headers: this.#headers });
  }

  post(form: Form): Promise<WebAnswer> {
    return ask(this.#handler, { route: this.#route, params: this.#params, headers: this.#headers, form });
  }

  /** Fills in the page as it is now: what it carries hidden and shows filled in is sent along. */
  async send(form: Form, query: Readonly<Record<string, string>> = {}): Promise<WebAnswer> {
    const { body } = await this.get(query);
    return this.post({ ...hiddenIn(body), ...form });
  }
}

/** The hidden fields of a page. */
export function hiddenIn(body: string): Record<string, string> {
  const fields = body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The holder of a mailed link to an open task. */
export async function holderOf(handler: Handler, word: string, task: OpenTask): Promise<Reader> {
  return new Reader(handler, `/t/${word}/{token}`, { token: await issueLink(task, new Date().toISOString()) });
}

/** An ID token of one of the municipality's accounts. */
export function tokenOf(name: string, role: string, email?: string): string {
  const address = email === undefined ? {} : { email };
  return issuer.token({ sub: name, name, ...address, 'cognito:groups': [`granvik:${role}`] });
}

/** Somebody signed in with one of the municipality's accounts. */
export function officerAt(
  handler: Handler,
  subject: Subject,
  who: { readonly name?: string; readonly role?: string } = {},
): Reader {
  const { name = 'Ebba Lind', role = 'case-officer' } = who;
  // Whoever it is has an address of their own, by which a conflict of interest is theirs.
  const email = name === 'Ebba Lind' ? undefined : `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@granvik.example`;
  const token = tokenOf(name, role, email);
  const params = { applicationId: publicId(subject.municipality, subject.id) };
  return new Reader(handler, '/desk/applications/{applicationId}/assessment', params, {
    authorization: `Bearer ${token}`,
  });
}

/** Answers for everything that waits for a person: all met, no ground exists. */
export async function allMet(subject: Subject): Promise<Form> {
  const waiting = (await readChecks(subject)).filter(({ finding }) => finding.result === 'NEEDS_HUMAN');
  return {
    ...Object.fromEntries(
      waiting
        .filter(({ finding }) => finding.requirementId !== 'HT-G-02')
        .map(({ finding }) => [`result-${finding.requirementId}`, 'MET']),
    ),
    ...noGrounds,
  };
}

export const noGrounds: Form = Object.fromEntries(
  exclusionRulesOn('2026-03-06')
    .grounds.map(({ ground }) => ground)
    .flatMap((ground): [string, string][] => [
      [`applies-${ground}`, 'NO'],
      [`evidence-${ground}`, 'Registerutdrag sett 4 mars 2026.'],
      [`representatives-${ground}`, 'Mika Glänta'],
    ]),
);
