import * as z from 'zod/mini';

/** What is known of one requirement for one application, at one moment. */
export const FindingResult = z.enum([
  'MET',
  'NOT_MET',
  'NEEDS_COMPLETION',
  'NEEDS_HUMAN',
  'NOT_APPLICABLE',
  'NOT_TESTED_NOW',
]);
export type FindingResult = z.infer<typeof FindingResult>;

/** A text people read, Swedish first. */
export const Text = z.strictObject({ sv: z.string(), en: z.string() });
export type Text = z.infer<typeof Text>;

/** One thing an applicant is asked to supply (LOV 6:2). */
export const CompletionItem = z.strictObject({
  requirementId: z.string(),
  /** What kind of thing is missing, so that the page can open only that. */
  ask: z.discriminatedUnion('kind', [
    /** `person`: whose it is to be, where several have the role that it is asked for. */
    z.strictObject({ kind: z.literal('EVIDENCE'), evidence: z.string(), person: z.optional(z.string()) }),
    z.strictObject({ kind: z.literal('STATEMENT'), evidence: z.string() }),
    z.strictObject({ kind: z.literal('DECLARATION') }),
    z.strictObject({ kind: z.literal('UNDERTAKING') }),
    z.strictObject({ kind: z.literal('FIELD'), field: z.string() }),
  ]),
  text: Text,
});
export type CompletionItem = z.infer<typeof CompletionItem>;

/** A record that is asked for, about somebody where it is about a person. */
export const RecordAsked = z.strictObject({
  record: z.string(),
  subject: z.optional(z.string()),
  /** False where another alternative may do. */
  needed: z.boolean(),
});
export type RecordAsked = z.infer<typeof RecordAsked>;

/** The outcome of one requirement's check: its source, date and reason always follow it. */
export const Finding = z.strictObject({
  requirementId: z.string(),
  result: FindingResult,
  /** A machine's reading of stated facts; it becomes `MET` only when an officer has seen the proof. */
  suggestion: z.optional(z.enum(['MET', 'NOT_MET'])),
  source: z.enum(['SYSTEM', 'OFFICER']),
  at: z.iso.datetime(),
  /** The officer, when one has settled it. */
  by: z.optional(z.string()),
  reason: Text,
  /** The reason is what the officer wrote of this case. */
  inOwnWords: z.optional(z.literal(true)),
  missing: z.array(CompletionItem),
  records: z.optional(z.array(RecordAsked)),
  /** Hash of the facts it was based on: an officer's settlement lapses when they change. */
  factsHash: z.string(),
});
export type Finding = z.infer<typeof Finding>;
