import * as z from 'zod/mini';

/** What a provider gives notice of: one word per kind, the same in a requirement set and in the notice itself. */
export const ChangeKind = z.enum(['MANAGER', 'OWNER', 'CONTACT', 'CAPACITY', 'AREAS', 'ABSENCE', 'INTAKE']);
export type ChangeKind = z.infer<typeof ChangeKind>;
