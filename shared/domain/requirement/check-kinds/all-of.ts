import { joinTexts, type CheckOutcome } from './check-kind.ts';

/** What is furthest from met decides: first what can be completed, then what a person must judge. */
const order = ['NEEDS_COMPLETION', 'NEEDS_HUMAN', 'MET', 'NOT_APPLICABLE'] as const;

/**
 * All parts must be met; a part that does not apply asks nothing. A suggestion of "met" needs every
 * human part to suggest it, one of "not met" needs a single one.
 */
export function allOf(outcomes: readonly CheckOutcome[]): CheckOutcome {
  const result =
    order.find((candidate) => outcomes.some((outcome) => outcome.result === candidate)) ?? 'NOT_APPLICABLE';
  const deciding = outcomes.filter((outcome) => outcome.result === result);
  const suggestions = deciding.map(({ suggestion }) => suggestion);
  const suggestion = suggestions.includes('NOT_MET')
    ? 'NOT_MET'
    : result === 'NEEDS_HUMAN' && suggestions.every((each) => each === 'MET')
      ? 'MET'
      : undefined;
  return {
    result,
    suggestion,
    reason: joinTexts(deciding.map(({ reason }) => reason)),
    missing: deciding.flatMap(({ missing }) => missing),
  };
}
