import { lostFiles } from '../../domain/decision/basis.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { findPosition, personOf } from '../../domain/decision/committee.ts';
import type { RoundOutcome } from '../../domain/decision/decision.ts';
import {
  answerAsDelegate,
  type Delegate,
  type DelegateAnswer,
  type DelegateError,
} from '../../domain/decision/delegate.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import { capacityOn } from '../../domain/decision/position.ts';
import { urgentSeat } from '../../domain/decision/urgency.ts';
import { isSamePerson, needsAnother } from '../../domain/municipality/four-eyes.ts';
import { err, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { readApplication, readEvidence } from '../application/application.ts';
import { readCommittee } from './committee.ts';
import { readEvents } from '../event.ts';
import { consumeLink } from '../task/link.ts';
import type { OutboxMessage } from '../outbox.ts';
import { answerTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency } from '../transact.ts';
import { readStanding } from './delegation.ts';
import { commitRoundEnd, revocations } from './end-of-round.ts';
import { nextDecisionNumber, openDecisionTasks, rightOf } from './pending.ts';

export interface DelegatePress {
  readonly task: OpenTask;
  /** Used up with the answer, when it came by one. */
  readonly link?: { readonly municipality: string; readonly tokenHash: string };
  readonly delegate: Delegate;
  readonly answer: DelegateAnswer;
  /** Hash of the basis that was on the page. */
  readonly shownBasisHash: string;
  readonly at: string;
}

/**
 * `SETTLED`: the task or the case was settled before. `CONFLICT_NOT_ANSWERED`: nobody has been asked about a conflict yet.
 * `SAME_PERSON`: they assessed the case, and the municipality asks for somebody else to decide on it.
 */
export type DelegateRefusal = DelegateError | 'SETTLED' | 'CONFLICT_NOT_ANSWERED' | 'SAME_PERSON';

/**
 * Records a delegate's answer: binding at the click (KL 6:37, 7:5). Decision, state, task, link, round and event are one
 * transaction, so of two clicks one finds the other's; and it rests on the roster and the delegation as they still are.
 */
export async function recordDelegateAnswer(press: DelegatePress): Promise<Result<RoundOutcome, DelegateRefusal>> {
  const { task: pressed, answer, at } = press;
  const { subject, taskId } = pressed;
  return retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    const [tasks, number, evidence] = await Promise.all([
      readTasks(subject),
      nextDecisionNumber(subject),
      readEvidence(subject),
    ]);
    const task = openDecisionTasks(tasks).find((open) => open.taskId === taskId);
    if (task === undefined || application?.status !== 'PROPOSED') return err('SETTLED');
    if (task.conflict === undefined || task.conflictAnsweredAt === undefined) return err('CONFLICT_NOT_ANSWERED');
    const right = rightOf(application);
    const { revocation, unchanged } = await readStanding(subject.municipality, right, stockholmDay(at));
    if (revocation !== undefined) return err('NOT_DELEGATED');
    const delegate = await identifiedAs(press, task, right);
    if (delegate === null) return err('NOT_THE_DELEGATE');
    if (answer.answer === 'AS_PROPOSED' && (await isBarred(subject, delegate))) return err('SAME_PERSON');
    const conflict =
      task.conflict === 'NONE'
        ? { conflict: task.conflict, declaredAt: task.conflictAnsweredAt }
        : { conflict: task.conflict, declaredAt: task.conflictAnsweredAt, reason: 'Ej angivet' };
    const { shownBasisHash } = press;
    const lost = lostFiles(application, evidence);
    const round = {
      proposal: application.proposal,
      lostFiles: lost.length,
      right,
      delegate,
      conflict,
      shownBasisHash,
      number,
      at,
    };
    const outcome = answerAsDelegate(round, answer);
    if (!outcome.ok) return outcome;
    const point = right.mode === 'MEETING' ? {} : { delegationPoint: right.delegationPoint };
    await commitRoundEnd({
      application,
      outcome: outcome.value,
      ended: task,
      tell: outcome.value.kind === 'DECIDED' ? superiorOf(right) : [],
      by: delegate.name,
      at,
      data: { taskId, mode: right.mode, ...point, identity: press.link === undefined ? 'SIGN_IN' : 'LINK_AND_CODE' },
      also: [
        answerTask(task, { at, by: delegate.name, outcome: outcome.value.kind }),
        ...(press.link === undefined ? [] : [consumeLink(press.link, at)]),
        ...revocations(tasks, taskId, outcome.value, at),
        ...unchanged,
      ],
    });
    return outcome;
  });
}

/** The answer of a member of the committee, who came by a mailed link. */
export function answerOfMember(
  { task, link, at }: Required<Pick<DelegatePress, 'task' | 'link' | 'at'>>,
  answer: DelegateAnswer,
): Promise<Result<RoundOutcome, DelegateRefusal>> {
  const { name, seat = '' } = task.assignee;
  const delegate = { role: 'MEMBER', name, seat } as const;
  return recordDelegateAnswer({ task, link, delegate, answer, shownBasisHash: task.basisHash ?? '', at });
}

/** Whether the municipality asks for four eyes, and this officer has assessed the case that they decide on. */
async function isBarred(subject: Subject, { role, name }: Delegate): Promise<boolean> {
  if (role !== 'OFFICER' || !needsAnother(municipalityOf(subject.municipality), 'DECISION')) return false;
  return (await readEvents(subject)).some(
    ({ type, by }) => (type === 'ASSESSMENT_SAVED' || type === 'DECISION_PROPOSED') && isSamePerson(by, name),
  );
}

/** A delegate's declared conflict of interest (KL 6:28, 7:4): the committee decides instead, and their task is taken back. */
export async function handOverForConflict(pressed: OpenTask, at: string): Promise<void> {
  const { subject, taskId } = pressed;
  const by = pressed.assignee.name;
  await retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    const tasks = await readTasks(subject);
    const task = openDecisionTasks(tasks).find((open) => open.taskId === taskId);
    if (task === undefined || application?.status !== 'PROPOSED') return;
    const outcome: RoundOutcome = {
      kind: 'HANDED_OVER',
      reason: 'Delegaten har anmält jäv. (The delegate declared a conflict of interest.)',
      conflictOf: task.assignee.email,
    };
    await commitRoundEnd({
      application,
      outcome,
      ended: task,
      by,
      at,
      data: { taskId, conflict: 'DECLARED' },
      also: [
        revokeTask({ ...task, conflict: 'DECLARED', conflictAnsweredAt: at }, { at, why: 'CONFLICT_DECLARED' }),
        ...revocations(tasks, taskId, outcome, at),
      ],
    });
  });
}

/**
 * Who presses, as the roster has them today: with the position that it is delegated to, held or stood in for that day;
 * what can't await the committee is the chair's or the deputy's alone.
 * Null when the seat or the position is theirs no longer.
 */
export async function identifiedAs(
  { delegate, at }: Pick<DelegatePress, 'delegate' | 'at'>,
  { subject, assignee }: OpenTask,
  right: DecisionRight,
): Promise<Delegate | null> {
  const id = positionNamed(right);
  if (delegate.role === 'OFFICER' && id === undefined) return delegate;
  const municipality = municipalityOf(subject.municipality);
  const committee = await readCommittee(municipality.id, municipality.committee.id);
  const email = delegate.role === 'OFFICER' ? delegate.email : (assignee.email ?? '');
  if (delegate.role === 'MEMBER' && personOf(committee, email) !== delegate.seat) return null;
  if (right.mode === 'URGENT_CHAIR') {
    const { seat, as } = right.urgency;
    if (urgentSeat(municipality, committee, as) !== seat) return null;
  }
  if (id === undefined) return delegate;
  const position = findPosition(committee, id);
  const capacity = position === undefined ? undefined : capacityOn(position, email, stockholmDay(at));
  return capacity === undefined ? null : { ...delegate, capacity };
}

/** Whoever passed the delegation on is told of what is decided by it (KL 7:8). */
export function superiorOf(right: DecisionRight): readonly OutboxMessage[] {
  if (right.mode !== 'DELEGATE_OFFICER' || right.subDelegation === undefined) return [];
  return [{ kind: 'MAIL', template: 'SUB_DELEGATE_DECIDED', to: right.subDelegation.by.email }];
}

/** The position that the delegation order names, when it names one. */
function positionNamed(right: DecisionRight): string | undefined {
  if (right.mode === 'DELEGATE_OFFICER') return 'position' in right.delegate ? right.delegate.position : undefined;
  return right.mode === 'DELEGATE_MEMBER' && typeof right.seat !== 'string' ? right.seat.position : undefined;
}
