import * as z from 'zod/mini';
import { Answers } from './answers.ts';

/** The most requirements that one visit examines: what is found of them fits one item of the table. */
export const mostExamined = 40;
/** Of what is written about one requirement. */
export const longestFinding = 1500;

export const VisitResult = z.enum(['FULFILLED', 'DEFICIENT', 'NOT_EXAMINED']);
export type VisitResult = z.infer<typeof VisitResult>;

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestFinding));

/** What was found of one requirement. A deficiency is told in words; whatever wasn't looked at counts for nothing. */
export const VisitFinding = z.discriminatedUnion('result', [
  z.strictObject({ result: z.literal('FULFILLED'), text: z.optional(Words) }),
  z.strictObject({ result: z.literal('DEFICIENT'), text: Words }),
  z.strictObject({ result: z.literal('NOT_EXAMINED'), text: z.optional(Words) }),
]);
export type VisitFinding = z.infer<typeof VisitFinding>;

/** A visit's report, each time as it was: what was sent to be commented on is not written over by what was established. */
export const VisitReport = z.strictObject({
  schemaVersion: z.literal(1),
  number: z.int().check(z.positive()),
  /** The day of the visit. */
  heldOn: z.iso.date(),
  answers: Answers,
  /** Requirement → what was found of it. */
  findings: z.record(z.string(), VisitFinding),
  at: z.iso.datetime(),
  by: z.string(),
});
export type VisitReport = z.infer<typeof VisitReport>;

/** What is written so far: the officers' own, which nobody else looks into. */
export const VisitDraft = z.strictObject({
  schemaVersion: z.literal(1),
  values: z.record(z.string(), z.string()),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
});
export type VisitDraft = z.infer<typeof VisitDraft>;

/** Requirement → its result, without the words. */
export function resultsOf({ findings }: Pick<VisitReport, 'findings'>): Record<string, VisitResult> {
  return Object.fromEntries(Object.entries(findings).map(([id, { result }]) => [id, result]));
}

/** The requirements with a deficiency, in the report's order. */
export function deficientIn({ findings }: Pick<VisitReport, 'findings'>): readonly string[] {
  return Object.entries(findings).flatMap(([id, { result }]) => (result === 'DEFICIENT' ? [id] : []));
}
