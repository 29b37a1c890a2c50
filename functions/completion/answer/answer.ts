import { withAnswers } from '../../../shared/domain/completion/request.ts';
import { withAdded } from '../../../shared/domain/requirement/unconfirmed.ts';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { commitApplication, putContent } from '../../../shared/store/application.ts';
import { endCompletion } from '../../../shared/store/completion/completion.ts';
import { hasObject } from '../../../shared/store/evidence-bucket.ts';
import { consumeLink } from '../../../shared/store/link.ts';
import { answerTask } from '../../../shared/store/task.ts';
import { askSignatories } from './ask-signatories.ts';
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
  const after = withAnswers(content, asked, answers);
  const isGiven = (one: (typeof asked)[number]): boolean => isSupplied(completion, one, answers);
  const end = await endCompletion(application, task, { ...request, draft: answers }, { at, outcome: 'ANSWERED' });
  const unconfirmed = withAdded(application.unconfirmed, asked, answers);
  const confirming = unconfirmed === undefined ? undefined : await askSignatories(completion, unconfirmed, at);
  const by = task.assignee.name;
  await commitApplication({
    before: application,
    after: { ...end.after, ...(unconfirmed === undefined ? {} : { unconfirmed }) },
    event: {
      type: 'COMPLETION_RECEIVED',
      at,
      by,
      data: {
        taskId: task.taskId,
        number: request.number,
        supplied: asked.filter(isGiven).map(({ key }) => key),
        missing: asked.filter((one) => !isGiven(one)).map(({ key }) => key),
        contentHash: hashOf(after),
      },
    },
    outbox: [end.message, ...(confirming?.mails ?? [])],
    also: [
      putContent(task.subject, after),
      answerTask(task, { at, by, outcome: 'ANSWERED' }),
      consumeLink(link, at),
      ...end.writes,
      ...(confirming?.writes ?? []),
    ],
  });
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
