import * as z from 'zod/mini';
import { LanguageTag, type Translations } from '../application/translations.ts';

const Words = z.string().check(z.minLength(1));

/** Words that somebody has judged. */
const Judged = z.strictObject({ words: Words, at: z.iso.datetime(), by: Words });

/**
 * What officers have said of one text in one language. Whether a text is objective (LOV 9:1, KL 8:18) is a person's to find,
 * of the own unit's as of everybody's.
 */
export const TextApproval = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('TEXT'),
  tag: LanguageTag,
  /** What is shown, until other words are approved. */
  approved: z.optional(Judged),
  /** What was sent back, and why. */
  returned: z.optional(z.extend(Judged, { why: Words })),
});
export type TextApproval = z.infer<typeof TextApproval>;

/** One text as its provider has it now, and what holds of it. */
export interface TextStanding {
  readonly tag: string;
  readonly words: string;
  readonly state: 'APPROVED' | 'RETURNED' | 'AWAITING';
  /** Why it was sent back. */
  readonly why?: string;
  /** Earlier words that are shown meanwhile; null when nothing is. */
  readonly shown: string | null;
}

/** Each language of a text, Swedish first, and what officers have said of these very words. */
export function standingOfTexts(stated: Translations, approvals: readonly TextApproval[]): readonly TextStanding[] {
  const tags = [
    'sv',
    ...Object.keys(stated)
      .filter((tag) => tag !== 'sv')
      .toSorted(),
  ];
  return tags.map((tag) => {
    const words = stated[tag] ?? '';
    const { approved, returned } = approvals.find((one) => one.tag === tag) ?? {};
    const shown = approved?.words ?? null;
    if (shown === words) return { tag, words, state: 'APPROVED', shown };
    if (returned?.words === words) return { tag, words, state: 'RETURNED', why: returned.why, shown };
    return { tag, words, state: 'AWAITING', shown };
  });
}

/** What the catalogue shows: approved words alone, and no translation of a text whose Swedish is not approved. */
export function shownText(standing: readonly TextStanding[]): Translations | null {
  const shown = standing.flatMap(({ tag, shown: words }) => (words === null ? [] : [[tag, words] as const]));
  const { sv, ...others } = Object.fromEntries(shown);
  return sv === undefined ? null : { ...others, sv };
}

/** Whether somebody has a text to read. */
export function awaitsApproval(standing: readonly TextStanding[]): boolean {
  return standing.some(({ state }) => state === 'AWAITING');
}

interface Judgement {
  readonly tag: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
}

/** These words are shown from now. */
export function approveText(before: TextApproval | undefined, { tag, ...approved }: Judgement): TextApproval {
  const returned = before?.returned?.words === approved.words ? undefined : before?.returned;
  return { schemaVersion: 1, kind: 'TEXT', tag, approved, ...(returned === undefined ? {} : { returned }) };
}

/** These words are not shown, or no longer; what was approved before them stands. */
export function returnText(
  before: TextApproval | undefined,
  { tag, ...returned }: Judgement & { readonly why: string },
): TextApproval {
  const approved = before?.approved?.words === returned.words ? undefined : before?.approved;
  return { schemaVersion: 1, kind: 'TEXT', tag, returned, ...(approved === undefined ? {} : { approved }) };
}
