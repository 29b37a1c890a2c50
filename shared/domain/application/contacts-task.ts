import type { OpenTask, Task } from '../task/task.ts';

/**
 * The tasks that whoever holds the application's token may do: the token serves draft and completion. That a decision
 * was received is the contact's own word, from their mailbox.
 */
export function isContactsTask(task: Task): task is OpenTask {
  return task.status === 'OPEN' && task.kind === 'COMPLETE';
}
