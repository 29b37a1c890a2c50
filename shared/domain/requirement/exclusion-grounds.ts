import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import rules from './exclusion-rules.json' with { type: 'json' };
import { Text } from './finding.ts';

/** The name of a ground, for example `UNPAID_TAXES`; which there are is told by the rules of the day. */
export const ExclusionGround = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,59}$/));
export type ExclusionGround = z.infer<typeof ExclusionGround>;

/** One ground on which the municipality may exclude an applicant, as it reads in one version of the law. */
export const GroundRule = z.strictObject({
  ground: ExclusionGround,
  /** Its number in LOV 7:1 first paragraph. */
  item: z.int().check(z.positive()),
  text: Text,
  /** `APPLICANT_ON_REQUEST`: may be asked to show that the ground is absent. `AUTHORITY`: the municipality must prove it. */
  shownBy: z.enum(['APPLICANT_ON_REQUEST', 'AUTHORITY']),
  /** What the municipality must accept as proof of absence (LOV 7:2). */
  evidence: Text,
  /** A statement on honour replaces the document when the home country issues none (LOV 7:2 second paragraph). */
  honourStatementAccepted: z.boolean(),
  /** Absence is presumed for those on an official EEA list of approved suppliers (LOV 7:2 third paragraph). */
  presumedAbsentWhenListed: z.boolean(),
  /** Also a legal person's representatives are looked at (LOV 7:1 second paragraph). */
  coversRepresentatives: z.boolean(),
});
export type GroundRule = z.infer<typeof GroundRule>;

/** The grounds as they read from a day on. */
export const ExclusionRules = z.strictObject({
  version: z.string().check(z.minLength(1)),
  validFrom: z.iso.date(),
  grounds: z.array(GroundRule).check(
    z.minLength(1),
    z.refine((grounds) => new Set(grounds.map(({ ground }) => ground)).size === grounds.length, 'Each ground once'),
  ),
});
export type ExclusionRules = z.infer<typeof ExclusionRules>;

/** Every version there is, the oldest first: coming legislation is one more, in the data alone. */
export const ExclusionRulebook = z.array(ExclusionRules).check(
  z.minLength(1),
  z.refine(
    (versions) =>
      versions.every(({ validFrom }, index) => index === 0 || validFrom > (versions[index - 1]?.validFrom ?? '')),
    'The oldest first',
  ),
  z.refine((versions) => new Set(versions.map(({ version }) => version)).size === versions.length, 'Each name once'),
);
export type ExclusionRulebook = z.infer<typeof ExclusionRulebook>;

// Pure, so that a function that asks for no rules carries none.
const inForce: ExclusionRulebook = /* @__PURE__ */ ExclusionRulebook.parse(rules);

/** The rules in force on a day. @throws RangeError for a day before the first rules that are known. */
export function exclusionRulesOn(day: Day, rulebook: ExclusionRulebook = inForce): ExclusionRules {
  const found = rulebook.findLast(({ validFrom }) => validFrom <= day);
  if (found === undefined) throw new RangeError(`No exclusion rules are known for ${day}`);
  return found;
}

/** The rules by their version name, for reading an old assessment. */
export function exclusionRules(version: string, rulebook: ExclusionRulebook = inForce): ExclusionRules | undefined {
  return rulebook.find((each) => each.version === version);
}

/** The grounds an applicant may be asked about; misconduct (item 4) is never among them. */
export function groundsToAskAbout({ grounds }: ExclusionRules): readonly GroundRule[] {
  return grounds.filter((ground) => ground.shownBy === 'APPLICANT_ON_REQUEST');
}
