import type { Task } from '../../domain/task/task.ts';
import { now } from '../../platform/clock.ts';
import { sameHash, sha256 } from '../../platform/hash.ts';
import { type Link, readLink } from './link.ts';

/** What a token leads to now: an open task, or why it leads nowhere any more. */
export async function findLiveLink(token: string) {
  const found = await readLink(token);
  if (found === null) return { kind: 'unknown' } as const;
  const { link, task } = found;
  const why = causeOfDeath(link, task);
  if (why === null && task.status === 'OPEN') {
    return { kind: 'live', link, task, ...(task.conflict === undefined ? {} : { conflict: task.conflict }) } as const;
  }
  return {
    kind: 'dead',
    why: why ?? 'EXPIRED',
    link,
    task,
    ...(link.newLinkSentAt === undefined ? {} : { newLinkSentAt: link.newLinkSentAt }),
  } as const;
}

function causeOfDeath(link: Link, task: Task): 'ANSWERED' | 'REVOKED' | 'EXPIRED' | 'BASIS_CHANGED' | null {
  if (task.status !== 'OPEN') return task.status;
  if (link.basisHash !== task.basisHash) return 'BASIS_CHANGED';
  return link.endsAt <= now() ? 'EXPIRED' : null;
}

/** Whether this is the session that the right code started on this link, and it has not ended. */
export function holdsSession(link: Pick<Link, 'session'>, sessionToken: string): boolean {
  const { session } = link;
  return session !== undefined && session.expiresAt > now() && sameHash(session.hash, sha256(sessionToken));
}
