import * as z from 'zod/mini';

/** That nothing of a case may be disposed of, whatever the plan says: who said so, when and why. */
export const LegalHold = z.strictObject({
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
  why: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});
export type LegalHold = z.infer<typeof LegalHold>;
