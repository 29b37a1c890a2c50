import { joinTexts, type CheckOutcome } from './check-kind.ts';

/** What is nearest to met decides. */
const order = ['MET', 'HOPEFUL', 'NEEDS_COMPLETION', 'DOUBTED', 'NOT_APPLICABLE'] as const;

/**
 * One part is enough; a part that does not apply is no alternative. While one can still be met nothing speaks against
 * the applicant: "not met" is suggested only when it is of every alternative that there is.
 */
export function oneOf(outcomes: readonly CheckOutcome[]): CheckOutcome {
  const standing = order.find((candidate) => outcomes.some((outcome) => standingOf(outcome) === candidate));
  const deciding = outcomes.filter((outcome) => standingOf(outcome) === standing);
  const reason = joinTexts(deciding.map((outcome) => outcome.reason));
  switch (standing) {
    case undefined:
    case 'NOT_APPLICABLE':
      return { result: 'NOT_APPLICABLE', reason, missing: [] };
    case 'MET':
      return { result: 'MET', reason, missing: [] };
    case 'HOPEFUL':
      return {
        result: 'NEEDS_HUMAN',
        suggestion: deciding.some(({ suggestion }) => suggestion === 'MET') ? 'MET' : undefined,
        reason,
        missing: [],
      };
    case 'DOUBTED':
      return { result: 'NEEDS_HUMAN', suggestion: 'NOT_MET', reason, missing: [] };
    case 'NEEDS_COMPLETION':
      return {
        result: 'NEEDS_COMPLETION',
        reason: deciding.length === 1 ? reason : joinTexts([reason, oneIsEnough]),
        missing: deciding.flatMap(({ missing }) => missing),
      };
  }
}

function standingOf({ result, suggestion }: CheckOutcome): (typeof order)[number] {
  if (result !== 'NEEDS_HUMAN') return result;
  return suggestion === 'NOT_MET' ? 'DOUBTED' : 'HOPEFUL';
}

const oneIsEnough = { sv: 'Ett av alternativen räcker.', en: 'One of the alternatives is enough.' };
