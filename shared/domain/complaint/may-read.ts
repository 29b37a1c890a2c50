import type { Complaint } from './complaint.ts';
import type { Reading } from './reading.ts';
import type { ComplaintRule } from './rule.ts';

interface Reader {
  readonly email: string;
  readonly coordinates: boolean;
}

/**
 * By what right somebody of the staff reads what a complaint says: it is theirs, they coordinate, or they answer for
 * misconduct and it may tell of some. Null for everybody else: nobody reads what they don't need for their work
 * (2001:454 6 §).
 */
export function readingGround(
  { assignee, misconduct }: Complaint,
  { email, coordinates }: Reader,
  rule: ComplaintRule,
): Reading['ground'] | null {
  const isThem = (address: string | undefined): boolean =>
    email !== '' && address?.toLowerCase() === email.toLowerCase();
  if (isThem(assignee?.email)) return 'ASSIGNED';
  if (misconduct !== undefined && isThem(rule.misconduct.responsible.email)) return 'RESPONSIBLE';
  return coordinates ? 'COORDINATOR' : null;
}
