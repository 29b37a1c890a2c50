import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import * as question from '../../../shared/domain/choice-system/question.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { commitQuestion, readQuestion } from '../../../shared/store/choice-system/question.ts';
import { openTask } from '../../../shared/store/task/task.ts';
import type { Write } from '../../../shared/store/transact.ts';

/** The question has arrived: the coordinator is asked to see to an answer. False when it had before. */
export async function confirmQuestion(subject: Subject, at: string, also: readonly Write[]): Promise<boolean> {
  const before = await readQuestion(subject);
  const asked = before === null ? null : question.confirmQuestion(before, at);
  if (before === null || asked?.ok !== true) return false;
  const { coordinator, questions } = municipalityOf(subject.municipality);
  const answering = openTask({
    kind: 'ANSWER_QUESTION',
    subject,
    assignee: { name: coordinator.name, email: coordinator.email, phone: coordinator.phone },
    dueOn: addDays(stockholmDay(at), questions.days),
    openedAt: at,
  });
  await commitQuestion({
    before,
    after: asked.value,
    event: { type: 'QUESTION_ASKED', at, by: 'asker', data: { choiceSystemId: before.choiceSystemId } },
    outbox: [answering.mail],
    also: [answering.write, ...also],
  });
  return true;
}
