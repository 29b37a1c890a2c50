import * as z from 'zod/mini';

/** One of the municipality's own who has a case, or one of its checks, in their hands: a work contact. */
export const Officer = z.strictObject({ name: z.string().check(z.minLength(1)), email: z.email() });
export type Officer = z.infer<typeof Officer>;

/** An officer's list is named by their address: however it is written, it is the same person's. */
export function officerKey({ email }: Pick<Officer, 'email'>): string {
  return email.trim().toLowerCase();
}

export function isSameOfficer(one: Pick<Officer, 'email'>, other: Pick<Officer, 'email'>): boolean {
  return officerKey(one) === officerKey(other);
}
