import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { diaryNumberOf } from '../../domain/contract/contract.ts';
import { type Hearing, hearProvider, replyToHearing } from '../../domain/measure/measure.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { contactOf } from '../contract/contact.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { ofProvider } from '../provider/provider.ts';
import { answerTask, openTask } from '../task/task.ts';
import { transact, type Write } from '../transact.ts';
import { type Actor, type MeasureRefusal, measureWrites, readMeasure } from './measure.ts';
import { readGrounds } from './grounds.ts';

/**
 * Asks the provider what it says of a measure that is considered, by a task link with a last day (FL 25 §). What it is
 * about must stand still when it is written: whoever has done their part is asked nothing.
 * @throws ConcurrencyError when something came between
 */
export async function hear(
  subject: Subject,
  { about, text, dueOn }: Pick<Hearing, 'about' | 'text' | 'dueOn'>,
  { by, at }: Actor,
): Promise<Result<null, MeasureRefusal>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  const grounds = await readGrounds(before);
  const contract = await readContract(contractSubject(subject.municipality, before.contractId));
  if (!grounds.isOwed || contract?.status !== 'SIGNED') return err('DONE_THEIR_PART');
  const question = openTask({
    kind: 'COMMENT_MEASURE',
    subject,
    assignee: await contactOf(contract),
    ...ofProvider(subject.municipality, contract.provider.registration, contract.contractId),
    ...diaryNumberOf(contract),
    dueOn,
    openedAt: at,
  });
  const hearing = { about, text, dueOn, sentAt: at, sentBy: by, taskId: question.task.taskId };
  const heard = hearProvider(before, hearing, stockholmDay(at));
  if (!heard.ok) return heard;
  await transact(
    measureWrites({
      before,
      after: heard.value,
      event: { type: 'MEASURE_HEARING', at, by, data: { about, dueOn, taskId: hearing.taskId } },
      outbox: [question.mail],
      also: [question.write, ...grounds.unchanged],
    }),
  );
  return ok(null);
}

/** Takes the provider's words, with the link that they came by; false when nothing is asked any more. */
export async function reply(
  task: OpenTask,
  words: string,
  { at, also }: { readonly at: string; readonly also: readonly Write[] },
): Promise<boolean> {
  const before = await readMeasure(task.subject);
  const by = task.assignee.name;
  const replied = before === null ? null : replyToHearing(before, { words, at, by });
  if (before === null || replied?.ok !== true) return false;
  await transact(
    measureWrites({
      before,
      after: replied.value,
      event: { type: 'MEASURE_COMMENTED', at, by, data: { taskId: task.taskId } },
      also: [answerTask(task, { at, by, outcome: 'COMMENTED' }), ...also],
    }),
  );
  return true;
}
