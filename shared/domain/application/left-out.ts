import * as z from 'zod/mini';
import { Text } from '../requirement/finding.ts';

/**
 * Why something of an earlier application is not in the next. `REWORDED`: the requirement reads differently, and
 * nobody has accepted its present words. `NOT_TAKEN`: the file did not count, or its scan has not ended.
 */
export const LeftOutReason = z.enum([
  'NOT_ASKED',
  'REWORDED',
  'NOT_OFFERED',
  'PASSED',
  'TOO_OLD',
  'EXPIRED',
  'NOT_TAKEN',
]);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** One part of an earlier application that the next does without. */
export const LeftOut = z.strictObject({
  /** A JSON pointer into the earlier content, or `evidence:<id>` for a file of it. */
  part: z.string(),
  title: Text,
  why: LeftOutReason,
});
export type LeftOut = z.infer<typeof LeftOut>;

/** What is left out and why, in one line. */
export function leftOutText({ title, why }: LeftOut): Text {
  return { sv: `${title.sv}: ${words[why].sv}.`, en: `${title.en}: ${words[why].en}.` };
}

const words: Readonly<Record<LeftOutReason, Text>> = {
  NOT_ASKED: { sv: 'frågas det inte efter', en: 'is not asked for' },
  REWORDED: { sv: 'lyder annorlunda och behöver besvaras på nytt', en: 'reads differently and is asked anew' },
  NOT_OFFERED: { sv: 'går inte att söka', en: 'can not be applied for' },
  PASSED: { sv: 'har passerat', en: 'has passed' },
  TOO_OLD: { sv: 'är för gammalt; lämna in ett nytt', en: 'is too old; hand in a new one' },
  EXPIRED: { sv: 'gäller inte längre; lämna in ett nytt', en: 'is no longer valid; hand in a new one' },
  NOT_TAKEN: { sv: 'är inte godtagen som fil; lämna in den igen', en: 'was not taken as a file; hand it in again' },
};
