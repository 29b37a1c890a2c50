import * as z from 'zod/mini';

/**
 * Where one applicant is treated in another way than the version's rule treats all (LOV 1:2, 6:2): made by a person,
 * with a written reason, and listed.
 */
export const Deviation = z.strictObject({
  kind: z.enum(['MORE_ROUNDS', 'OTHER_DAYS', 'LONGER_EXTENSION']),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
});

export type Deviation = z.infer<typeof Deviation>;
