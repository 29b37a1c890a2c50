import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { commitQuestion, questionSubject } from '../../../shared/store/question.ts';
import { openTask } from '../../../shared/store/task.ts';
import type { Write } from '../../../shared/store/transact.ts';

/** How long the mailed link waits to be used. */
const confirmationDays = 14;

/**
 * Writes a question down and mails its asker a link: until that is used it has not arrived, and nobody sees it.
 * @param remember what is written with it, so that the same request does it once
 */
export async function ask(
  system: Extract<ChoiceSystem, { status: 'OPEN' }>,
  { question, email }: { readonly question: string; readonly email: string },
  at: string,
  remember: (questionId: string) => readonly Write[] = () => [],
): Promise<void> {
  const questionId = newId();
  const { municipality, id: choiceSystemId, versionNumber } = system;
  const confirmation = openTask({
    kind: 'CONFIRM_ADDRESS',
    subject: questionSubject(municipality, questionId),
    assignee: { name: email, email },
    dueOn: addDays(stockholmDay(at), confirmationDays),
    openedAt: at,
  });
  await commitQuestion({
    before: null,
    after: {
      schemaVersion: 1,
      status: 'WRITTEN',
      questionId,
      municipality,
      choiceSystemId,
      versionNumber,
      text: question,
      email,
      writtenAt: at,
    },
    event: { type: 'QUESTION_WRITTEN', at, by: 'asker', data: { choiceSystemId, versionNumber } },
    outbox: [confirmation.mail],
    also: [confirmation.write, ...remember(questionId)],
  });
}
