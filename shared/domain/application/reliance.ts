import * as z from 'zod/mini';
import { Registration } from '../provider/registration.ts';
import { Line } from './line.ts';

/** That a requirement is met with another firm's financial, technical or professional capacity (LOV 5:2). */
export const Reliance = z.strictObject({
  requirementId: z.string().check(z.minLength(1), z.maxLength(100)),
  company: z.strictObject({ name: Line, registration: Registration }),
  /** How it is shown that the capacity will be there: the firm's undertaking, or otherwise. */
  proof: z.enum(['UNDERTAKING', 'OTHER']),
  /** The files that show it, and whose capacity they show: ids of the application's own evidence. */
  evidenceIds: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(20)),
});
export type Reliance = z.infer<typeof Reliance>;
