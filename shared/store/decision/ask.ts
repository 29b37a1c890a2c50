import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type ConflictRuling, rulingOn } from '../../domain/decision/conflict-of-interest.ts';
import { isInMeeting } from '../../domain/decision/mode.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Assignee, OpenTask, Subject, Task } from '../../domain/task/task.ts';
import { commitApplication, readApplication } from '../application/application.ts';
import { putRound, readRound, type Round } from '../task/round.ts';
import { municipalityOf } from '../../platform/config.ts';
import { openTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';
import { whereItStands } from './delegation.ts';
import { mailsTo, onFormerBasis } from './ended-links.ts';
import { bodyOf, openDecisionTasks, type ProposedApplication, rightOf } from './pending.ts';
import { type Ask, asksOf } from './who-is-asked.ts';

/** Opens a round of decision: the tasks of those whom the delegation order names for the proposed outcome. */
export async function askToDecide(application: ProposedApplication, round: Round, at: string): Promise<void> {
  const subject = subjectOf(application);
  const tasks = await readTasks(subject);
  const { after, unchanged } = await whereItStands(application, at);
  await ask(application, round, at, {
    after,
    type: 'DECISION_REQUESTED',
    by: 'workflow',
    why: 'NEW_ROUND',
    // What an interrupted round left open: nobody waits for it.
    takenBack: openDecisionTasks(tasks),
    kept: [],
    earlier: onFormerBasis(tasks, application.proposal.basisHash),
    told: 'NEW_BASIS',
    also: [putRound(subject, round), ...unchanged],
  });
}

/**
 * Asks those whom the delegation order and the roster name today, in the round that is open: whoever has left keeps no
 * task, and every link that was sent before says that it was taken back. Votes of a meeting that has begun stay, since it
 * keeps the roster it began with; what somebody has answered about their own interests stands.
 * @returns whether there was a round to ask in
 */
export async function askAnew(subject: Subject, by: string, at: string): Promise<boolean> {
  const asked = await changeDecider(subject, ({ application }) =>
    ok({ application, type: 'DECISION_REQUESTED_ANEW', by, at, why: 'ASKED_ANEW' }),
  );
  return asked.ok;
}

/** A case that waits for its decision, as it was read. */
export interface PendingCase {
  readonly application: ProposedApplication;
  readonly tasks: readonly Task[];
}

/** How somebody else came to decide on it. */
export interface DeciderChange extends Pick<NewEvent, 'type' | 'by' | 'at'> {
  /** The case as it is from now. */
  readonly application: ProposedApplication;
  readonly data?: NewEvent['data'];
  /** What the tasks that are taken back say, so that their links can tell. */
  readonly why: string;
}

/**
 * Changes by whom a pending decision is made, and asks them in the same round: those who were asked before have their
 * tasks taken back in the same transaction, so that of their press and this change only one holds.
 * @returns `SETTLED` when the case waits for no decision
 */
export async function changeDecider<E extends string>(
  subject: Subject,
  change: (pending: PendingCase) => Result<DeciderChange, E> | Promise<Result<DeciderChange, E>>,
): Promise<Result<true, E | 'SETTLED'>> {
  return retryOnConcurrency(async () => {
    // The case first: what is read after it can't be older than what the write is conditional on.
    const application = await readApplication(subject);
    const [round, tasks] = await Promise.all([readRound(subject, 'DECISION'), readTasks(subject)]);
    if (application?.status !== 'PROPOSED' || round === null || round.outcome !== undefined) return err('SETTLED');
    const changed = await change({ application, tasks });
    if (!changed.ok) return changed;
    const { application: changedTo, type, by, at, data, why } = changed.value;
    const { after, unchanged } = await whereItStands(changedTo, at);
    const body = bodyOf(after);
    const isMeeting = isInMeeting(rightOf(after)) && body.id === bodyOf(application).id;
    const takenBack = openDecisionTasks(tasks).filter(({ kind }) => !isMeeting || kind !== 'VOTE');
    await ask(application, round, at, {
      after,
      type,
      by,
      ...(data === undefined ? {} : { data }),
      why,
      takenBack,
      kept: tasks.filter(({ basisHash }) => basisHash === application.proposal.basisHash),
      earlier: takenBack,
      told: 'DECIDER_CHANGED',
      also: unchanged,
    });
    return ok(true);
  });
}

interface Asking extends Pick<NewEvent, 'type' | 'by'> {
  /** The case after it. */
  readonly after: ProposedApplication;
  readonly data?: NewEvent['data'];
  readonly takenBack: readonly OpenTask[];
  readonly why: string;
  /** Tasks on the same basis, whose answers need not be asked for again. */
  readonly kept: readonly Task[];
  /** Tasks whose links end, and what their holders are told of it. */
  readonly earlier: readonly Task[];
  readonly told: 'NEW_BASIS' | 'DECIDER_CHANGED';
  readonly also: readonly Write[];
}

async function ask(
  application: ProposedApplication,
  round: Round,
  at: string,
  { after: standing, type, by, data, takenBack, why, kept, earlier, told, also }: Asking,
): Promise<void> {
  const { after, right, asks } = await withoutRuledOut(standing, at);
  const rulings = after.conflictRulings ?? [];
  const opened = asks
    .filter(({ kind, assignee }) => kind !== 'PREPARE' || !isAnswered(kept, kind, assignee))
    .filter(({ kind, assignee }) => kind !== 'PREPARE' || rulingOn(rulings, assignee.email)?.answer !== 'DECLARED')
    .map((one) => openTask({ ...taskOf(one, application, round, at), ...impartialityOf(kept, rulings, one) }));
  await commitApplication({
    before: application,
    after,
    event: {
      type,
      at,
      by,
      data: {
        ...data,
        mode: right.mode,
        ...(right.mode === 'MEETING' ? {} : { delegationPoint: right.delegationPoint }),
        round: round.number,
        basisHash: application.proposal.basisHash,
      },
    },
    outbox: mailsTo(
      opened.map(({ task }) => task),
      earlier,
      told,
      municipalityOf(application.municipality).preparationMail,
    ),
    also: [...opened.map(({ write }) => write), ...takenBack.map((task) => revokeTask(task, { at, why })), ...also],
  });
}

/** Whoever the committee has ruled to have a conflict of interest is no delegate in the case: it decides itself (KL 6:30). */
async function withoutRuledOut(application: ProposedApplication, at: string) {
  const day = stockholmDay(at);
  const right = rightOf(application);
  const asks = await asksOf(right, application, day);
  const out = asks
    .map(({ assignee }) => rulingOn(application.conflictRulings ?? [], assignee.email))
    .find((ruling) => ruling?.answer === 'DECLARED');
  if (isInMeeting(right) || out === undefined) return { after: application, right, asks };
  const { urgency: _urgency, ...rest } = application;
  const { name } = municipalityOf(application.municipality).committee;
  const text = `${name} ${out.heldOn} § ${out.paragraph}: ${out.name} är jävig`;
  const remark = { kind: 'HANDED_OVER', by: out.by, text, at, conflictOf: out.email } as const;
  const after = { ...rest, handedOver: true, remark };
  return { after, right: rightOf(after), asks: await asksOf(rightOf(after), after, day) };
}

function taskOf(
  { kind, assignee, dueOn, ends }: Ask,
  application: ProposedApplication,
  round: Round,
  at: string,
): Parameters<typeof openTask>[0] {
  const { diaryNumber, proposal } = application;
  return {
    kind,
    subject: subjectOf(application),
    assignee,
    diaryNumber,
    dueOn,
    basisHash: proposal.basisHash,
    ...(ends ? { round: { name: round.name, number: round.number } } : {}),
    openedAt: at,
  };
}

const isTheirs =
  ({ email }: Assignee) =>
  ({ assignee }: Task): boolean =>
    assignee.email !== undefined && assignee.email.toLowerCase() === email?.toLowerCase();

function isAnswered(tasks: readonly Task[], kind: Task['kind'], assignee: Assignee): boolean {
  return tasks.filter(isTheirs(assignee)).some((task) => task.kind === kind && task.status === 'ANSWERED');
}

/** What they have said of their own interests in the same task: the first word stands, unless the committee has ruled. */
function impartialityOf(
  tasks: readonly Task[],
  rulings: readonly ConflictRuling[],
  { kind, assignee }: Ask,
): Pick<OpenTask, 'conflict' | 'conflictAnsweredAt'> {
  const ruled = rulingOn(rulings, assignee.email);
  if (ruled !== undefined) return { conflict: ruled.answer, conflictAnsweredAt: ruled.at };
  const said = tasks
    .filter(isTheirs(assignee))
    .find((task) => task.kind === kind && task.conflict !== undefined && task.conflictAnsweredAt !== undefined);
  if (said?.conflict === undefined || said.conflictAnsweredAt === undefined) return {};
  return { conflict: said.conflict, conflictAnsweredAt: said.conflictAnsweredAt };
}

function subjectOf({ municipality, applicationId }: ProposedApplication): Subject {
  return { municipality, type: 'APPLICATION', id: applicationId };
}
