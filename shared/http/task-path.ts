import { linkWord } from '../domain/task/address.ts';
import { identityPolicy } from '../domain/task/identity.ts';
import type { TaskKind } from '../domain/task/task.ts';
import type { Route } from '../platform/manifest.ts';

/** The kinds that are answered from an emailed link; the others are done signed in, under /desk. */
export type LinkTaskKind = keyof typeof linkWord;

/** Whether this kind is answered from an emailed link. */
export function isLinkTaskKind(kind: TaskKind): kind is LinkTaskKind {
  return identityPolicy(kind) !== 'SIGN_IN';
}

/** The API Gateway path of a kind's page. */
export function taskRoutePath(kind: LinkTaskKind): string {
  return `/t/${linkWord[kind]}/{token}`;
}

/** What a task page's manifest declares. HEAD is a route of its own: mail scanners send it first. */
export function taskPageRoutes(kind: LinkTaskKind, summary: string): readonly Route[] {
  const common = { path: taskRoutePath(kind), kind: 'page', security: 'task-link', summary } as const;
  return [
    { ...common, method: 'GET' },
    { ...common, method: 'HEAD' },
    { ...common, method: 'POST' },
  ];
}
