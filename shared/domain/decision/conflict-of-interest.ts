import * as z from 'zod/mini';
import { ParagraphNumber } from './meeting/paragraph.ts';

/**
 * What a person answers before a case is opened (KL 6:28, 7:4): asked of delegates, members, officers and secretaries.
 * A declared conflict keeps the person out.
 */
export const ConflictAnswer = z.discriminatedUnion('conflict', [
  z.strictObject({ conflict: z.literal('NONE'), declaredAt: z.iso.datetime() }),
  z.strictObject({
    conflict: z.literal('DECLARED'),
    declaredAt: z.iso.datetime(),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  }),
]);
export type ConflictAnswer = z.infer<typeof ConflictAnswer>;

/** The committee's own ruling on a contested conflict of interest in one case (KL 6:30); it goes before the person's word. */
export const ConflictRuling = z.strictObject({
  name: z.string(),
  email: z.email(),
  answer: z.enum(['NONE', 'DECLARED']),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  heldOn: z.iso.date(),
  paragraph: ParagraphNumber,
  by: z.string(),
  at: z.iso.datetime(),
});
export type ConflictRuling = z.infer<typeof ConflictRuling>;

/** What the committee last ruled of a person; none when it has not. */
export function rulingOn(rulings: readonly ConflictRuling[], email: string | undefined): ConflictRuling | undefined {
  return rulings.findLast((ruling) => ruling.email.toLowerCase() === email?.toLowerCase());
}
