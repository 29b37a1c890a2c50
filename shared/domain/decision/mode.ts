import type { DecisionRule, Municipality, ProposedOutcome } from '../municipality/municipality.ts';
import type { Urgency } from './urgency.ts';

/** By what right a case is decided: a rule of the delegation order, or urgency claimed for this case alone (KL 6:39). */
export type DecisionRight =
  DecisionRule | { readonly mode: 'URGENT_CHAIR'; readonly delegationPoint: string; readonly urgency: Urgency };

/** What has made a case another's to decide than the delegation order says of its outcome. */
export interface Diverted {
  /** A delegate handed it over: the committee decides in a meeting. */
  readonly handedOver?: boolean | undefined;
  readonly urgency?: Urgency | undefined;
}

/**
 * Who decides on a proposal: what the delegation order says of its outcome; the committee in a meeting once a delegate has
 * handed the case over; its chair when the case can't await the committee and such cases are delegated.
 */
export function rightFor(
  { decisionRules, urgentDelegation }: Pick<Municipality, 'decisionRules' | 'urgentDelegation'>,
  outcome: ProposedOutcome,
  diverted: Diverted = {},
): DecisionRight {
  return divert(decisionRules[outcome], urgentDelegation, diverted);
}

/** Who decides that a contract ends for breach: by the delegation order, and where that says nothing the committee in a meeting. */
export function rightToTerminate(
  { measures, urgentDelegation }: Pick<Municipality, 'measures' | 'urgentDelegation'>,
  diverted: Diverted = {},
): DecisionRight {
  return divert(measures?.termination ?? { mode: 'MEETING' }, urgentDelegation, diverted);
}

function divert(
  rule: DecisionRule,
  urgentDelegation: Municipality['urgentDelegation'],
  { handedOver = false, urgency }: Diverted,
): DecisionRight {
  if (urgency !== undefined && urgentDelegation !== undefined) {
    return { mode: 'URGENT_CHAIR', delegationPoint: urgentDelegation.delegationPoint, urgency };
  }
  return handedOver ? { mode: 'MEETING' } : rule;
}

/** Whether a body decides in a meeting: the committee, or a subcommittee by its delegation (KL 6:27, 6:37). */
export function isInMeeting(
  right: DecisionRight,
): right is Extract<DecisionRight, { mode: 'MEETING' | 'SUBCOMMITTEE' }> {
  return right.mode === 'MEETING' || right.mode === 'SUBCOMMITTEE';
}
