import { type ApplicationIn, isRegistered, type RegisteredApplication } from '../../domain/application/application.ts';
import type { ContentFault } from '../../domain/application/content-fault.ts';
import { canMove } from '../../domain/application/status.ts';
import { type RegisteredWithdrawal, withdrawalFaults } from '../../domain/application/withdrawal.ts';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject, Task } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  readApplication,
  readContent,
} from './application.ts';
import type { Door } from './draft.ts';
import { consumeLink } from '../task/link.ts';
import { ofProvider } from '../provider/provider.ts';
import { endRound, readRound, RoundName } from '../task/round.ts';
import { answerTask, openTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency } from '../transact.ts';

/**
 * What became of a wish to withdraw. `DISCARDED`: it was a draft, which the next night's sweep erases.
 * `ASKED`: the signatories are asked, and the first of them who says so withdraws it. `WITHDRAWN`: it was before.
 */
export type WithdrawalRequest = 'DISCARDED' | 'ASKED' | 'WITHDRAWN';

/**
 * Begins a withdrawal. Whoever has the token may discard a draft; what has been received is withdrawn by a named
 * signatory alone, with a code. Asking again asks nobody anew.
 * `DECIDED`: there is nothing to withdraw any more.
 */
export async function requestWithdrawal(door: Door, at: string): Promise<Result<WithdrawalRequest, 'DECIDED'>> {
  return retryOnConcurrency(async () => {
    const application = await door();
    if (application.status === 'WITHDRAWN') {
      return ok(application.diaryNumber === undefined ? 'DISCARDED' : 'WITHDRAWN');
    }
    if (!canMove(application.status, 'withdraw')) return err('DECIDED');
    const subject = applicationSubject(application.municipality, application.applicationId);
    const [content, tasks] = await Promise.all([readContent(subject), readTasks(subject)]);
    if (application.status === 'DRAFT') {
      await commitApplication({
        before: application,
        after: withdrawn(application, at),
        event: { type: 'DRAFT_DISCARDED', at, by: 'applicant', data: {} },
        also: tasks.filter(isOpen).map((task) => revokeTask(task, { at, why: 'WITHDRAWN' })),
      });
      return ok('DISCARDED');
    }
    if (content === null) throw new Error('An application without its content');
    if (tasks.filter(isOpen).some(({ kind }) => kind === 'WITHDRAW')) return ok('ASKED');
    const { days } = municipalityOf(application.municipality).confirmation;
    const asked = (content.signatories ?? [content.contact]).map((assignee) =>
      openTask({
        kind: 'WITHDRAW',
        subject,
        assignee,
        ...ofProvider(subject.municipality, content.applicant.registration, subject.id),
        diaryNumber: application.diaryNumber,
        dueOn: addDays(stockholmDay(at), days),
        openedAt: at,
      }),
    );
    await commitApplication({
      before: application,
      after: application,
      event: {
        type: 'WITHDRAWAL_REQUESTED',
        at,
        by: 'applicant',
        data: { taskIds: asked.map(({ task }) => task.taskId) },
      },
      outbox: asked.map(({ mail }) => mail),
      also: asked.map(({ write }) => write),
    });
    return ok('ASKED');
  });
}

/** A signatory's own word that the application is withdrawn, from the link that asked. */
export interface Withdrawal {
  readonly task: OpenTask;
  readonly link: { readonly municipality: string; readonly tokenHash: string };
  readonly at: string;
}

/**
 * Withdraws an application, from any state before its decision: what the workflow waits for ends, everybody's open tasks
 * are taken back, and the applicant and the coordinator are told. Of this and a decision at once one holds.
 */
export async function withdraw({ task, link, at }: Withdrawal): Promise<Result<KeptApplication, 'DECIDED'>> {
  const { subject } = task;
  return retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    if (application === null || application.status === 'DRAFT') throw new Error('A task without its application');
    if (!canMove(application.status, 'withdraw')) return err('DECIDED');
    const open = await endOpen(subject, { at, why: 'WITHDRAWN', but: task.taskId });
    const after = await commitApplication({
      before: application,
      after: withdrawn(application, at),
      event: {
        type: 'APPLICATION_WITHDRAWN',
        at,
        by: task.assignee.name,
        data: { taskId: task.taskId, from: application.status, identity: 'LINK_AND_CODE' },
      },
      outbox: [...open.messages, ...told],
      also: [
        answerTask(task, { at, by: task.assignee.name, outcome: 'WITHDRAWN' }),
        consumeLink(link, at),
        ...open.writes,
      ],
    });
    return ok(after);
  });
}

/** `ALREADY`: it was withdrawn before. `DECIDED`: there is nothing to withdraw any more. */
export type RegistrationRefusal =
  { readonly code: 'ALREADY' | 'DECIDED' } | { readonly code: 'FAULTY'; readonly faults: readonly ContentFault[] };

/**
 * Withdraws an application by word that came by letter or telephone, as an officer registers it; what follows is the same
 * as when a signatory does it by their link.
 */
export async function registerWithdrawal(
  subject: Subject,
  withdrawal: RegisteredWithdrawal,
  at: string,
): Promise<Result<KeptApplication, RegistrationRefusal>> {
  return retryOnConcurrency(async () => {
    const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
    if (application?.status === 'WITHDRAWN') return err({ code: 'ALREADY' });
    if (application === null || content === null || !isRegistered(application)) throw new Error('It was registered');
    if (!canMove(application.status, 'withdraw')) return err({ code: 'DECIDED' });
    const { receivedAt } = application;
    const faults = withdrawalFaults(withdrawal, { content, receivedAt, today: stockholmDay(at) });
    if (faults.length > 0) return err({ code: 'FAULTY', faults });
    const open = await endOpen(subject, { at, why: 'WITHDRAWN' });
    const { channel, receivedOn, registeredBy } = withdrawal;
    const after = await commitApplication({
      before: application,
      after: { ...withdrawn(application, at), withdrawal },
      event: {
        type: 'APPLICATION_WITHDRAWN',
        at,
        by: registeredBy.name,
        data: { from: application.status, channel, receivedOn, saidBy: withdrawal.from },
      },
      outbox: [...open.messages, ...told],
      also: open.writes,
    });
    return ok(after);
  });
}

/**
 * Closes an open application of a system that the municipality has cancelled: by a person, one case at a time. Its
 * applicant has been told of the decision and its reasons (LOV 8:2 st. 2).
 */
export async function closeAsCancelled(
  subject: Subject,
  { by, decision, at }: { readonly by: string; readonly decision: string; readonly at: string },
): Promise<Result<KeptApplication, 'DECIDED'>> {
  return retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    if (application === null || !isRegistered(application) || !canMove(application.status, 'withdraw')) {
      return err('DECIDED');
    }
    const open = await endOpen(subject, { at, why: 'SYSTEM_CANCELLED' });
    const after = await commitApplication({
      before: application,
      after: { ...withdrawn(application, at), closed: { by, decision } },
      event: { type: 'APPLICATION_CLOSED', at, by, data: { from: application.status, decision } },
      outbox: open.messages,
      also: open.writes,
    });
    return ok(after);
  });
}

const isOpen = (task: Task): task is OpenTask => task.status === 'OPEN';

/** The applicant and the coordinator. */
const told = [
  { kind: 'MAIL', template: 'WITHDRAWN' },
  { kind: 'MAIL', template: 'WITHDRAWN_TO_COORDINATOR' },
] as const;

/** Ends what the workflow waits for, and takes everybody's open tasks back. @param but a task that ends by its answer */
async function endOpen(
  subject: Subject,
  { at, why, but }: { readonly at: string; readonly why: string; readonly but?: string },
) {
  const [tasks, ...rounds] = await Promise.all([
    readTasks(subject),
    ...RoundName.options.map((name) => readRound(subject, name)),
  ]);
  const ends = rounds
    .filter((round) => round !== null)
    .filter(({ outcome }) => outcome === undefined)
    .map((round) => endRound(subject, round, 'WITHDRAWN'));
  const others = tasks.filter(isOpen).filter(({ taskId }) => taskId !== but);
  return {
    messages: ends.map(({ message }) => message),
    writes: [...others.map((task) => revokeTask(task, { at, why })), ...ends.map(({ write }) => write)],
  };
}

/** What is kept of a withdrawn application's head; its content, its register entry and its events stay as they are. */
function withdrawn(application: KeptApplication, at: string): ApplicationIn<'WITHDRAWN'> {
  const { schemaVersion, applicationId, municipality, choiceSystemId, versionNumber, applicantName } = application;
  const { tokenHashes, confirmedEmail, createdAt } = application;
  return {
    schemaVersion,
    status: 'WITHDRAWN',
    applicationId,
    municipality,
    choiceSystemId,
    versionNumber,
    applicantName,
    tokenHashes,
    ...(confirmedEmail === undefined ? {} : { confirmedEmail }),
    createdAt,
    ...(isRegistered(application) ? registration(application) : {}),
    withdrawnAt: at,
  };
}

function registration(application: RegisteredApplication) {
  const { diaryNumber, foreignNumber, receivedAt, contentHash, completions, siblings } = application;
  return {
    diaryNumber,
    receivedAt,
    contentHash,
    completions,
    ...(foreignNumber === undefined ? {} : { foreignNumber }),
    ...(siblings === undefined ? {} : { siblings }),
  };
}
