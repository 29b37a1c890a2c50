import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Made } from '../../domain/decision/decision.ts';
import { type Delegate, madeByDelegate } from '../../domain/decision/delegate.ts';
import { type DecisionRight, rightToTerminate } from '../../domain/decision/mode.ts';
import type { Measure, MeasureIn } from '../../domain/measure/measure.ts';
import { checkMeetingDay, handOverMeasure, refuseTermination, returnMeasure } from '../../domain/measure/terminate.ts';
import { isSamePerson, needsAnother } from '../../domain/municipality/four-eyes.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import type { Kept } from '../codec.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { type DelegatePress, type DelegateRefusal, identifiedAs, superiorOf } from '../decision/as-delegate.ts';
import { readStanding } from '../decision/delegation.ts';
import { consumeLink } from '../task/link.ts';
import { answerTask, readTask, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, transact, type Write } from '../transact.ts';
import { readGrounds } from './grounds.ts';
import { measureWrites, readMeasure } from './measure.ts';
import { askCoordinator, askToDecide } from './refer.ts';
import { writeTermination } from './terminate.ts';

/** By whom a referred measure is decided now. */
export function rightOf({ municipality, referral }: MeasureIn<'REFERRED'>): DecisionRight {
  const { handedOver, urgency } = referral;
  return rightToTerminate(municipalityOf(municipality), { handedOver: handedOver !== undefined, urgency });
}

type Answered = 'DECIDED' | 'SENT_BACK' | 'HANDED_OVER';
export type RulingRefusal = Exclude<DelegateRefusal, 'FILES_LOST'> | 'DONE_THEIR_PART';

/**
 * Takes a delegate's answer, binding at the click (KL 6:37, 7:5): the contract ends as proposed, the case goes back with a
 * question, or it is left to the committee. Another outcome is the committee's. Of two answers at once, one finds it settled.
 */
export async function answerAsDelegate(press: DelegatePress): Promise<Result<Answered, RulingRefusal>> {
  const { answer, at, link, delegate } = press;
  return retryOnConcurrency(async (): Promise<Result<Answered, RulingRefusal>> => {
    const found = await readAsked(press.task);
    if (found === null) return err('SETTLED');
    const { before, task } = found;
    if (task.conflict === undefined) return err('CONFLICT_NOT_ANSWERED');
    if (press.shownBasisHash !== before.referral.basisHash) return err('BASIS_CHANGED');
    if (isBarred(before, delegate)) return err('SAME_PERSON');
    const right = rightOf(before);
    const { revocation, unchanged } = await readStanding(before.municipality, right, stockholmDay(at));
    if (revocation !== undefined) return err('NOT_DELEGATED');
    const as = await identifiedAs({ delegate, at }, task, right);
    if (as === null) return err('NOT_THE_DELEGATE');
    const also = [...(link === undefined ? [] : [consumeLink(link, at)]), ...unchanged];
    const by = as.name;
    if (answer.answer === 'HAND_OVER') {
      await handOver({ before, task, reason: answer.reason, by, at, also });
      return ok('HANDED_OVER');
    }
    const conflict = { conflict: task.conflict, declaredAt: task.conflictAnsweredAt ?? at };
    if (conflict.conflict === 'DECLARED') return err('CONFLICT_DECLARED');
    if (answer.answer === 'SEND_BACK') {
      await sendBack({ before, task, question: answer.question, by, at, also });
      return ok('SENT_BACK');
    }
    const made = madeByDelegate({ right, delegate: as, conflict: { ...conflict, conflict: 'NONE' }, at });
    if (!made.ok) return made.error === 'FILES_LOST' ? err('BASIS_CHANGED') : err(made.error);
    const [grounds, contract] = [await readGrounds(before), await readOwn(before)];
    if (!grounds.isOwed || contract === null) return err('DONE_THEIR_PART');
    await writeTermination({
      before,
      contract,
      made: made.value,
      task,
      by,
      at,
      also: [...also, ...grounds.unchanged],
      outbox: superiorOf(right),
    });
    return ok('DECIDED');
  });
}

/** A delegate's declared conflict of interest (KL 6:28, 7:4): the committee decides instead. */
export async function handOverForConflict(pressed: OpenTask, at: string): Promise<void> {
  await retryOnConcurrency(async () => {
    const found = await readAsked(pressed);
    if (found === null) return;
    const { before, task } = found;
    const declared: OpenTask = { ...task, conflict: 'DECLARED', conflictAnsweredAt: at };
    await handOver({
      before,
      task: declared,
      reason: 'Delegaten har anmält jäv.',
      by: task.assignee.name,
      at,
      also: [],
    });
  });
}

/** What a secretary registers of a meeting. `OTHERWISE`: it was decided that the contract does not end. */
export interface RegisteredResult {
  readonly heldOn: string;
  readonly paragraph: string;
  readonly chair: string;
  readonly outcome: 'AS_PROPOSED' | 'OTHERWISE' | 'REFER_BACK';
  /** The reasons, or the question; the proposal has its own. */
  readonly words?: string | undefined;
}

export type RegisterRefusal =
  'SETTLED' | 'DONE_THEIR_PART' | 'NOT_DELEGATED' | 'BEFORE_REFERRAL' | 'DAY_TO_COME' | 'WORDS_MISSING';

/**
 * Registers what the committee, or the subcommittee that it delegated to, decided in its meeting; the minutes are the
 * meeting's own. What was put right before the meeting's day is no ground for what it decided.
 */
export async function registerResult(
  subject: Subject,
  result: RegisteredResult,
  { by, at, shownBasisHash }: { readonly by: string; readonly at: string; readonly shownBasisHash: string },
): Promise<Result<Answered | 'REFUSED', RegisterRefusal | 'BASIS_CHANGED'>> {
  return retryOnConcurrency(async (): Promise<Result<Answered | 'REFUSED', RegisterRefusal | 'BASIS_CHANGED'>> => {
    const before = await readMeasure(subject);
    if (before?.status !== 'REFERRED') return err('SETTLED');
    const task = await readTask(subject, before.referral.taskId);
    if (task?.status !== 'OPEN' || task.kind !== 'REGISTER_TERMINATION') return err('SETTLED');
    if (shownBasisHash !== before.referral.basisHash) return err('BASIS_CHANGED');
    const { heldOn, outcome, words } = result;
    const day = checkMeetingDay(result, { referredOn: stockholmDay(before.referral.at), today: stockholmDay(at) });
    if (!day.ok) return day;
    if (outcome !== 'AS_PROPOSED' && words === undefined) return err('WORDS_MISSING');
    const right = rightOf(before);
    const { revocation, unchanged } = await readStanding(before.municipality, right, heldOn);
    if (revocation !== undefined) return err('NOT_DELEGATED');
    const asked = { before, task, by, at, also: unchanged };
    if (outcome === 'REFER_BACK') {
      await sendBack({ ...asked, question: words ?? '' });
      return ok('SENT_BACK');
    }
    const made = madeInMeeting(before, right, result);
    if (outcome === 'OTHERWISE') {
      await refuse({ ...asked, made, why: words ?? '' });
      return ok('REFUSED');
    }
    const [grounds, contract] = [await readGrounds(before), await readOwn(before)];
    const stood = grounds.deficiencies.some(({ endedOn }) => endedOn === null || endedOn > heldOn);
    if (!stood || contract === null) return err('DONE_THEIR_PART');
    await writeTermination({ ...asked, contract, made, outbox: [] });
    return ok('DECIDED');
  });
}

function madeInMeeting(
  { municipality: id }: Measure,
  right: DecisionRight,
  { heldOn, paragraph, chair }: RegisteredResult,
): Made {
  const { committee, subcommittees = [] } = municipalityOf(id);
  const meeting = { heldOn, paragraph, castingVote: false };
  if (right.mode !== 'SUBCOMMITTEE') {
    return { mode: 'MEETING', decidedBy: { name: committee.name, role: 'COMMITTEE', chair }, meeting };
  }
  const name = subcommittees.find((body) => body.id === right.subcommittee)?.name ?? right.subcommittee;
  const { mode, delegationPoint } = right;
  return { mode, decidedBy: { name, role: mode, chair }, delegationPoint, meeting };
}

/** The measure as it is, and the task by which its decision is asked for; null when that is settled. */
async function readAsked({
  subject,
  taskId,
}: OpenTask): Promise<{ readonly before: Kept<MeasureIn<'REFERRED'>>; readonly task: OpenTask } | null> {
  const before = await readMeasure(subject);
  if (before?.status !== 'REFERRED' || before.referral.taskId !== taskId) return null;
  const task = await readTask(subject, taskId);
  return task?.status === 'OPEN' ? { before, task } : null;
}

async function readOwn({ municipality, contractId }: Measure) {
  const contract = await readContract(contractSubject(municipality, contractId));
  return contract?.status === 'SIGNED' ? contract : null;
}

function isBarred({ municipality, referral }: MeasureIn<'REFERRED'>, { role, name }: Delegate): boolean {
  return (
    role === 'OFFICER' && needsAnother(municipalityOf(municipality), 'DECISION') && isSamePerson(referral.by, name)
  );
}

interface Asked {
  readonly before: Kept<MeasureIn<'REFERRED'>>;
  readonly task: OpenTask;
  readonly by: string;
  readonly at: string;
  readonly also: readonly Write[];
}

async function sendBack({
  before,
  task,
  question,
  by,
  at,
  also,
}: Asked & { readonly question: string }): Promise<void> {
  const own = askCoordinator(before.municipality, task.subject, at);
  await transact(
    measureWrites({
      before,
      after: returnMeasure(before, { sentBack: { question, by, at }, taskId: own.task.taskId }),
      event: { type: 'TERMINATION_SENT_BACK', at, by, data: { taskId: task.taskId } },
      outbox: [own.mail],
      also: [own.write, answerTask(task, { at, by, outcome: 'SENT_BACK' }), ...also],
    }),
  );
}

async function handOver({ before, task, reason, by, at, also }: Asked & { readonly reason: string }): Promise<void> {
  const { basisHash } = before.referral;
  const { subject, diaryNumber = '' } = task;
  const asked = await askToDecide({ mode: 'MEETING' }, { subject, diaryNumber, basisHash, at });
  const after = handOverMeasure(before, { reason, by, at }, asked.task.taskId);
  await transact(
    measureWrites({
      before,
      after,
      event: { type: 'TERMINATION_HANDED_OVER', at, by, data: { taskId: task.taskId } },
      outbox: [asked.mail],
      also: [
        asked.write,
        task.conflict === 'DECLARED'
          ? revokeTask(task, { at, why: 'CONFLICT_DECLARED' })
          : answerTask(task, { at, by, outcome: 'HANDED_OVER' }),
        ...also,
      ],
    }),
  );
}

async function refuse(asked: Asked & { readonly made: Made; readonly why: string }): Promise<void> {
  const { before, task, made, why, by, at, also } = asked;
  await transact(
    measureWrites({
      before,
      after: refuseTermination(before, { ruling: { made, at, by }, why }),
      event: { type: 'TERMINATION_REFUSED', at, by, data: { taskId: task.taskId, mode: made.mode } },
      also: [answerTask(task, { at, by, outcome: 'REFUSED' }), ...also],
    }),
  );
}
