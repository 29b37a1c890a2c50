import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import type { Text } from './finding.ts';

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

/** One ground on which the municipality may exclude an applicant, as it reads in one version of the law. */
export interface GroundRule {
  readonly ground: ExclusionGround;
  /** Its number in LOV 7:1 first paragraph. */
  readonly item: number;
  readonly text: Text;
  /** `APPLICANT_ON_REQUEST`: may be asked to show that the ground is absent. `AUTHORITY`: the municipality must prove it. */
  readonly shownBy: 'APPLICANT_ON_REQUEST' | 'AUTHORITY';
  /** What the municipality must accept as proof of absence (LOV 7:2). */
  readonly evidence: Text;
  /** A statement on honour replaces the document when the home country issues none (LOV 7:2 second paragraph). */
  readonly honourStatementAccepted: boolean;
  /** Absence is presumed for those on an official EEA list of approved suppliers (LOV 7:2 third paragraph). */
  readonly presumedAbsentWhenListed: boolean;
  /** Also a legal person's representatives are looked at (LOV 7:1 second paragraph). */
  readonly coversRepresentatives: boolean;
}

/** The grounds as they read from a day on. */
export interface ExclusionRules {
  readonly version: string;
  readonly validFrom: Day;
  readonly grounds: readonly GroundRule[];
}

const register: Text = {
  sv: 'Utdrag ur ett officiellt register eller likvärdig handling.',
  en: 'An extract from an official register or an equivalent document.',
};
const certificate: Text = {
  sv: 'Intyg från behörig myndighet.',
  en: 'A certificate from the competent authority.',
};
const ownFile: Text = {
  sv: 'Kommunen ska själv kunna visa omständigheten. Sökanden kan inte avkrävas bevis.',
  en: 'The municipality must itself be able to show the circumstance. The applicant can not be asked for proof.',
};

const versions: readonly ExclusionRules[] = [
  {
    version: 'LOV-7-1@2022-08-01',
    validFrom: '2022-08-01',
    grounds: [
      {
        ground: 'INSOLVENCY',
        item: 1,
        text: {
          sv: 'Konkurs, likvidation, tvångsförvaltning, ackord, företagsrekonstruktion, inställda betalningar eller näringsförbud.',
          en: 'Bankruptcy, liquidation, compulsory administration, composition, company reconstruction, suspended payments or a business ban.',
        },
        shownBy: 'APPLICANT_ON_REQUEST',
        evidence: register,
        honourStatementAccepted: true,
        presumedAbsentWhenListed: true,
        coversRepresentatives: false,
      },
      {
        ground: 'INSOLVENCY_PENDING',
        item: 2,
        text: {
          sv: 'Pågående ansökan om konkurs, tvångslikvidation, ackord, företagsrekonstruktion eller liknande.',
          en: 'A pending application for bankruptcy, compulsory liquidation, composition, company reconstruction or the like.',
        },
        shownBy: 'APPLICANT_ON_REQUEST',
        evidence: register,
        honourStatementAccepted: true,
        presumedAbsentWhenListed: true,
        coversRepresentatives: false,
      },
      {
        ground: 'CONVICTION',
        item: 3,
        text: {
          sv: 'Lagakraftvunnen dom för brott som rör yrkesutövningen.',
          en: 'A final judgment for an offence relating to the profession.',
        },
        shownBy: 'APPLICANT_ON_REQUEST',
        evidence: register,
        honourStatementAccepted: true,
        presumedAbsentWhenListed: true,
        coversRepresentatives: true,
      },
      {
        ground: 'PROFESSIONAL_MISCONDUCT',
        item: 4,
        text: {
          sv: 'Allvarligt fel i yrkesutövningen, om kommunen kan visa det.',
          en: 'Grave professional misconduct, where the municipality can prove it.',
        },
        shownBy: 'AUTHORITY',
        evidence: ownFile,
        honourStatementAccepted: false,
        presumedAbsentWhenListed: true,
        coversRepresentatives: true,
      },
      {
        ground: 'UNPAID_TAXES',
        item: 5,
        text: {
          sv: 'Obetalda socialförsäkringsavgifter eller skatter i hemlandet eller en annan EES-stat.',
          en: 'Unpaid social security contributions or taxes at home or in another EEA state.',
        },
        shownBy: 'APPLICANT_ON_REQUEST',
        evidence: certificate,
        honourStatementAccepted: false,
        presumedAbsentWhenListed: true,
        coversRepresentatives: false,
      },
      {
        ground: 'WRONG_INFORMATION',
        item: 6,
        text: {
          sv: 'Begärda upplysningar har i något väsentligt avseende inte lämnats eller varit felaktiga.',
          en: 'Requested information was in a material respect not given, or was wrong.',
        },
        shownBy: 'AUTHORITY',
        evidence: ownFile,
        honourStatementAccepted: false,
        presumedAbsentWhenListed: false,
        coversRepresentatives: false,
      },
    ],
  },
];

/** The rules in force on a day. @throws RangeError for a day before the first rules that are known. */
export function exclusionRulesOn(day: Day): ExclusionRules {
  const rules = versions.findLast((version) => version.validFrom <= day);
  if (rules === undefined) throw new RangeError(`No exclusion rules are known for ${day}`);
  return rules;
}

/** The rules by their version name, for reading an old assessment. */
export function exclusionRules(version: string): ExclusionRules | undefined {
  return versions.find((rules) => rules.version === version);
}

/** The grounds an applicant may be asked about; misconduct (item 4) is never among them. */
export function groundsToAskAbout(rules: ExclusionRules): readonly GroundRule[] {
  return rules.grounds.filter((ground) => ground.shownBy === 'APPLICANT_ON_REQUEST');
}
