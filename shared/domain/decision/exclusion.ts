import * as z from 'zod/mini';
import type { Text } from '../requirement/finding.ts';

/** The grounds of LOV 7:1, in its order. */
export const ExclusionGround = z.enum([
  'INSOLVENCY',
  'INSOLVENCY_PENDING',
  'CONVICTION',
  'PROFESSIONAL_MISCONDUCT',
  'UNPAID_TAXES',
  'WRONG_INFORMATION',
]);
export type ExclusionGround = z.infer<typeof ExclusionGround>;

export const exclusionGrounds: readonly ExclusionGround[] = ExclusionGround.options;

interface GroundRule {
  readonly paragraph: string;
  /** Whether the applicant may be asked to show that it does not apply; where not, the authority has to show that it does. */
  readonly mayAskApplicant: boolean;
  readonly text: Text;
}

/** LOV 7:1 as amended through SFS 2022:992: who has to show what, and the ground in words. */
export const exclusionRules: Readonly<Record<ExclusionGround, GroundRule>> = {
  INSOLVENCY: {
    paragraph: 'LOV 7:1 p. 1',
    mayAskApplicant: true,
    text: {
      sv: 'Sökanden är i konkurs, likvidation, tvångsförvaltning, ackord eller rekonstruktion, har inställt sina betalningar eller har näringsförbud.',
      en: 'The applicant is bankrupt, in liquidation, compulsory administration, composition or reconstruction, has suspended payments or is banned from trading.',
    },
  },
  INSOLVENCY_PENDING: {
    paragraph: 'LOV 7:1 p. 2',
    mayAskApplicant: true,
    text: {
      sv: 'Ansökan om konkurs, tvångslikvidation, ackord, rekonstruktion eller liknande förfarande är inte slutligt prövad.',
      en: 'An application for bankruptcy, compulsory liquidation, composition, reconstruction or the like is pending.',
    },
  },
  CONVICTION: {
    paragraph: 'LOV 7:1 p. 3',
    mayAskApplicant: true,
    text: {
      sv: 'Sökanden eller en företrädare är genom lagakraftvunnen dom dömd för brott som avser yrkesutövningen.',
      en: 'The applicant or a representative has been convicted, by a final judgment, of an offence relating to the profession.',
    },
  },
  PROFESSIONAL_MISCONDUCT: {
    paragraph: 'LOV 7:1 p. 4',
    mayAskApplicant: false,
    text: {
      sv: 'Sökanden eller en företrädare har gjort sig skyldig till allvarligt fel i yrkesutövningen, och kommunen kan visa det.',
      en: 'The applicant or a representative is guilty of grave professional misconduct, and the municipality can prove it.',
    },
  },
  UNPAID_TAXES: {
    paragraph: 'LOV 7:1 p. 5',
    mayAskApplicant: true,
    text: {
      sv: 'Sökanden har inte betalat socialförsäkringsavgifter eller skatt.',
      en: 'The applicant has not paid social security contributions or tax.',
    },
  },
  WRONG_INFORMATION: {
    paragraph: 'LOV 7:1 p. 6',
    mayAskApplicant: false,
    text: {
      sv: 'Sökanden har i något väsentligt hänseende låtit bli att lämna begärda upplysningar eller lämnat felaktiga.',
      en: 'The applicant has, in a material respect, failed to give information that was requested, or gave wrong information.',
    },
  },
};

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));

/**
 * A person's assessment of one ground. Exclusion is always "may": a ground that applies excludes nobody by itself,
 * so both ways out of it ask for the proportionality that was weighed.
 */
export const GroundAssessment = z.discriminatedUnion('applies', [
  z.strictObject({ ground: ExclusionGround, applies: z.literal('NO'), evidence: Words }),
  z.strictObject({ ground: ExclusionGround, applies: z.literal('UNCLEAR'), evidence: z.optional(Words) }),
  z.strictObject({
    ground: ExclusionGround,
    applies: z.literal('YES'),
    evidence: Words,
    exclude: z.boolean(),
    proportionality: Words,
  }),
]);
export type GroundAssessment = z.infer<typeof GroundAssessment>;

/** The exclusion assessment (LOV 7:1), always signed by an officer: no machine can write one. */
export const ExclusionAssessment = z.strictObject({
  schemaVersion: z.literal(1),
  /** The wording of the law that was applied. */
  ruleVersion: z.literal('SFS 2022:992'),
  assessedBy: z.strictObject({ name: z.string().check(z.minLength(1)), role: z.literal('OFFICER') }),
  at: z.iso.datetime(),
  grounds: z.array(GroundAssessment),
});
export type ExclusionAssessment = z.infer<typeof ExclusionAssessment>;

/** The grounds that nobody has settled yet: not assessed, or assessed as unclear. */
export function unsettledGrounds(assessment: ExclusionAssessment | undefined): readonly ExclusionGround[] {
  return exclusionGrounds.filter((ground) => {
    const assessed = assessment?.grounds.filter((line) => line.ground === ground) ?? [];
    return assessed.length === 0 || assessed.some((line) => line.applies === 'UNCLEAR');
  });
}

/** The grounds on which a person has assessed that the applicant should be excluded. */
export function groundsToExclude(
  assessment: ExclusionAssessment | undefined,
): readonly Extract<GroundAssessment, { applies: 'YES' }>[] {
  return assessment?.grounds.filter((line) => line.applies === 'YES').filter((line) => line.exclude) ?? [];
}
