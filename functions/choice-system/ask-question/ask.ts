import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { askToConfirmAddress } from '../../../shared/store/application/address-confirmation.ts';
import { commitQuestion, questionSubject } from '../../../shared/store/choice-system/question.ts';
import type { Write } from '../../../shared/store/transact.ts';

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
  const confirmation = askToConfirmAddress(questionSubject(municipality, questionId), email, at);
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
