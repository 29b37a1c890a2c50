import * as z from 'zod/mini';
import type { LegalForm } from '../application/applicant.ts';
import { err, ok, type Result } from '../result.ts';
import { ExclusionGround, exclusionRules, type ExclusionRules, type GroundRule } from './exclusion-grounds.ts';
import type { Text } from './finding.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));
const Representatives = z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))).check(z.maxLength(50));

/**
 * What a person found on one ground. Exclusion is always "may" (LOV 7:1): a ground that applies excludes nobody by
 * itself, so whether it is used is an answer of its own, with the proportionality that was weighed.
 * `evidence` says what was seen, where and when; a criminal record is never copied.
 */
export const GroundAssessment = z.discriminatedUnion('applies', [
  z.strictObject({
    ground: ExclusionGround,
    applies: z.literal('NO'),
    evidence: Words,
    representativesChecked: z.optional(Representatives),
  }),
  z.strictObject({
    ground: ExclusionGround,
    applies: z.literal('UNCLEAR'),
    evidence: z.optional(Words),
    representativesChecked: z.optional(Representatives),
  }),
  z.strictObject({
    ground: ExclusionGround,
    applies: z.literal('YES'),
    evidence: Words,
    exclude: z.boolean(),
    proportionality: Words,
    representativesChecked: z.optional(Representatives),
  }),
]);
export type GroundAssessment = z.infer<typeof GroundAssessment>;

/** The exclusion assessment, always signed by an officer: no machine can write one. */
export const ExclusionAssessment = z.strictObject({
  schemaVersion: z.literal(1),
  /** The wording of the law that was applied: `ExclusionRules.version`. */
  ruleVersion: z.string(),
  assessedBy: z.strictObject({ name: z.string().check(z.minLength(1)), role: z.literal('OFFICER') }),
  at: z.iso.datetime(),
  /** `factsHash` of the finding that opened it: the assessment lapses when those facts change. */
  factsHash: z.string(),
  grounds: z.array(GroundAssessment),
});
export type ExclusionAssessment = z.infer<typeof ExclusionAssessment>;

export interface ExclusionProblem {
  readonly ground: ExclusionGround;
  readonly message: Text;
}

/** Takes an officer's answers, ground by ground, or tells what they still lack. Unclear is an answer, but settles nothing. */
export function assessExclusion(
  answers: readonly GroundAssessment[],
  rules: ExclusionRules,
  signOff: {
    readonly officer: string;
    readonly at: string;
    readonly factsHash: string;
    readonly legalForm: LegalForm;
  },
): Result<ExclusionAssessment, readonly ExclusionProblem[]> {
  const problems = rules.grounds.flatMap((rule) =>
    problemsOf(
      rule,
      answers.filter(({ ground }) => ground === rule.ground),
      signOff.legalForm,
    ).map((message) => ({ ground: rule.ground, message })),
  );
  const unknown = answers.filter(({ ground }) => rules.grounds.every((rule) => rule.ground !== ground));
  problems.push(
    ...unknown.map(({ ground }) => ({
      ground,
      message: { sv: 'Grunden finns inte i reglerna.', en: 'The ground is not in the rules.' },
    })),
  );
  if (problems.length > 0) return err(problems);
  return ok({
    schemaVersion: 1,
    ruleVersion: rules.version,
    assessedBy: { name: signOff.officer, role: 'OFFICER' },
    at: signOff.at,
    factsHash: signOff.factsHash,
    grounds: [...answers],
  });
}

/** The grounds of an assessment's own rules that nobody has settled: not assessed, or assessed as unclear. */
export function unsettledGrounds(
  assessment: ExclusionAssessment | undefined,
  /** The rules that count while nobody has assessed anything. */
  rules: ExclusionRules,
): readonly ExclusionGround[] {
  const { grounds } = (assessment && exclusionRules(assessment.ruleVersion)) ?? rules;
  return grounds
    .map(({ ground }) => ground)
    .filter((ground) => {
      const answers = assessment?.grounds.filter((answer) => answer.ground === ground) ?? [];
      return answers.length === 0 || answers.some(({ applies }) => applies === 'UNCLEAR');
    });
}

/** The grounds on which an officer has assessed that the applicant should be excluded; empty when there is none. */
export function exclusionGroundsApplied(
  assessment: ExclusionAssessment | undefined,
): readonly Extract<GroundAssessment, { applies: 'YES' }>[] {
  return assessment?.grounds.filter((answer) => answer.applies === 'YES').filter(({ exclude }) => exclude) ?? [];
}

function problemsOf(rule: GroundRule, answers: readonly GroundAssessment[], legalForm: LegalForm): readonly Text[] {
  const [answer, ...others] = answers;
  if (answer === undefined || others.length > 0)
    return [{ sv: 'Grunden ska bedömas en gång.', en: 'The ground is to be assessed once.' }];
  const representativesMissing =
    rule.coversRepresentatives &&
    legalForm !== 'SOLE_TRADER' &&
    answer.applies === 'NO' &&
    (answer.representativesChecked ?? []).length === 0;
  if (!representativesMissing) return [];
  return [
    {
      sv: 'Ange vilka företrädare som bedömningen omfattar.',
      en: 'Name the representatives whom the assessment covers.',
    },
  ];
}
