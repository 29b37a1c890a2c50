import type { StaffRole } from '../../../shared/http/session.ts';

/** Who may read the desk: everybody on the municipality's side. */
export const readers = [
  'coordinator',
  'case-officer',
  'secretary',
  'delegate',
  'auditor',
] as const satisfies readonly StaffRole[];

/** Who works with a case: takes it, hands it on, writes in its journal. */
export const handlers = ['coordinator', 'case-officer'] as const satisfies readonly StaffRole[];
