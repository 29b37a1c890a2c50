import * as z from 'zod/mini';
import type { LegalForm } from '../application/content.ts';
import type { ExclusionRules } from './exclusion-grounds.ts';
import { exclusionRules } from './exclusion-grounds.ts';
import type { Text } from './finding.ts';

const Note = z.string().check(z.maxLength(5000));

/** What a person found on one ground. Exclusion is always "may": it is weighed, never computed (LOV 7:1). */
export const GroundAssessment = z.strictObject({
  ground: z.string(),
  applies: z.enum(['NO', 'YES', 'UNCLEAR']),
  /** What was seen: document, source and day; never a copy of a criminal record. */
  evidence: Note,
  /** Why exclusion is proportionate, or why it is not; demanded when the ground applies. */
  proportionality: z.optional(Note),
  /** Names of the representatives who were looked at (LOV 7:1 second paragraph). */
  representativeChecked: z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(50)),
});
export type GroundAssessment = z.infer<typeof GroundAssessment>;

/** A signed-in person's assessment of every ground, on dated rules and hashed facts. */
export const ExclusionAssessment = z.strictObject({
  grounds: z.array(GroundAssessment),
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
  ruleVersion: z.string(),
  /** `factsHash` of the finding that opened it: the assessment lapses when those facts change. */
  factsHash: z.string(),
});
export type ExclusionAssessment = z.infer<typeof ExclusionAssessment>;

export interface ExclusionProblem {
  readonly ground: string;
  readonly message: Text;
}

export type AssessedExclusion =
  | { readonly ok: true; readonly assessment: ExclusionAssessment }
  | { readonly ok: false; readonly problems: readonly ExclusionProblem[] };

/** Takes a person's answers, ground by ground, or tells what they still lack. */
export function assessExclusion(
  answers: readonly GroundAssessment[],
  rules: ExclusionRules,
  signOff: {
    readonly by: string;
    readonly at: string;
    readonly factsHash: string;
    readonly legalForm: LegalForm;
  },
): AssessedExclusion {
  const { legalForm, ...signed } = signOff;
  const unknown = answers
    .filter((answer) => !rules.grounds.some((ground) => ground.id === answer.ground))
    .map((answer) => ({
      ground: answer.ground,
      message: { sv: 'Grunden finns inte i reglerna.', en: 'The ground is not among the rules.' },
    }));
  const problems = [
    ...unknown,
    ...rules.grounds.flatMap((ground) =>
      groundProblems(
        answers.filter((answer) => answer.ground === ground.id),
        ground.coversRepresentatives && legalForm !== 'SOLE_TRADER',
      ).map((message) => ({ ground: ground.id, message })),
    ),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, assessment: { ...signed, grounds: [...answers], ruleVersion: rules.version } };
}

/** The grounds that a person found to apply; empty when none does. */
export function exclusionGroundsApplied(assessment: ExclusionAssessment | undefined): readonly string[] {
  return (assessment?.grounds ?? []).filter(({ applies }) => applies === 'YES').map(({ ground }) => ground);
}

/** Whether every ground of its rules has been settled; an unclear one has not. */
export function exclusionIsSettled(assessment: ExclusionAssessment): boolean {
  const rules = exclusionRules(assessment.ruleVersion);
  return (
    rules !== undefined &&
    rules.grounds.every((ground) =>
      assessment.grounds.some((answer) => answer.ground === ground.id && answer.applies !== 'UNCLEAR'),
    )
  );
}

function groundProblems(answers: readonly GroundAssessment[], asksRepresentatives: boolean): readonly Text[] {
  const [answer, ...others] = answers;
  if (answer === undefined || others.length > 0)
    return [{ sv: 'Grunden ska bedömas en gång.', en: 'The ground is to be assessed once.' }];
  const problems: Text[] = [];
  if (answer.applies !== 'NO' && answer.evidence.trim() === '')
    problems.push({ sv: 'Ange vad bedömningen grundas på.', en: 'State what the assessment is based on.' });
  if (answer.applies === 'YES' && (answer.proportionality ?? '').trim() === '')
    problems.push({
      sv: 'Motivera varför uteslutning är proportionerlig i det här fallet.',
      en: 'Give the reasons why exclusion is proportionate in this case.',
    });
  if (answer.applies === 'NO' && asksRepresentatives && answer.representativeChecked.length === 0)
    problems.push({
      sv: 'Ange vilka företrädare som har kontrollerats.',
      en: 'Name the representatives who have been looked at.',
    });
  return problems;
}
