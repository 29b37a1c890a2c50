import type { TaskLink } from './store.ts';

/** One cookie per link, so that two tasks can be open side by side. */
export function sessionCookieOf(link: Pick<TaskLink, 'tokenHash'>): `__Host-${string}` {
  return `__Host-task-${link.tokenHash.slice(0, 12)}`;
}
