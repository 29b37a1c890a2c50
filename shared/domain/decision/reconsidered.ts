import * as z from 'zod/mini';

/** Why a case is decided anew. The decision that was made stands as it is until the new one, which says what it replaces. */
export const Reconsidered = z.strictObject({
  decisionNumber: z.int().check(z.positive()),
  /** `COURT_ORDER`: the court ordered correction (LOV 10:2). `CHANGE`: the municipality itself found it wrong. */
  because: z.enum(['COURT_ORDER', 'CHANGE']),
  /** The court's case number, or why it is taken up again. */
  reference: z.string().check(z.minLength(1)),
  on: z.iso.date(),
});
export type Reconsidered = z.infer<typeof Reconsidered>;
