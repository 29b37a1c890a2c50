import * as z from 'zod/mini';
import { err, ok, type Result } from '../result.ts';
import { Registration } from './registration.ts';

const Name = z.string().check(z.minLength(1));

/** `ADMINISTRATOR`: lets others in and takes them out; the rest they do alike. */
export const ProviderRole = z.enum(['ADMINISTRATOR', 'MEMBER']);
export type ProviderRole = z.infer<typeof ProviderRole>;

/** Somebody who may sign in and act for a provider. */
export const Member = z.strictObject({
  /** A hash of their account at the sign-in service: the same person at every provider. */
  memberId: Name,
  name: Name,
  email: z.string(),
  role: ProviderRole,
  since: z.iso.datetime(),
  /** Who invited them. */
  invitedBy: Name,
});
export type Member = z.infer<typeof Member>;

/** Somebody who was asked to become one, by the task that they were mailed. */
export const Invitation = z.strictObject({
  taskId: Name,
  name: Name,
  email: z.email(),
  role: ProviderRole,
  at: z.iso.datetime(),
  by: Name,
});
export type Invitation = z.infer<typeof Invitation>;

/** Who signs in for a provider at one municipality, which answers for whom it let in first. */
export const ProviderAccount = z.strictObject({
  schemaVersion: z.literal(1),
  municipality: Name,
  providerId: Name,
  organisation: z.strictObject({ name: Name, registration: Registration }),
  members: z.array(Member),
  invitations: z.array(Invitation),
});
export type ProviderAccount = z.infer<typeof ProviderAccount>;

/** Members and invitations together: more are nobody's overview. */
const most = 50;

export type AccountFault = 'FULL' | 'INVITED_ALREADY' | 'NOT_INVITED' | 'NOT_MEMBER' | 'LAST_ADMINISTRATOR';

/** Asks somebody in; one address at a time. */
export function invite(account: ProviderAccount, invitation: Invitation): Result<ProviderAccount, AccountFault> {
  const { members, invitations } = account;
  if (invitations.some(({ email }) => sameAddress(email, invitation.email))) return err('INVITED_ALREADY');
  if (members.length + invitations.length >= most) return err('FULL');
  return ok({ ...account, invitations: [...invitations, invitation] });
}

/** Takes an invitation back that nobody has accepted. */
export function recall(account: ProviderAccount, taskId: string): Result<ProviderAccount, AccountFault> {
  if (!account.invitations.some((one) => one.taskId === taskId)) return err('NOT_INVITED');
  return ok({ ...account, invitations: account.invitations.filter((one) => one.taskId !== taskId) });
}

/**
 * Makes whoever accepts a member. The account they sign in with is theirs to choose: the invitation's mailbox is what
 * showed who they are. A member who is invited anew can become an administrator by it, never less.
 */
export function accept(
  account: ProviderAccount,
  taskId: string,
  person: Pick<Member, 'memberId' | 'name' | 'email'>,
  at: string,
): Result<{ account: ProviderAccount; member: Member }, AccountFault> {
  const invitation = account.invitations.find((one) => one.taskId === taskId);
  if (invitation === undefined) return err('NOT_INVITED');
  const before = account.members.find(({ memberId }) => memberId === person.memberId);
  const member: Member = {
    ...person,
    role: before?.role === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : invitation.role,
    since: before?.since ?? at,
    invitedBy: before?.invitedBy ?? invitation.by,
  };
  const members = [...account.members.filter(({ memberId }) => memberId !== person.memberId), member];
  const invitations = account.invitations.filter((one) => one.taskId !== taskId);
  return ok({ account: { ...account, members, invitations }, member });
}

/**
 * Takes a member out. The last administrator can't leave the others without one; the municipality can take out anybody,
 * since it invites a first one anew.
 */
export function remove(
  account: ProviderAccount,
  memberId: string,
  by: 'ADMINISTRATOR' | 'MUNICIPALITY',
): Result<ProviderAccount, AccountFault> {
  const members = account.members.filter((one) => one.memberId !== memberId);
  if (members.length === account.members.length) return err('NOT_MEMBER');
  if (by === 'ADMINISTRATOR' && !members.some(isAdministrator)) return err('LAST_ADMINISTRATOR');
  return ok({ ...account, members });
}

/** Gives a member another role. */
export function changeRole(
  account: ProviderAccount,
  memberId: string,
  role: ProviderRole,
): Result<ProviderAccount, AccountFault> {
  if (memberOf(account, memberId) === null) return err('NOT_MEMBER');
  const members = account.members.map((one) => (one.memberId === memberId ? { ...one, role } : one));
  return members.some(isAdministrator) ? ok({ ...account, members }) : err('LAST_ADMINISTRATOR');
}

export function memberOf(account: Pick<ProviderAccount, 'members'>, memberId: string): Member | null {
  return account.members.find((one) => one.memberId === memberId) ?? null;
}

export function isAdministrator({ role }: Pick<Member, 'role'>): boolean {
  return role === 'ADMINISTRATOR';
}

function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
