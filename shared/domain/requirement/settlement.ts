import * as z from 'zod/mini';
import { err, ok, type Result } from '../result.ts';
import type { Finding, Text } from './finding.ts';
import { opensExclusion } from './check-kinds/check.ts';
import { authorisationPoint, type Requirement } from './requirement-set.ts';

/** What an officer settled about one requirement, on the facts that the hash names. */
export const Settlement = z.strictObject({
  result: z.enum(['MET', 'NOT_MET']),
  note: z.string().check(z.maxLength(5000)),
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
  factsHash: z.string(),
});
export type Settlement = z.infer<typeof Settlement>;

export type SettlementAnswer = Omit<Settlement, 'factsHash'>;

/**
 * An officer's answer to one requirement, bound to the facts the finding was based on. A machine's "met" can be
 * overruled, since a machine never decides.
 * Refused: a requirement that is not tested now, one that is still to be completed (LOV 6:2),
 * one that opens the exclusion assessment (LOV 7:1 is never "not met"), and "not met" without a reason (LOV 8:2).
 */
export function settle(
  requirement: Requirement,
  finding: Finding,
  answer: SettlementAnswer,
  rules: { readonly completionRoundsUsed: boolean },
): Result<Settlement, Text> {
  const problem = refusal(requirement, finding, answer, rules.completionRoundsUsed);
  return problem === undefined
    ? ok({ ...answer, note: answer.note.trim(), factsHash: finding.factsHash })
    : err(problem);
}

/** Whether the case waits for an officer on this requirement. */
export function awaitsSettlement(
  requirement: Requirement,
  finding: Finding,
  rules: { readonly completionRoundsUsed: boolean },
): boolean {
  return (
    (finding.result === 'NEEDS_HUMAN' || finding.result === 'NEEDS_COMPLETION') &&
    maySettle(requirement, finding, rules)
  );
}

/** Whether an officer may settle the finding: what waits, what was settled before, and what a machine found met. */
export function maySettle(
  requirement: Requirement,
  finding: Finding,
  rules: { readonly completionRoundsUsed: boolean },
): boolean {
  return closed(requirement, finding, rules.completionRoundsUsed) === undefined;
}

function refusal(
  requirement: Requirement,
  finding: Finding,
  answer: SettlementAnswer,
  roundsUsed: boolean,
): Text | undefined {
  const problem = closed(requirement, finding, roundsUsed);
  if (problem !== undefined) return problem;
  if (answer.note.trim() !== '') return undefined;
  if (answer.result === 'NOT_MET')
    return {
      sv: 'Skriv varför kravet inte är uppfyllt. Skälet följer med beslutet.',
      en: 'Write why the requirement is not met. The reason goes with the decision.',
    };
  if (finding.result === 'NEEDS_COMPLETION')
    return {
      sv: 'Skriv vad bedömningen grundas på, eftersom underlag saknas.',
      en: 'Write what the assessment is based on, since something is missing.',
    };
  return undefined;
}

function closed(requirement: Requirement, finding: Finding, roundsUsed: boolean): Text | undefined {
  const check = authorisationPoint(requirement)?.check;
  if (check !== undefined && opensExclusion(check))
    return {
      sv: 'Uteslutning prövas grund för grund i uteslutningsprövningen, inte som ett krav.',
      en: 'Exclusion is assessed ground by ground in the exclusion assessment, not as a requirement.',
    };
  if (finding.result === 'NEEDS_HUMAN' || finding.result === 'MET' || finding.result === 'NOT_MET') return undefined;
  if (finding.result === 'NEEDS_COMPLETION') {
    if (roundsUsed) return undefined;
    return {
      sv: 'Sökanden ska först få komplettera.',
      en: 'The applicant must first be given the chance to complete.',
    };
  }
  return {
    sv: 'Kravet prövas inte i den här ansökan.',
    en: 'The requirement is not tested in this application.',
  };
}
