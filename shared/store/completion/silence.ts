import { isRegistered } from '../../domain/application/application.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { pendingExtension } from '../../domain/completion/extension.ts';
import { dueReminders, timePassed } from '../../domain/task/reminder.ts';
import type { OpenTask } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { commitApplication, readApplication } from '../application/application.ts';
import { endCompletion, readCompletion } from './completion.ts';
import type { OutboxMessage } from '../outbox.ts';
import { readTask, revokeTask } from '../task/task.ts';
import { aggregateChanged, retryOnConcurrency } from '../transact.ts';

/**
 * An applicant who stays silent is not waited for any longer: what is missing goes to a person as it is, with what the
 * version's rule proposes (LOV 8:1–8:2). Nothing is decided by it, and nobody who has answered is touched. While a
 * question about more time waits for the municipality, the applicant is not silent; nor when they were given more.
 * @returns how many tasks were ended
 */
export async function endInSilence(found: OpenTask, mail: OutboxMessage, at: string): Promise<number> {
  const { subject } = found;
  const { reminders } = municipalityOf(subject.municipality);
  return retryOnConcurrency(
    async () => {
      // The version first: a day that is moved after it has been read makes this be tried anew.
      const application = await readApplication(subject);
      const [task, request] = await Promise.all([
        readTask(subject, found.taskId),
        readCompletion(subject, found.round?.number ?? 0),
      ]);
      if (task?.status !== 'OPEN' || !dueReminders(task, stockholmDay(at), reminders).includes('ESCALATED')) return 0;
      if (application === null || request === null || !isRegistered(application)) {
        throw new Error('A completion without its request');
      }
      if (pendingExtension(request.extensions) !== undefined) return 0;
      const end = await endCompletion(application, task, request, { at, outcome: 'SILENCE' });
      await commitApplication({
        before: application,
        after: end.after,
        event: {
          type: 'COMPLETION_UNANSWERED',
          at,
          by: 'calendar',
          data: { taskId: task.taskId, number: request.number, dueOn: task.dueOn },
        },
        outbox: [mail, end.message],
        also: [...end.writes, revokeTask(task, { at, why: timePassed })],
      });
      return 1;
    },
    undefined,
    aggregateChanged,
  );
}
