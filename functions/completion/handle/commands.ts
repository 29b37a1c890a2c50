import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type ExtensionFault, grantExtension, refuseExtension } from '../../../shared/domain/completion/extension.ts';
import { askedFor, withAnswers } from '../../../shared/domain/completion/request.ts';
import { type SpokenAnswer, withSpokenAnswer } from '../../../shared/domain/completion/spoken-answer.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { commitApplication, putContent } from '../../../shared/store/application.ts';
import {
  endCompletion,
  isExtensionToDecide,
  moveCompletion,
  putCompletion,
} from '../../../shared/store/completion/completion.ts';
import { answerTask, takeUpAgain } from '../../../shared/store/task.ts';
import type { Write } from '../../../shared/store/transact.ts';
import type { Visit, Waiting } from './visit.ts';

/** What an officer says of the time to answer. */
export interface TimeAnswer {
  readonly dueOn: string;
  readonly reason: string;
  readonly deviationReason: string;
}

/** Gives more time, asked for or not: the task's last day, the clock and the request move together. */
export async function grant(
  { visit, task }: Waiting,
  { dueOn, reason, deviationReason }: TimeAnswer,
  at: string,
): Promise<Result<null, ExtensionFault>> {
  const { application, asked, staff, version } = visit;
  const granted = grantExtension(version.completion, asked.extensions, {
    from: task.dueOn,
    dueOn,
    today: stockholmDay(at),
    reason,
    deviationReason,
    by: staff.name,
    at,
  });
  if (!granted.ok) return err(granted.error);
  const { extensions, deviation } = granted.value;
  const request = {
    ...asked,
    extensions,
    ...(deviation === undefined ? {} : { deviations: [...(asked.deviations ?? []), deviation] }),
  };
  const moved = moveCompletion(application, task, request, dueOn);
  await commitApplication({
    before: application,
    after: moved.after,
    event: {
      type: 'EXTENSION_GRANTED',
      at,
      by: staff.name,
      data: { taskId: task.taskId, number: asked.number, from: task.dueOn, dueOn, departs: deviation !== undefined },
    },
    outbox: [moved.message],
    also: [...moved.writes, ...decided(visit, at, 'GRANTED')],
  });
  return ok(null);
}

/** Says no to a question about more time; when the time is out already, the calendar takes the task up again. */
export async function refuse(
  { visit, task }: Waiting,
  { reason }: Pick<TimeAnswer, 'reason'>,
  at: string,
): Promise<Result<null, ExtensionFault>> {
  const { application, asked, staff } = visit;
  const refused = refuseExtension(asked.extensions, { reason, by: staff.name, at });
  if (!refused.ok) return err(refused.error);
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: 'EXTENSION_REFUSED',
      at,
      by: staff.name,
      data: { taskId: task.taskId, number: asked.number },
    },
    outbox: [{ kind: 'MAIL', template: 'NOT_EXTENDED', taskId: task.taskId }],
    also: [
      putCompletion(application, { ...asked, extensions: refused.value }),
      takeUpAgain(task),
      ...decided(visit, at, 'REFUSED'),
    ],
  });
  return ok(null);
}

/**
 * Registers an answer by telephone as a statement of the case, the officer being its registrar.
 * @param ends whether all that was asked for is answered by it: the request then ends, and the checks run again
 */
export async function registerSpoken({ visit, task }: Waiting, answer: SpokenAnswer, ends: boolean): Promise<void> {
  const { application, asked, content, subject, staff } = visit;
  const at = answer.registeredAt;
  // A number counts as one, whichever way it came.
  const after = withAnswers(withSpokenAnswer(content, answer), askedFor(asked.items), answer.numbers ?? {});
  const request = { ...asked, spoken: [...(asked.spoken ?? []), answer] };
  const end = ends ? await endCompletion(application, task, request, { at, outcome: 'ANSWERED' }) : undefined;
  await commitApplication({
    before: application,
    after: end?.after ?? application,
    event: {
      type: 'SPOKEN_ANSWER_REGISTERED',
      at,
      by: staff.name,
      data: {
        taskId: task.taskId,
        number: asked.number,
        requirementId: answer.requirementId,
        ends,
        contentHash: hashOf(after),
      },
    },
    outbox: end === undefined ? [] : [end.message],
    also: [
      putContent(subject, after),
      ...(end === undefined
        ? [putCompletion(application, request)]
        : [...end.writes, answerTask(task, { at, by: staff.name, outcome: 'ANSWERED' })]),
    ],
  });
}

/** The officer's own tasks about more time, done. */
function decided({ tasks, staff }: Visit, at: string, outcome: string): Write[] {
  return tasks.filter(isExtensionToDecide).map((task) => answerTask(task, { at, by: staff.name, outcome }));
}
