import * as z from 'zod/mini';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { DecisionRule } from '../municipality/municipality.ts';
import { err, ok, type Result } from '../result.ts';
import type { ConflictAnswer } from './conflict-of-interest.ts';
import type { Decision, Made, RoundOutcome } from './decision.ts';
import { type DecisionRight, isInMeeting } from './mode.ts';
import type { Capacity } from './position.ts';
import type { Proposal } from './proposal.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));

/** What a delegate may answer; another outcome than the proposed one is the committee's. */
export const DelegateAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('AS_PROPOSED') }),
  z.strictObject({ answer: z.literal('SEND_BACK'), question: Words }),
  z.strictObject({ answer: z.literal('HAND_OVER'), reason: Words }),
]);
export type DelegateAnswer = z.infer<typeof DelegateAnswer>;

/** The person who answers as a delegate, as identified. */
export type Delegate =
  | {
      readonly role: 'OFFICER';
      readonly name: string;
      readonly email: string;
      readonly title?: string;
      readonly capacity?: Capacity | undefined;
    }
  | { readonly role: 'MEMBER'; readonly name: string; readonly seat: string; readonly capacity?: Capacity | undefined };

type SubDelegated = NonNullable<Extract<DecisionRule, { mode: 'DELEGATE_OFFICER' }>['subDelegation']>;

export interface DelegateDecides {
  readonly proposal: Proposal;
  /** By what right the case is decided now. */
  readonly right: DecisionRight;
  readonly delegate: Delegate;
  readonly conflict: ConflictAnswer;
  /** Hash of the basis that was shown. */
  readonly shownBasisHash: string;
  /** How many files of the proposal's basis count no more. */
  readonly lostFiles: number;
  readonly number: number;
  readonly at: string;
}

/**
 * `FILES_LOST`: the proposal leans on files that a scan has since taken out of the case.
 * `NO_LONGER_URGENT`: the committee has met since, so it could be awaited (KL 6:39).
 */
export type DelegateError =
  'NOT_DELEGATED' | 'NOT_THE_DELEGATE' | 'BASIS_CHANGED' | 'CONFLICT_DECLARED' | 'FILES_LOST' | 'NO_LONGER_URGENT';

/**
 * A delegate's answer (KL 6:37, 7:5): decide as proposed, send back with a question, or hand over to the committee.
 * With a declared conflict of interest only handing over remains.
 */
export function answerAsDelegate(round: DelegateDecides, answer: DelegateAnswer): Result<RoundOutcome, DelegateError> {
  if (answer.answer === 'AS_PROPOSED') {
    const decided = decideAsProposed(round);
    return decided.ok ? ok({ kind: 'DECIDED', decision: decided.value }) : decided;
  }
  const stop = standsAgainst(round);
  if (stop !== undefined) return err(stop);
  if (answer.answer === 'HAND_OVER') return ok({ kind: 'HANDED_OVER', reason: answer.reason });
  return round.conflict.conflict === 'NONE'
    ? ok({ kind: 'SENT_BACK', question: answer.question })
    : err('CONFLICT_DECLARED');
}

/** The delegate's decision, exactly as proposed: binding at once, with the delegation point it rests on. */
export function decideAsProposed(round: DelegateDecides): Result<Decision, DelegateError> {
  const { proposal, conflict, number, at } = round;
  const stop = standsAgainst(round);
  if (stop !== undefined) return err(stop);
  if (conflict.conflict === 'DECLARED') return err('CONFLICT_DECLARED');
  if (round.lostFiles > 0) return err('FILES_LOST');
  const made = madeByDelegate(round);
  if (!made.ok) return made;
  return ok({
    schemaVersion: 1 as const,
    number,
    scopes: proposal.scopes,
    basisHash: proposal.basisHash,
    proposalOutcome: proposal.outcome,
    decidedAt: at,
    ...made.value,
  });
}

/** That a delegate decides, whatever it is about: who they are, and the delegation point that it rests on (KL 6:37, 7:5). */
export function madeByDelegate({
  right,
  delegate,
  conflict,
  at,
}: Pick<DelegateDecides, 'right' | 'delegate' | 'conflict' | 'at'>): Result<Made, DelegateError> {
  if (conflict.conflict === 'DECLARED') return err('CONFLICT_DECLARED');
  const { capacity } = delegate;
  const position = capacity === undefined ? {} : { capacity };
  if (right.mode === 'DELEGATE_OFFICER' && delegate.role === 'OFFICER') {
    const { role, name, title } = delegate;
    const { mode, delegationPoint, subDelegation } = right;
    return ok({
      mode,
      decidedBy: { role, name, ...(title === undefined ? {} : { title }), ...position },
      delegationPoint,
      ...(subDelegation === undefined ? {} : { subDelegation: subDelegationOf(subDelegation) }),
      conflict,
    });
  }
  if (right.mode === 'URGENT_CHAIR' && delegate.role === 'MEMBER') {
    const { reason, nextMeetingOn, as } = right.urgency;
    if (stockholmDay(at) > nextMeetingOn) return err('NO_LONGER_URGENT');
    const { role, name, seat } = delegate;
    const { mode, delegationPoint } = right;
    const urgency = { reason, nextMeetingOn };
    return ok({ mode, decidedBy: { role, name, seat, as }, delegationPoint, urgency, conflict });
  }
  if (right.mode === 'DELEGATE_MEMBER' && delegate.role === 'MEMBER') {
    const { role, name, seat } = delegate;
    const { mode, delegationPoint } = right;
    return ok({ mode, decidedBy: { role, name, seat, ...position }, delegationPoint, conflict });
  }
  return err('NOT_THE_DELEGATE');
}

function subDelegationOf({ point, by: { name, title } }: SubDelegated) {
  return { point, by: title === undefined ? { name } : { name, title } };
}

function standsAgainst({ right, delegate, shownBasisHash, proposal }: DelegateDecides): DelegateError | undefined {
  if (isInMeeting(right)) return 'NOT_DELEGATED';
  if (!isTheDelegate(right, delegate)) return 'NOT_THE_DELEGATE';
  return shownBasisHash === proposal.basisHash ? undefined : 'BASIS_CHANGED';
}

function isTheDelegate(
  right: Exclude<DecisionRight, { mode: 'MEETING' | 'SUBCOMMITTEE' }>,
  delegate: Delegate,
): boolean {
  switch (right.mode) {
    case 'DELEGATE_OFFICER':
      if (delegate.role !== 'OFFICER') return false;
      return 'position' in right.delegate
        ? delegate.capacity?.id === right.delegate.position
        : delegate.email.toLowerCase() === right.delegate.email.toLowerCase();
    case 'DELEGATE_MEMBER':
      if (delegate.role !== 'MEMBER') return false;
      return typeof right.seat === 'string'
        ? delegate.seat === right.seat
        : delegate.capacity?.id === right.seat.position;
    case 'URGENT_CHAIR':
      return delegate.role === 'MEMBER' && delegate.seat === right.urgency.seat;
  }
}
