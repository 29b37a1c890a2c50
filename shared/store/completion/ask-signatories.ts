import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Unconfirmed } from '../../domain/requirement/unconfirmed.ts';
import type { OpenTask, Task } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { hashOf } from '../../platform/hash.ts';
import type { OutboxMessage } from '../outbox.ts';
import { ofProvider } from '../provider/provider.ts';
import { openTask, readTasks, revokeTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import type { Answering } from './answer.ts';

/**
 * Asks each signatory to stand behind the declarations and undertakings that a completion added: the contact's link
 * shows a mailbox, not a right to bind. The workflow does not wait; until then the checks say that nobody has confirmed.
 */
export async function askSignatories(
  { application, content, task }: Answering,
  unconfirmed: Unconfirmed,
  at: string,
): Promise<{ readonly writes: readonly Write[]; readonly mails: readonly OutboxMessage[] }> {
  const { subject } = task;
  const { days } = municipalityOf(subject.municipality).confirmation;
  const opened = (content.signatories ?? []).map((assignee) =>
    openTask({
      kind: 'CONFIRM_SUBMISSION',
      subject,
      assignee,
      ...ofProvider(subject.municipality, content.applicant.registration, subject.id),
      diaryNumber: application.diaryNumber,
      dueOn: addDays(stockholmDay(at), days),
      basisHash: hashOf(unconfirmed),
      openedAt: at,
    }),
  );
  const earlier = (await readTasks(subject)).filter(asksForAdded);
  return {
    writes: [
      ...earlier.map((one) => revokeTask(one, { at, why: 'More has been added since' })),
      ...opened.map(({ write }) => write),
    ],
    mails: opened.map(({ mail }) => mail),
  };
}

function asksForAdded(task: Task): task is OpenTask {
  return task.kind === 'CONFIRM_SUBMISSION' && task.status === 'OPEN' && task.round === undefined;
}
