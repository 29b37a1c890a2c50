import { scopeName } from '../application/content.ts';
import { err, ok, type Result } from '../result.ts';
import type { Reason, ScopeOutcome } from './proposal.ts';

export type OutcomesError =
  | 'SCOPES_DIFFER'
  | 'REASON_EMPTY'
  | 'REASON_NAMES_NO_REQUIREMENT'
  | 'REASON_NAMES_NO_GROUND'
  | 'UNKNOWN_REQUIREMENT'
  | 'UNKNOWN_GROUND';

/**
 * Whether outcomes can be decided (LOV 8:1, 8:2): exactly the scopes that were proposed, each with reasons in words;
 * a refusal names a requirement of the bound version, an exclusion a ground, and whatever differs from the proposal one of the two.
 */
export function checkOutcomes(
  outcomes: readonly ScopeOutcome[],
  proposed: readonly ScopeOutcome[],
  known: { readonly requirementIds: readonly string[]; readonly grounds: readonly string[] },
): Result<readonly ScopeOutcome[], OutcomesError> {
  const names = (lines: readonly ScopeOutcome[]): string =>
    lines
      .map(({ scope }) => scopeName(scope))
      .toSorted()
      .join('\n');
  if (names(outcomes) !== names(proposed)) return err('SCOPES_DIFFER');
  for (const line of outcomes) {
    if (line.reasons.length === 0 || line.reasons.some(({ text }) => text.sv.trim() === '')) return err('REASON_EMPTY');
    for (const { basis } of line.reasons) {
      if (basis.kind === 'REQUIREMENT' && !known.requirementIds.includes(basis.requirementId))
        return err('UNKNOWN_REQUIREMENT');
      if (basis.kind === 'EXCLUSION' && !known.grounds.includes(basis.ground)) return err('UNKNOWN_GROUND');
    }
    const names = (kind: Reason['basis']['kind']): boolean => line.reasons.some(({ basis }) => basis.kind === kind);
    const before = proposed.find(({ scope }) => scopeName(scope) === scopeName(line.scope));
    if (line.outcome === 'EXCLUDE' && !names('EXCLUSION')) return err('REASON_NAMES_NO_GROUND');
    if (line.outcome === 'REFUSE' && !names('REQUIREMENT')) return err('REASON_NAMES_NO_REQUIREMENT');
    if (line.outcome !== before?.outcome && !names('REQUIREMENT') && !names('EXCLUSION'))
      return err('REASON_NAMES_NO_REQUIREMENT');
  }
  return ok(outcomes);
}
