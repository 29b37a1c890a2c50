import type { Municipality } from '../../domain/municipality/municipality.ts';
import { endsToldOf } from '../../domain/task/reminder.ts';
import type { OpenTask, Task } from '../../domain/task/task.ts';
import type { OutboxMessage } from '../outbox.ts';
import { isDecisionTask } from './pending.ts';

/** What was asked on the basis before this one, the latest alone: of one before that they were told then. */
export function onFormerBasis(tasks: readonly Task[], basisHash: string): readonly Task[] {
  const former = tasks.filter(
    (task) => isDecisionTask(task) && task.basisHash !== undefined && task.basisHash !== basisHash,
  );
  const latest = former.toSorted((one, other) => (one.openedAt < other.openedAt ? 1 : -1))[0];
  return former.filter((task) => task.basisHash === latest?.basisHash);
}

/**
 * One letter to each who is asked: to whoever was asked before, also why the link that they had is dead. Who has a dead
 * link and is asked for nothing now is told as well, once.
 * @param told what is told of the links that end
 * @param preparationMail how members are told of what they prepare
 */
export function mailsTo(
  opened: readonly OpenTask[],
  earlier: readonly Task[],
  told: 'NEW_BASIS' | 'DECIDER_CHANGED',
  preparationMail: Municipality['preparationMail'],
): readonly OutboxMessage[] {
  const asked = new Set(opened.map(holderOf));
  const before = new Set(earlier.map(holderOf));
  const left = new Map(
    earlier.filter((task) => !asked.has(holderOf(task)) && endsWithBasis(task)).map((task) => [holderOf(task), task]),
  );
  return [
    ...opened.flatMap((task): OutboxMessage[] => {
      const template = before.has(holderOf(task)) ? told : 'TASK';
      // What is new to whoever prepares can wait for the day's one letter; that a link is dead can not.
      if (template === 'TASK' && task.kind === 'PREPARE' && preparationMail === 'DIGEST') return [];
      return [{ kind: 'MAIL', template, taskId: task.taskId }];
    }),
    ...[...left.values()].map(({ taskId }): OutboxMessage => ({ kind: 'MAIL', template: told, taskId })),
  ];
}

/** Open until now, or taken back when the case was sent back; who has answered waits for nothing. */
function endsWithBasis(task: Task): boolean {
  return task.status === 'OPEN' || (task.status === 'REVOKED' && endsToldOf[task.why] === 'NEW_BASIS');
}

function holderOf({ assignee, taskId }: Task): string {
  return assignee.email?.toLowerCase() ?? taskId;
}
