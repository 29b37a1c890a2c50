import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { openTask } from '../task/task.ts';

/** Asks whoever reads an address to confirm it, for a question or for news. */
export function askToConfirmAddress(subject: Subject, email: string, at: string): ReturnType<typeof openTask> {
  return openTask({
    kind: 'CONFIRM_ADDRESS',
    subject,
    assignee: { name: email, email },
    dueOn: addDays(stockholmDay(at), municipalityOf(subject.municipality).deadlines.addressDays),
    openedAt: at,
  });
}
