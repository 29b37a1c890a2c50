import * as z from 'zod/mini';

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
