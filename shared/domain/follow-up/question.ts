import * as z from 'zod/mini';
import { Text } from '../requirement/finding.ts';

export const QuestionId = z.string().check(z.regex(/^[a-z][A-Za-z0-9]{0,39}$/));

const Most = z.number().check(z.positive(), z.lte(1_000_000_000));

const common = {
  /** Keeps its meaning from year to year: by it the answer of last year is found. */
  id: QuestionId,
  text: Text,
  hint: z.optional(Text),
  /** The requirement that the answer follows up. */
  requirement: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  mayBeEmpty: z.optional(z.boolean()),
};

/** One question of a report, as data: never about an individual person. */
export const Question = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('COUNT'),
    /** Another count that this one is a part of. */
    notMoreThan: z.optional(QuestionId),
  }),
  z.strictObject({ ...common, kind: z.literal('DECIMAL'), most: z.optional(Most) }),
  z.strictObject({ ...common, kind: z.literal('PERCENT') }),
  z.strictObject({ ...common, kind: z.literal('YES_NO') }),
  z.strictObject({
    ...common,
    kind: z.literal('CHOICE'),
    choices: z
      .array(z.strictObject({ value: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,39}$/)), text: Text }))
      .check(z.minLength(2), z.maxLength(12)),
  }),
  z.strictObject({ ...common, kind: z.literal('DAY') }),
  z.strictObject({ ...common, kind: z.literal('TEXT') }),
]);
export type Question = z.infer<typeof Question>;
