import * as z from 'zod/mini';

/** How a case may have ended, as far as a plan tells endings apart. */
export const CaseEnd = z.enum(['WITHDRAWN', 'REFUSED', 'LAPSED', 'CONTRACTED']);
export type CaseEnd = z.infer<typeof CaseEnd>;
