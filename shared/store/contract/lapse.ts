import { isRegistered } from '../../domain/application/application.ts';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type Contract, type ContractIn, diaryNumberOf } from '../../domain/contract/contract.ts';
import {
  againstLapse,
  type AskedSignature,
  lapse,
  type LapseError,
  proposeLapse,
  waitLonger,
} from '../../domain/contract/lapse.ts';
import { lapseText } from '../../domain/contract/notice.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import { applicationSubject, commitApplication, readApplication } from '../application/application.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from './contact.ts';
import { giveContractNotice } from './notice.ts';
import { listDelegated } from '../decision/delegated.ts';
import { commitContract, contractSubject, contractWrites, readContract } from './contract.ts';
import { endRound, readRound } from '../task/round.ts';
import { answerTask, moveTask, noteReminder, openTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency } from '../transact.ts';

/** What is asked of whom about a contract, as far as it is open. */
async function openTasksOf(contract: Subject): Promise<readonly OpenTask[]> {
  return (await readTasks(contract)).filter((task): task is OpenTask => task.status === 'OPEN');
}

function askedOf(tasks: readonly OpenTask[]): readonly AskedSignature[] {
  return tasks.flatMap(({ kind, dueOn }): AskedSignature[] => {
    if (kind === 'SIGN') return [{ party: 'PROVIDER', dueOn }];
    return kind === 'REGISTER_SIGNATURE' ? [{ party: 'MUNICIPALITY', dueOn }] : [];
  });
}

/** What stands against letting a contract lapse today, for whoever looks at it. */
export async function readAgainstLapse(contract: Subject, today: string): Promise<ReturnType<typeof againstLapse>> {
  return againstLapse(askedOf(await openTasksOf(contract)), today);
}

/**
 * Asks a person whether an approval lapses whose contract the provider has not signed in time. While the municipality
 * itself is late nothing is proposed, and the calendar comes back to it. Once for all signers who sign jointly.
 * @returns how many were told
 */
export async function proposeToLapse(found: OpenTask, at: string): Promise<number> {
  const { subject } = found;
  const today = stockholmDay(at);
  return retryOnConcurrency(async () => {
    const before = await readContract(subject);
    const tasks = await openTasksOf(subject);
    const task = tasks.find(({ taskId }) => taskId === found.taskId);
    if (before === null || task === undefined || task.reminded.includes('ESCALATED')) return 0;
    const { coordinator, deadlines } = municipalityOf(subject.municipality);
    const { name, email } = coordinator;
    const opened = openTask({
      kind: 'DECIDE_LAPSE',
      subject,
      assignee: { name, email },
      ...diaryNumberOf(before),
      dueOn: addDays(today, deadlines.lapseDays),
      openedAt: at,
    });
    const proposed = proposeLapse(before, { asked: askedOf(tasks), today }, { at, taskId: opened.task.taskId });
    if (!proposed.ok) return 0;
    await commitContract({
      before,
      after: proposed.value,
      event: { type: 'LAPSE_PROPOSED', at, by: 'calendar', data: { taskId: task.taskId, dueOn: task.dueOn } },
      outbox: [opened.mail],
      also: [opened.write, noteReminder(task, 'ESCALATED')],
    });
    return 1;
  });
}

interface Judgement {
  readonly by: string;
  readonly at: string;
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: LapseError | 'UNKNOWN_CONTRACT' };

/**
 * A person lets the approval lapse: contract, application and the workflow's wait in one transaction, with word to the
 * applicant of who decided it and why. A signature that comes at the same time is either in time, or finds it lapsed.
 */
export async function letLapse(
  contract: Subject,
  { by, at, authority, why }: Judgement & { readonly authority: string; readonly why: string },
): Promise<Outcome> {
  return retryOnConcurrency(async (): Promise<Outcome> => {
    const before = await readContract(contract);
    if (before === null) return { ok: false, error: 'UNKNOWN_CONTRACT' };
    const tasks = await openTasksOf(contract);
    const lapsed = lapse(before, { asked: askedOf(tasks), today: stockholmDay(at) }, { at, by, authority, why });
    if (!lapsed.ok) return lapsed;
    await writeLapse(before, lapsed.value, tasks);
    return { ok: true };
  });
}

async function writeLapse(
  before: Kept<Contract>,
  after: ContractIn<'LAPSED'>,
  tasks: readonly OpenTask[],
): Promise<void> {
  const { municipality, basis, contractId, lapsed } = after;
  if (basis.kind !== 'AUTHORISATION') throw new Error('Only what was approved on an application can lapse');
  const { at, by, why } = lapsed;
  const subject = applicationSubject(municipality, basis.applicationId);
  const [application, round, contact] = await Promise.all([
    readApplication(subject),
    readRound(subject, 'SIGNING'),
    contactOf(after),
  ]);
  if (application === null || !isRegistered(application)) throw new Error('A contract without its application');
  if (application.status !== 'CONTRACT_PENDING')
    throw new ConcurrencyError('the application that waits for the contract');
  const end =
    round === null || round.outcome !== undefined
      ? null
      : endRound(subject, { name: 'SIGNING', number: round.number }, 'LAPSED');
  const notice = giveContractNotice(after, contact, {
    noticeId: newId(),
    kind: 'LAPSED',
    text: lapseText(municipalityOf(municipality), after.provider.name, lapsed),
    by,
    at,
  });
  await commitApplication({
    before: application,
    after: { ...application, status: 'LAPSED' },
    event: { type: 'APPROVAL_LAPSED', at, by, data: { contractId } },
    outbox: end === null ? [] : [end.message],
    also: [
      ...(end === null ? [] : [end.write]),
      ...contractWrites({
        before,
        after,
        event: { type: 'CONTRACT_LAPSED', at, by, data: { why, authority: lapsed.authority } },
        outbox: [notice.mail],
        also: [
          ...notice.writes,
          listDelegated({
            schemaVersion: 1,
            subject: contractSubject(municipality, contractId),
            diaryNumber: application.diaryNumber,
            decidedAt: at,
            decidedBy: by,
            delegationPoint: lapsed.authority,
            matter: { kind: 'LAPSE' },
          }),
          ...tasks.map((task) =>
            task.kind === 'DECIDE_LAPSE'
              ? answerTask(task, { at, by, outcome: 'LAPSED' })
              : revokeTask(task, { at, why: 'LAPSED' }),
          ),
        ],
      }),
    ],
  });
}

/** A person gives the provider's signers until another day, with the reason on file; they are told, with new links. */
export async function giveMoreTime(
  contract: Subject,
  { by, at, until, why }: Judgement & { readonly until: string; readonly why: string },
): Promise<Outcome> {
  return retryOnConcurrency(async (): Promise<Outcome> => {
    const before = await readContract(contract);
    if (before === null) return { ok: false, error: 'UNKNOWN_CONTRACT' };
    const waiting = waitLonger(before);
    if (!waiting.ok) return waiting;
    const tasks = await openTasksOf(contract);
    const late = tasks.filter(({ kind, dueOn }) => kind === 'SIGN' && dueOn < until);
    await commitContract({
      before,
      after: waiting.value,
      event: { type: 'TIME_TO_SIGN_EXTENDED', at, by, data: { until, why } },
      outbox: late.map(({ taskId }) => ({ kind: 'MAIL', template: 'EXTENDED', taskId })),
      also: [
        ...late.map((task) => moveTask(task, until)),
        ...tasks
          .filter(({ kind }) => kind === 'DECIDE_LAPSE')
          .map((task) => answerTask(task, { at, by, outcome: 'MORE_TIME' })),
      ],
    });
    return { ok: true };
  });
}
