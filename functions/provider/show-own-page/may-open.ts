import type { Member } from '../../../shared/domain/provider/account.ts';
import { identityPolicy } from '../../../shared/domain/task/identity.ts';
import type { Task } from '../../../shared/domain/task/task.ts';

/**
 * Whether a member is led from their own page to a task: what a code protects is its addressee's alone, the rest whoever
 * is signed in may open. What the municipality's staff do is not done here.
 */
export function mayOpen(
  { kind, assignee }: Pick<Task, 'kind' | 'assignee'>,
  { email }: Pick<Member, 'email'>,
): boolean {
  const policy = identityPolicy(kind);
  if (policy === 'SIGN_IN') return false;
  return policy !== 'LINK_AND_CODE' || assignee.email?.toLowerCase() === email.toLowerCase();
}
