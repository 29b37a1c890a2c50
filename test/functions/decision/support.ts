import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { handler as requestDecision } from '../../../functions/decision/request-decision/handler.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import type { ProposalFacts } from '../../../shared/domain/decision/derive-proposal.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { OpenTask, Subject, Task, TaskKind } from '../../../shared/domain/task/task.ts';
import {
  applicationSubject,
  commitApplication,
  putContent,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { putCheck } from '../../../shared/store/requirement/check.ts';
import { database } from '../../../shared/store/client.ts';
import { saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readMeeting } from '../../../shared/store/decision/decision.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { committee, finding, proposal } from '../../shared/domain/decision/builders.ts';
import { completeApplication, homeCareScope } from '../../support/application-builder.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { received } from '../../support/stored-case.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext, type WebAnswer } from '../../support/web-request.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The day of the meeting; every test's clock stands on its afternoon. */
export const meetingDay = '2026-03-10';
export const escortScope = { ...homeCareScope, service: 'Ledsagning' };

const issuer = new OidcIssuer();

/** A municipality with its committee and its choice system, and nothing real behind mail and workflow. */
export function useDecisions(): void {
  useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });

  beforeAll(async () => {
    await issuer.start();
    Object.assign(process.env, issuer.environment);
    await saveCommittee(committee(), 'Sekreteraren', new Date().toISOString());
    await openHomeCare();
  });
  afterAll(() => issuer.stop());

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${meetingDay}T13:00:00.000Z`) });
    mail.reset();
    workflow.reset();
    mail.on(SendEmailCommand).resolves({});
    workflow.on(SendTaskSuccessCommand).resolves({});
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** What the checks may lead to, on requirements of the real set. */
export const proposals = {
  clear: () => on([finding('HT-G-01', 'MET')]),
  completed: () => on([finding('HT-G-01', 'MET')], { completions: [{ kind: 'COMPLETION' }] }),
  refusal: () => on([finding('HT-G-01', 'NOT_MET', 'Verksamheten är inte registrerad.')]),
  partial: () =>
    on([finding('HT-G-01', 'NOT_MET', 'Verksamheten är inte registrerad för hemtjänst.')], {
      scopes: [homeCareScope, escortScope],
      requirementServices: { 'HT-G-01': ['Hemtjänst'] },
    }),
} as const;

function on(findings: ReturnType<typeof finding>[], more: Partial<ProposalFacts> = {}): Proposal {
  return proposal({ findings, requirementServices: { 'HT-G-01': 'ALL' }, scopes: [homeCareScope], ...more });
}

/** A page of the committee's, as one of the staff asks for it. */
export function askCommittee(
  handler: Handler,
  page: string,
  who: { role: Role; name: string; email: string },
  request: Partial<Parameters<typeof ask>[1]> = {},
): Promise<WebAnswer> {
  const { role, name, email } = who;
  const token = issuer.token({ sub: email, name, email, 'cognito:groups': [`granvik:${role}`] });
  return ask(handler, {
    route: `/desk/committees/{committeeId}/${page}`,
    params: { committeeId: publicId('granvik', 'socialnamnden') },
    ...request,
    headers: {
      authorization: `Bearer ${token}`,
      ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
  });
}

/** A proposed application, for which the workflow has asked for a decision. */
export async function askedToDecide(
  proposed: Proposal = proposals.clear(),
  { handedOver }: { handedOver?: boolean } = {},
): Promise<Subject> {
  const subject = await proposedApplication(proposed, handedOver);
  await awaitDecision(subject);
  return subject;
}

export async function proposedApplication(proposed: Proposal, handedOver?: boolean): Promise<Subject> {
  const { status: _received, ...application } = received();
  const subject = applicationSubject('granvik', application.applicationId);
  await commitApplication({
    before: null,
    after: {
      ...application,
      status: 'PROPOSED',
      proposal: proposed,
      ...(handedOver === undefined ? {} : { handedOver }),
    },
    event: { type: 'DECISION_PROPOSED', at: proposed.at, by: 'Ebba Lind', data: {} },
    also: [
      putContent(subject, completeApplication().content),
      putCheck(subject, { finding: finding('HT-G-01', 'MET', 'Registreringen är sedd.') }),
      putCheck(subject, { finding: finding('HT-S-01', 'NOT_TESTED_NOW') }),
    ],
  });
  return subject;
}

/** The workflow enters its wait; the same token and instant again is a retry of the same wait. */
export async function awaitDecision(subject: Subject, token = 'token-1'): Promise<void> {
  const applicationId = publicId(subject.municipality, subject.id);
  await requestDecision(
    { applicationId, attempt: 1, taskToken: token, enteredAt: `2026-03-10T12:00:00.000Z/${token}` },
    webContext,
  );
}

/** The mail that was sent last. */
export function sentMail(): { readonly to: readonly string[]; readonly text: string } {
  const sent = mail.commandCalls(SendEmailCommand).at(-1)?.args[0].input;
  return { to: sent?.Destination?.ToAddresses ?? [], text: sent?.Content?.Simple?.Body?.Text?.Data ?? '' };
}

/** What the workflow was told, in order. */
export function workflowAnswers(): unknown[] {
  return workflow
    .commandCalls(SendTaskSuccessCommand)
    .map(({ args: [{ input }] }): unknown => JSON.parse(input.output ?? ''));
}

export async function statusOf(subject: Subject): Promise<Application['status'] | undefined> {
  return (await readApplication(subject))?.status;
}

export async function meetingOf(subject: Subject): Promise<Meeting> {
  const meeting = await readMeeting(subject);
  if (meeting === null) throw new Error('No meeting');
  return meeting;
}

export async function tasksOf(subject: Subject, kind: TaskKind): Promise<Task[]> {
  return (await readTasks(subject)).filter((task) => task.kind === kind);
}

export async function openTaskOf(subject: Subject, kind: TaskKind, seat?: string): Promise<OpenTask> {
  const found = (await tasksOf(subject, kind)).flatMap((task) =>
    task.status === 'OPEN' && (seat === undefined || task.assignee.seat === seat) ? [task] : [],
  );
  const [task] = found;
  if (task === undefined) throw new Error(`No open ${kind}`);
  return task;
}

export async function eventsOf(subject: Subject, type: string): Promise<AuditEvent[]> {
  return (await readEvents(subject)).filter((event) => event.type === type);
}

/** Everything in the tables, to show that nothing was changed. */
export async function everything(): Promise<string> {
  const rows = [...(await everythingIn('CASE_TABLE')), ...(await everythingIn('LINK_TABLE'))];
  return JSON.stringify(rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)));
}

function keyOf(row: Record<string, unknown>): string {
  return `${String(row['pk'])} ${String(row['sk'])}`;
}

/** Transactions are written, and whoever wrote them never hears of it; until revived. */
export function dieAfterCommits(): { readonly revive: () => void } {
  const name = 'dies-after-commits';
  database.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      if (context.commandName?.startsWith('TransactWrite') === true) throw new Error('died');
      return result;
    },
    { name, step: 'initialize' },
  );
  return { revive: () => void database.middlewareStack.remove(name) };
}

/** Something happens when all has been read and the next transaction is about to be written, once. */
export async function beforeNextCommit<T>(happens: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const name = 'before-next-commit';
  let waits = true;
  database.middlewareStack.add(
    (next, context) => async (args) => {
      if (waits && context.commandName?.startsWith('TransactWrite') === true) {
        waits = false;
        await happens();
      }
      return next(args);
    },
    { name, step: 'initialize' },
  );
  try {
    return await work();
  } finally {
    database.middlewareStack.remove(name);
  }
}

/** Somebody at the other end of a mailed link. */
export class Visitor {
  readonly #handler: Handler;
  readonly #route: string;
  readonly #token: string;
  #cookie = '';

  constructor(handler: Handler, word: string, token: string) {
    this.#handler = handler;
    this.#route = `/t/${word}/{token}`;
    this.#token = token;
  }

  /** With a fresh link to the task. */
  static async to(handler: Handler, word: string, task: OpenTask): Promise<Visitor> {
    return new Visitor(handler, word, await issueLink(task, new Date().toISOString()));
  }

  get(method: 'GET' | 'HEAD' = 'GET', lang?: 'en'): Promise<WebAnswer> {
    return this.#ask({ method, ...(lang === undefined ? {} : { query: { lang } }) });
  }

  post(form: Readonly<Record<string, string>>): Promise<WebAnswer> {
    return this.#ask({ form });
  }

  /** Another page that the same browser opens by the same link. */
  opens(handler: Handler, route: string, query: Readonly<Record<string, string>>): Promise<WebAnswer> {
    return ask(handler, { route, params: { token: this.#token }, cookies: [this.#cookie], query });
  }

  /** Shows who they are with the code that was sent. */
  async identify(): Promise<this> {
    await this.post({ step: 'code' });
    const answer = await this.post({ step: 'identity', code: latestCode() });
    this.#cookie = answer.cookies[0]?.split(';')[0] ?? '';
    if (this.#cookie === '') throw new Error(`Not identified: ${String(answer.status)}`);
    return this;
  }

  async withoutConflict(): Promise<this> {
    await this.post({ step: 'conflict', conflict: 'NONE' });
    return this;
  }

  #ask(request: Partial<Parameters<typeof ask>[1]>): Promise<WebAnswer> {
    return ask(this.#handler, {
      route: this.#route,
      params: { token: this.#token },
      ...(this.#cookie === '' ? {} : { cookies: [this.#cookie] }),
      ...request,
    });
  }
}

function latestCode(): string {
  const letters = mail.commandCalls(SendEmailCommand);
  const text = letters.at(-1)?.args[0].input.Content?.Simple?.Body?.Text?.Data ?? '';
  return /\b\d{6}\b/.exec(text)?.[0] ?? '';
}

export type Role = 'delegate' | 'secretary' | 'case-officer' | 'coordinator' | 'auditor';

/** The token of somebody who is signed in. */
/** @param who.at the municipalities that they work for */
export function signedIn(who: { role: Role; name: string; email: string; at?: readonly string[] }): string {
  const { role, name, email, at = ['granvik'] } = who;
  return issuer.token({
    sub: email,
    name,
    email,
    'cognito:groups': at.map((municipality) => `${municipality}:${role}`),
  });
}

/** Somebody who is signed in at a desk page of one case; its file is the page without a name. */
export class Officer {
  readonly #handler: Handler;
  readonly #route: string;
  readonly #subject: Subject;
  readonly #token: string;

  constructor(handler: Handler, page: string, subject: Subject, who: { role: Role; name: string; email: string }) {
    this.#handler = handler;
    this.#route = `/desk/applications/{applicationId}${page === '' ? '' : `/${page}`}`;
    this.#subject = subject;
    this.#token = signedIn(who);
  }

  get(method: 'GET' | 'HEAD' = 'GET', query: Readonly<Record<string, string>> = {}): Promise<WebAnswer> {
    return this.#ask({ method, query });
  }

  post(form: Readonly<Record<string, string>>): Promise<WebAnswer> {
    return this.#ask({ form });
  }

  /** Sends a form with the hidden fields that the page shows now. */
  async send(form: Readonly<Record<string, string>>): Promise<WebAnswer> {
    const { body } = await this.get();
    const hidden: Record<string, string> = {};
    for (const name of ['seen', 'basis']) {
      const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1];
      if (value !== undefined) hidden[name] = value;
    }
    return this.post({ ...hidden, ...form });
  }

  async withoutConflict(): Promise<this> {
    await this.post({ step: 'conflict', conflict: 'NONE' });
    return this;
  }

  #ask(request: Partial<Parameters<typeof ask>[1]>): Promise<WebAnswer> {
    return ask(this.#handler, {
      route: this.#route,
      params: { applicationId: publicId(this.#subject.municipality, this.#subject.id) },
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...request,
    });
  }
}
