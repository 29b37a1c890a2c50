import type { DecisionRule, Municipality, ProposedOutcome } from '../municipality/municipality.ts';

/** A lawful way to decide (KL 6:37, 7:5). There is no automated one, and none for clicks outside a meeting. */
export type DecisionMode = DecisionRule['mode'];

/**
 * Who decides on a proposal: what the delegation order says of its outcome, or the committee in a meeting
 * once a delegate has handed the case over.
 */
export function ruleFor(
  municipality: Pick<Municipality, 'decisionRules'>,
  outcome: ProposedOutcome,
  { handedOver }: { readonly handedOver: boolean } = { handedOver: false },
): DecisionRule {
  return handedOver ? { mode: 'MEETING' } : municipality.decisionRules[outcome];
}
