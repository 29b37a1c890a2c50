import * as z from 'zod/mini';

const code = /^(\d{8})-\d$/;
const excepted = new Set(['85311300', '85321000', '85322000']);

/**
 * Whether a service belongs to what a choice system may hold (LOV 1:1): CPV 79611000-0, or 85000000-9 to 85323000-9
 * except 85311300-5, 85321000-5 and 85322000-2.
 */
export function isWithinLov(cpvCode: string): boolean {
  const digits = code.exec(cpvCode)?.[1];
  if (digits === undefined || excepted.has(digits)) return false;
  return digits === '79611000' || (digits >= '85000000' && digits <= '85323000');
}

/** A CPV code that LOV 1:1 allows, for example `85312400-3`. */
export const CpvCode = z.string().check(z.refine(isWithinLov, 'Not a service that LOV 1:1 covers.'));

/** Whether a code is the other or a group that the other belongs to: 85312000-9 covers 85312400-3. */
export function coversCpv(group: string, member: string): boolean {
  return member.startsWith(group.slice(0, 8).replace(/0+$/, ''));
}
