import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { answerCompletion } from '../../../shared/store/completion/answer.ts';
import { hasObject } from '../../../shared/store/evidence-bucket.ts';
import { answersIn, type Completion, filesFor, isSupplied, movedOn, numberFaults, onLatest } from './completion.ts';

/**
 * Sends the completion: what was answered is merged into the application, and the checks run again.
 * Something may still be missing; a person then looks at it as it is.
 */
export const answer = onLatest(record);

async function record(
  { task, link, at, lang }: AnswerContext,
  form: Readonly<Record<string, string>>,
  completion: Completion,
): Promise<AnswerOutcome> {
  const { application, content, asked, request } = completion;
  if (application.status !== 'COMPLETION_REQUESTED' || task.round === undefined) {
    return { kind: 'CONFLICT', message: movedOn };
  }
  if (await isBeingVerified(completion)) {
    const message =
      lang === 'sv'
        ? 'En fil kontrolleras fortfarande. Vänta några sekunder och försök igen.'
        : 'A file is still being verified. Wait a few seconds and try again.';
    return { kind: 'INVALID', errors: [{ field: '', message }] };
  }
  const answers = answersIn(completion, form);
  const errors = numberFaults(completion, answers, lang);
  if (errors.length > 0) return { kind: 'INVALID', errors };
  const supplied = asked.filter((one) => isSupplied(completion, one, answers));
  await answerCompletion({ application, content, request, task }, { answers, supplied, link, at });
  return { kind: 'RECORDED' };
}

/** A file that has arrived is read within seconds; the checks that follow must see what was found. */
async function isBeingVerified(completion: Completion): Promise<boolean> {
  const expected = completion.asked
    .flatMap((one) => filesFor(completion, one))
    .filter(({ status }) => status === 'EXPECTED');
  const arrived = await Promise.all(expected.map(({ objectKey }) => hasObject(objectKey)));
  return arrived.includes(true);
}
