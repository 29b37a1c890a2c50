import * as z from 'zod/mini';

const Name = z.string().check(z.minLength(1));
const Target = z.optional(z.int().check(z.nonnegative(), z.lte(100)));

/** A year's customer survey of a choice system. Codes are handed out once; an answer can't be followed back to one. */
export const Survey = z.strictObject({
  schemaVersion: z.literal(1),
  municipality: Name,
  choiceSystemId: Name,
  service: Name,
  year: z.string().check(z.regex(/^20\d{2}$/)),
  /** The last day that it can be answered. */
  closesOn: z.iso.date(),
  /** What the municipality, and its committee, aims at. */
  municipalityTarget: Target,
  committeeTarget: Target,
  openedBy: Name,
  openedAt: z.iso.datetime(),
});
export type Survey = z.infer<typeof Survey>;

/** What was said about one provider, as sums: no single answer is kept. */
export const SurveyTally = z.strictObject({
  contractId: Name,
  name: Name,
  /** How many codes were handed out. */
  issued: z.int(),
  answered: z.int(),
  overall: z.int(),
  expectations: z.int(),
  ideal: z.int(),
});
export type SurveyTally = z.infer<typeof SurveyTally>;

/** From 1, not at all, through 10, entirely. */
export const Grade = z.int().check(z.gte(1), z.lte(10));

/** The index's three questions, of equal weight. */
export const questions = ['overall', 'expectations', 'ideal'] as const;
export type Question = (typeof questions)[number];

/** What can be shown of a tally. Null: too few to show. */
export interface SurveyResult {
  readonly contractId: string;
  readonly name: string;
  readonly index: number | null;
  readonly answered: number | null;
  /** Whole percent of those who got a code. */
  readonly silent: number | null;
}

/** The formula in words, as it is printed beside every index. */
export const formula = {
  sv: 'Index = medelvärdet av de tre frågorna (1–10), minus 1, gånger 100, delat med 9. Frågorna väger lika.',
  en: 'Index = the mean of the three questions (1–10), minus 1, times 100, divided by 9. They weigh the same.',
} as const;

/**
 * The index from 0 through 100 with how many answered and did not. With fewer answers than `fewest` nothing is shown:
 * neither the index nor how many, from which the rest could be worked out.
 */
export function resultOf(tally: SurveyTally, fewest: number): SurveyResult {
  const { contractId, name, issued, answered } = tally;
  if (answered < fewest) return { contractId, name, index: null, answered: null, silent: null };
  const mean = questions.reduce((sum, question) => sum + tally[question], 0) / (questions.length * answered);
  return {
    contractId,
    name,
    index: Math.round(((mean - 1) * 100) / 9),
    answered,
    silent: Math.round((100 * (issued - answered)) / issued),
  };
}
