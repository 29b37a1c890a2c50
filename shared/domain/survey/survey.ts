import * as z from 'zod/mini';
import type { PublishedRow } from './publication.ts';
import { SurveyYear, Targets } from './quality-result.ts';

const Name = z.string().check(z.minLength(1));

const common = {
  schemaVersion: z.literal(1),
  municipality: Name,
  choiceSystemId: Name,
  service: Name,
  year: SurveyYear,
  /** The last day that it can be answered. */
  closesOn: z.iso.date(),
  targets: Targets,
  openedBy: Name,
  openedAt: z.iso.datetime(),
};

/**
 * A year's customer survey of a choice system. Codes are handed out once; an answer can't be followed back to one. Once it is
 * closed nothing more is counted, and what could tell of single people is erased: codes that nobody used, and the sums of so
 * few answers that they are never shown.
 */
export const Survey = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('OPEN') }),
  z.strictObject({
    ...common,
    status: z.literal('CLOSED'),
    closedBy: Name,
    closedAt: z.iso.datetime(),
    /** When the erasure was done; absent while it is left to do. */
    erasedAt: z.optional(z.iso.datetime()),
  }),
]);
export type Survey = z.infer<typeof Survey>;
export type SurveyIn<S extends Survey['status']> = Extract<Survey, { status: S }>;

/** Ends the answering. */
export function closeSurvey(survey: SurveyIn<'OPEN'>, { by, at }: { by: string; at: string }): SurveyIn<'CLOSED'> {
  return { ...survey, status: 'CLOSED', closedBy: by, closedAt: at };
}

/** Whether its last day is over. */
export function isOver({ closesOn }: Pick<Survey, 'closesOn'>, today: string): boolean {
  return closesOn < today;
}

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
  /** Nothing more is counted. */
  closed: z.optional(z.literal(true)),
});
export type SurveyTally = z.infer<typeof SurveyTally>;

/** So few that their sums tell of single people. */
export function isTooFew({ answered }: Pick<SurveyTally, 'answered'>, fewest: number): boolean {
  return answered < fewest;
}

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
  if (isTooFew(tally, fewest)) return { contractId, name, index: null, answered: null, silent: null };
  const mean = questions.reduce((sum, question) => sum + tally[question], 0) / (questions.length * answered);
  return {
    contractId,
    name,
    index: Math.round(((mean - 1) * 100) / 9),
    answered,
    silent: Math.round((100 * (issued - answered)) / issued),
  };
}

/** What of a closed survey may be shown to all. */
export function toPublish(tallies: readonly SurveyTally[], fewest: number): readonly PublishedRow[] {
  return tallies
    .map((tally) => resultOf(tally, fewest))
    .map(({ contractId, name, index, answered }) => ({ contractId, name, value: index, answered }));
}
