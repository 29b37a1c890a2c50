import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { nextDigest } from '../../../shared/domain/task/digest.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { readDigest, sendDigest } from '../../../shared/store/task/digest.ts';
import { sweepDue } from '../../../shared/store/task/due.ts';
import { readTask } from '../../../shared/store/task/task.ts';

/** Later than any task is due. */
const everyDay = '9999-12-31';

/**
 * Tells each member once, in one letter, of all that they are asked to prepare, where the municipality wants it so.
 * @returns how many letters
 */
export async function sendDigests(municipality: Municipality, at: string): Promise<number> {
  if (municipality.preparationMail !== 'DIGEST') return 0;
  const waiting = new Map<string, OpenTask[]>();
  await sweepDue(municipality.id, everyDay, async (found) => {
    if (found.kind !== 'PREPARE') return;
    // The index may lag behind; what is true is on the task.
    const task = await readTask(found.subject, found.taskId);
    const email = task?.assignee.email?.toLowerCase();
    if (task?.status === 'OPEN' && email !== undefined) waiting.set(email, [...(waiting.get(email) ?? []), task]);
  });
  let sent = 0;
  for (const [email, tasks] of waiting) sent += await sendTo(municipality, email, tasks, at);
  return sent;
}

async function sendTo(
  { id, reminders }: Municipality,
  email: string,
  tasks: readonly OpenTask[],
  at: string,
): Promise<number> {
  const before = await readDigest(id, email);
  const after = nextDigest(before, tasks, stockholmDay(at), reminders);
  if (after === null) return 0;
  try {
    await sendDigest(id, email, { before, after, at });
    return 1;
  } catch (error) {
    // Another run has sent it.
    if (error instanceof ConcurrencyError) return 0;
    throw error;
  }
}
