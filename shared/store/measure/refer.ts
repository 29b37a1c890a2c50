import { addDays, type Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { caseNumberOf } from '../../domain/contract/contract.ts';
import { type DecisionRight, isInMeeting, rightToTerminate } from '../../domain/decision/mode.ts';
import { claimUrgency, type Urgency, type UrgencyError } from '../../domain/decision/urgency.ts';
import type { Referral, TerminationProposal } from '../../domain/measure/referral.ts';
import { type ReferralError, referMeasure, returnMeasure } from '../../domain/measure/terminate.ts';
import { terminationBasis } from '../../domain/measure/text.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Assignee, OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { readCommittee } from '../decision/committee.ts';
import { readStanding } from '../decision/delegation.ts';
import { delegateAsked } from '../decision/who-is-asked.ts';
import { answerTask, openTask, readTask, revokeTask } from '../task/task.ts';
import { transact } from '../transact.ts';
import { readGrounds } from './grounds.ts';
import { type Actor, measureWrites, openTasksOf, readMeasure } from './measure.ts';

/** What an officer proposes, and why it can't be awaited where that is so. */
export interface Referred extends TerminationProposal {
  readonly urgent?: Pick<Urgency, 'as' | 'reason' | 'nextMeetingOn'> | undefined;
  readonly notHeard?: string | undefined;
}

/**
 * Lays before whoever the delegation order names that a contract ends (KL 6:37, 7:5): its deficiencies, what the provider
 * said, the proposal and its reasons, bound by a hash. Whose delegation the committee has revoked is not asked: the
 * committee is.
 * @throws ConcurrencyError when something came between
 */
export async function refer(
  subject: Subject,
  { urgent, notHeard, ...proposal }: Referred,
  { by, at }: Actor,
): Promise<Result<null, ReferralError | UrgencyError | 'GONE' | 'DONE_THEIR_PART'>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  const municipality = municipalityOf(subject.municipality);
  const contract = await readContract(contractSubject(municipality.id, before.contractId));
  const grounds = await readGrounds(before);
  if (!grounds.isOwed || contract?.status !== 'SIGNED') return err('DONE_THEIR_PART');
  const on = stockholmDay(at);
  const claimed = urgent === undefined ? ok(undefined) : await claim(municipality, { ...urgent, by, at });
  if (!claimed.ok) return claimed;
  const urgency = claimed.value;
  const named = rightToTerminate(municipality, { urgency });
  const { revocation, unchanged } = await readStanding(municipality.id, named, on);
  const right: DecisionRight = revocation === undefined ? named : { mode: 'MEETING' };
  const said = {
    ...(urgency === undefined || revocation !== undefined ? {} : { urgency }),
    ...(notHeard === undefined ? {} : { notHeard }),
  };
  const basis = terminationBasis(municipality, before, proposal, { ...said, by });
  const basisHash = sha256(basis);
  const { task, write, mail } = await askToDecide(right, {
    subject,
    diaryNumber: caseNumberOf(contract),
    basisHash,
    at,
  });
  const referral: Referral = {
    ...proposal,
    ...said,
    basis,
    basisHash,
    taskId: task.taskId,
    by,
    at,
    ...(revocation === undefined
      ? {}
      : {
          handedOver: {
            reason: `Delegationspunkt ${revocation.delegationPoint} är återkallad.`,
            by: revocation.by,
            at,
          },
        }),
  };
  const referred = referMeasure(before, referral, { contract, on });
  if (!referred.ok) return referred;
  const { task: own, question } = await openTasksOf(before);
  await transact(
    measureWrites({
      before,
      after: referred.value,
      event: { type: 'TERMINATION_REFERRED', at, by, data: { mode: right.mode, basisHash, taskId: task.taskId } },
      outbox: [mail],
      also: [
        write,
        ...(own === null ? [] : [answerTask(own, { at, by, outcome: 'REFERRED' })]),
        ...(question === null ? [] : [revokeTask(question, { at, why: 'DECIDED' })]),
        ...grounds.unchanged,
        ...unchanged,
      ],
    }),
  );
  return ok(null);
}

async function claim(
  municipality: Municipality,
  asked: Omit<Urgency, 'seat'>,
): Promise<Result<Urgency | undefined, UrgencyError>> {
  const committee = await readCommittee(municipality.id, municipality.committee.id);
  return claimUrgency(municipality, committee, asked);
}

/** The officer takes it back before it is decided on: whoever was asked is told by their task. */
export async function takeBack(subject: Subject, { by, at }: Actor): Promise<Result<null, 'GONE' | 'SETTLED'>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  if (before.status !== 'REFERRED') return err('SETTLED');
  const asked = await readTask(subject, before.referral.taskId);
  const own = askCoordinator(before.municipality, subject, at);
  await transact(
    measureWrites({
      before,
      after: returnMeasure(before, { taskId: own.task.taskId }),
      event: { type: 'TERMINATION_TAKEN_BACK', at, by, data: { taskId: before.referral.taskId } },
      also: [own.write, ...(asked?.status === 'OPEN' ? [revokeTask(asked, { at, why: 'TAKEN_BACK' })] : [])],
    }),
  );
  return ok(null);
}

/** The coordinator's own task, when it is theirs again. */
export function askCoordinator(
  municipality: string,
  subject: Subject,
  at: string,
  kind: OpenTask['kind'] = 'DECIDE_MEASURE',
  dueOn?: Day,
) {
  const { coordinator, deadlines } = municipalityOf(municipality);
  return openTask({
    kind,
    subject,
    assignee: { name: coordinator.name, email: coordinator.email },
    dueOn: dueOn ?? addDays(stockholmDay(at), deadlines.lapseDays),
    openedAt: at,
  });
}

/** The task of whoever decides: the one delegate, or the secretary who registers what the meeting decides. */
export async function askToDecide(
  right: DecisionRight,
  {
    at,
    ...about
  }: { readonly subject: Subject; readonly diaryNumber: string; readonly basisHash: string; readonly at: string },
): Promise<ReturnType<typeof openTask>> {
  const municipality = municipalityOf(about.subject.municipality);
  const { delegateDays, lapseDays } = municipality.deadlines;
  const today = stockholmDay(at);
  const common = { ...about, openedAt: at };
  if (isInMeeting(right)) {
    const { name, email } = municipality.secretary;
    const dueOn = addDays(today, lapseDays);
    return openTask({ ...common, kind: 'REGISTER_TERMINATION', assignee: { name, email }, dueOn });
  }
  const assignee: Assignee = await delegateAsked(right, municipality, today);
  const soon = addDays(today, delegateDays);
  const isSooner = right.mode === 'URGENT_CHAIR' && right.urgency.nextMeetingOn < soon;
  const dueOn = isSooner ? right.urgency.nextMeetingOn : soon;
  const kind = right.mode === 'DELEGATE_OFFICER' ? 'TERMINATE_AS_OFFICER' : 'TERMINATE_AS_MEMBER';
  return openTask({ ...common, kind, assignee, dueOn });
}
