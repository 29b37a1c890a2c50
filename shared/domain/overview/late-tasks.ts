import { identityPolicy } from '../task/identity.ts';
import type { TaskKind } from '../task/task.ts';

/** For whom a task waits: those who sign in for the municipality, its elected members, or everybody outside it. */
export type WaitsFor = 'STAFF' | 'MEMBERS' | 'OTHERS';

const members: readonly TaskKind[] = ['DECIDE_AS_MEMBER', 'DECIDE_URGENTLY', 'PREPARE', 'VOTE'];

export function waitsFor(kind: TaskKind): WaitsFor {
  if (members.includes(kind)) return 'MEMBERS';
  return identityPolicy(kind) === 'SIGN_IN' ? 'STAFF' : 'OTHERS';
}

/** Open tasks of one kind whose day has passed. */
export interface LateTasks {
  readonly kind: TaskKind;
  readonly of: WaitsFor;
  readonly count: number;
}

/** Counts them by kind, the most first: never whose they are. */
export function lateTasks(kinds: readonly TaskKind[]): readonly LateTasks[] {
  const counts = new Map<TaskKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, of: waitsFor(kind), count }))
    .toSorted((one, other) => other.count - one.count || (one.kind < other.kind ? -1 : 1));
}
