import * as z from 'zod/mini';
import { Scope } from '../application/content.ts';

/** Why a case is decided anew. The decision that was made stands as it is until the new one, which says what it replaces. */
export const Reconsidered = z.strictObject({
  decisionNumber: z.int().check(z.positive()),
  /** The case whose decision it is, where only some of its scopes are decided anew: in this one. Absent, this case’s own. */
  of: z.optional(z.strictObject({ applicationId: z.string(), diaryNumber: z.string() })),
  /** `COURT_ORDER`: the court ordered correction (LOV 10:2). `CHANGE`: the municipality itself found it wrong. */
  because: z.enum(['COURT_ORDER', 'CHANGE']),
  /** The court's case number, or why it is taken up again. */
  reference: z.string().check(z.minLength(1)),
  on: z.iso.date(),
});
export type Reconsidered = z.infer<typeof Reconsidered>;

/**
 * Some of a case's scopes, decided anew in a case of their own: the rest of its decision stands, and so does what has been
 * contracted on it (LOV 10:2).
 */
export const InPart = z.strictObject({
  /** The new case. */
  applicationId: z.string(),
  scopes: z.array(Scope).check(z.minLength(1)),
  why: Reconsidered,
  /** The court ordered the approval itself, and said this: it is proposed at once; absent, the requirements are checked again. */
  ordered: z.optional(z.strictObject({ court: z.string(), summary: z.string() })),
});
export type InPart = z.infer<typeof InPart>;
