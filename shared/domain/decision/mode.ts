import type { DecisionRule, Municipality, ProposedOutcome } from '../municipality/municipality.ts';

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
