import type { MeasureIn } from '../../domain/measure/measure.ts';
import { noteChosenAgain } from '../../domain/measure/terminate.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { answerTask } from '../task/task.ts';
import { transact } from '../transact.ts';
import { type Actor, measureWrites, openTasksOf, readMeasure } from './measure.ts';

/**
 * The coordinator has seen to those who had chosen the provider: how many chose again, and how many got the non-choice
 * alternative (LOV 9:2). Numbers and no names: who they are is in their own files.
 */
export async function helpedToChoose(
  subject: Subject,
  said: Pick<NonNullable<MeasureIn<'TERMINATED'>['chosenAgain']>, 'chose' | 'assigned' | 'note'>,
  { by, at }: Actor,
): Promise<Result<null, 'GONE' | 'SETTLED'>> {
  const before = await readMeasure(subject);
  if (before === null) return err('GONE');
  const noted = noteChosenAgain(before, { ...said, by, at });
  if (!noted.ok) return noted;
  const { task } = await openTasksOf(before);
  const { chose, assigned } = said;
  await transact(
    measureWrites({
      before,
      after: noted.value,
      event: { type: 'CHOSEN_AGAIN', at, by, data: { chose, assigned } },
      also: task === null ? [] : [answerTask(task, { at, by, outcome: 'CHOSEN_AGAIN' })],
    }),
  );
  return ok(null);
}
