import type { CheckOutcome } from './check-kind.ts';

/**
 * How far a machine may go by itself with one kind of check, from the shortest way to the longest.
 * `NONE`: it asks a person, and says nothing. `NEVER_ALONE`: it may suggest "met", which settles nothing: such things
 * help and never fail. `MET_ONLY`: it may find "met". `BOTH`: it may also suggest "not met".
 * That a requirement is not met is for people alone to say, so no reach holds it.
 */
const reaches = ['NONE', 'NEVER_ALONE', 'MET_ONLY', 'BOTH'] as const;
export type Reach = (typeof reaches)[number];

/** Who supplies what a check looks at. */
export type Supplier = 'APPLICANT' | 'AUTHORITY' | 'SYSTEM';

/** Whether an outcome keeps within a reach. */
export function withinReach(outcome: CheckOutcome, reach: Reach): boolean {
  return reaches.indexOf(reachOf(outcome)) <= reaches.indexOf(reach);
}

/** The reach of several checks taken together. */
export function widestReach(parts: readonly Reach[]): Reach {
  return reaches.findLast((reach) => parts.includes(reach)) ?? 'NONE';
}

/** The reach of a check that is held back. */
export function narrowestReach(parts: readonly Reach[]): Reach {
  return reaches.find((reach) => parts.includes(reach)) ?? 'NONE';
}

function reachOf({ result, suggestion }: CheckOutcome): Reach {
  if (suggestion === 'NOT_MET') return 'BOTH';
  if (result === 'MET') return 'MET_ONLY';
  return suggestion === 'MET' ? 'NEVER_ALONE' : 'NONE';
}
