import * as z from 'zod/mini';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { err, ok, type Result } from '../result.ts';
import type { Finding, Text } from './finding.ts';
import { opensExclusion, recordForms } from './check-kinds/check.ts';
import { controlPoint, type ControlPointName, type Requirement } from './requirement-set.ts';
import { recordFault, StructuredRecord } from './structured-record.ts';

/** What an officer settled about one requirement, on the facts that the hash names. */
export const Settlement = z.strictObject({
  result: z.enum(['MET', 'NOT_MET']),
  note: z.string().check(z.maxLength(5000)),
  /** What was found point by point, where the requirement's check asks for it. */
  records: z.optional(z.array(StructuredRecord).check(z.maxLength(200))),
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
  factsHash: z.string(),
});
export type Settlement = z.infer<typeof Settlement>;

/** What a settlement is tried against. */
export interface SettlementRules {
  readonly completionRoundsUsed: boolean;
  /** Absent: when an application is tried. */
  readonly point?: ControlPointName;
}

export type SettlementAnswer = Omit<Settlement, 'factsHash'>;

/**
 * An officer's answer to one requirement, bound to the facts the finding was based on. A machine's "met" can be
 * overruled, since a machine never decides.
 * Refused: a requirement that is not tested now, one that is still to be completed (LOV 6:2),
 * one that opens the exclusion assessment (LOV 7:1 is never "not met"), "not met" without a reason (LOV 8:2),
 * and one whose structured assessment is not written down on every point.
 */
export function settle(
  requirement: Requirement,
  finding: Finding,
  answer: SettlementAnswer,
  rules: SettlementRules,
): Result<Settlement, Text> {
  const problem = refusal(requirement, finding, answer, rules);
  return problem === undefined
    ? ok({ ...answer, note: answer.note.trim(), factsHash: finding.factsHash })
    : err(problem);
}

/** Whether the case waits for an officer on this requirement. */
export function awaitsSettlement(requirement: Requirement, finding: Finding, rules: SettlementRules): boolean {
  return (
    (finding.result === 'NEEDS_HUMAN' || finding.result === 'NEEDS_COMPLETION') &&
    maySettle(requirement, finding, rules)
  );
}

/** Whether an officer may settle the finding: what waits, what was settled before, and what a machine found met. */
export function maySettle(requirement: Requirement, finding: Finding, rules: SettlementRules): boolean {
  return closed(requirement, finding, rules) === undefined;
}

function refusal(
  requirement: Requirement,
  finding: Finding,
  answer: SettlementAnswer,
  rules: SettlementRules,
): Text | undefined {
  const problem = closed(requirement, finding, rules) ?? recordsFault(requirement, finding, answer, rules);
  if (problem !== undefined) return problem;
  if (answer.note.trim() !== '') return undefined;
  if (answer.result === 'NOT_MET')
    return {
      sv: 'Skriv varför kravet inte är uppfyllt. Skälet följer med beslutet.',
      en: 'Write why the requirement is not met. The reason goes with the decision.',
    };
  if (answer.records?.some(({ points }) => points.some((point) => point.answer === 'NO' && point.note === undefined)))
    return {
      sv: 'Skriv varför kravet är uppfyllt trots svaret nej på en punkt.',
      en: 'Write why the requirement is met although a point was answered no.',
    };
  if (finding.result === 'NEEDS_COMPLETION')
    return {
      sv: 'Skriv vad bedömningen grundas på, eftersom underlag saknas.',
      en: 'Write what the assessment is based on, since something is missing.',
    };
  return undefined;
}

/** Every record that is asked for is there and whole, and there is none that nobody asked for. */
function recordsFault(
  requirement: Requirement,
  finding: Finding,
  answer: SettlementAnswer,
  { point = 'AUTHORISATION' }: SettlementRules,
): Text | undefined {
  const check = controlPoint(requirement, point)?.check;
  const forms = check === undefined ? [] : recordForms(check);
  const asked = finding.records ?? [];
  const given = answer.records ?? [];
  const made = asked.map((one) =>
    given.filter(({ record, subject }) => record === one.record && subject === one.subject),
  );
  if (made.flat().length !== given.length || made.some((records) => records.length > 1))
    return {
      sv: 'Protokollet hör inte till det som ska bedömas. Läs in sidan igen.',
      en: 'The record does not belong to what is to be assessed. Load the page again.',
    };
  for (const [index, { record, subject, needed }] of asked.entries()) {
    const form = forms.find((each) => each.record === record);
    const [written] = made[index] ?? [];
    if (form === undefined || (written === undefined && !needed)) continue;
    const fault =
      written === undefined
        ? { sv: 'Bedömningen är inte gjord.', en: 'The assessment is not made.' }
        : recordFault(form, written, stockholmDay(answer.at));
    const about = subject === undefined ? '' : `, ${subject}`;
    if (fault !== undefined)
      return { sv: `${form.title.sv}${about}: ${fault.sv}`, en: `${form.title.en}${about}: ${fault.en}` };
  }
  return undefined;
}

function closed(
  requirement: Requirement,
  finding: Finding,
  { completionRoundsUsed, point = 'AUTHORISATION' }: SettlementRules,
): Text | undefined {
  const check = controlPoint(requirement, point)?.check;
  if (check !== undefined && opensExclusion(check))
    return {
      sv: 'Uteslutning prövas grund för grund i uteslutningsprövningen, inte som ett krav.',
      en: 'Exclusion is assessed ground by ground in the exclusion assessment, not as a requirement.',
    };
  if (finding.result === 'NEEDS_HUMAN' || finding.result === 'MET' || finding.result === 'NOT_MET') return undefined;
  if (finding.result === 'NEEDS_COMPLETION') {
    if (completionRoundsUsed) return undefined;
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
