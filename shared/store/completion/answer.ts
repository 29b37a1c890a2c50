import type { RegisteredApplication } from '../../domain/application/application.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import { type Asked, askedFor, type CompletionRequest, withAnswers } from '../../domain/completion/request.ts';
import { type SpokenAnswer, withSpokenAnswer } from '../../domain/completion/spoken-answer.ts';
import { withAdded } from '../../domain/requirement/unconfirmed.ts';
import type { OpenTask } from '../../domain/task/task.ts';
import { hashOf } from '../../platform/hash.ts';
import { commitApplication, type KeptApplication, putContent } from '../application/application.ts';
import { consumeLink } from '../task/link.ts';
import { answerTask } from '../task/task.ts';
import { askSignatories } from './ask-signatories.ts';
import { endCompletion, putCompletion } from './completion.ts';

/** A request that is being answered. */
export interface Answering {
  readonly application: KeptApplication & RegisteredApplication;
  readonly content: ApplicationContent;
  readonly request: CompletionRequest;
  readonly task: OpenTask;
}

/**
 * The applicant's answer: it is merged into the application, the request ends, and the checks run again. Declarations and
 * undertakings that it adds are put before the signatories.
 * @param supplied what of the asked came, in words or as files; the rest a person looks at as it is
 */
export async function answerCompletion(
  answering: Answering,
  answer: {
    readonly answers: Readonly<Record<string, string>>;
    readonly supplied: readonly Asked[];
    readonly link: Parameters<typeof consumeLink>[0];
    readonly at: string;
  },
): Promise<void> {
  const { application, content, request, task } = answering;
  const { answers, supplied, link, at } = answer;
  const asked = askedFor(request.items);
  const after = withAnswers(content, asked, answers);
  const end = await endCompletion(application, task, { ...request, draft: answers }, { at, outcome: 'ANSWERED' });
  const unconfirmed = withAdded(application.unconfirmed, asked, answers);
  const confirming = unconfirmed === undefined ? undefined : await askSignatories(answering, unconfirmed, at);
  const came = new Set(supplied.map(({ key }) => key));
  const keys = asked.map(({ key }) => key);
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
        supplied: keys.filter((key) => came.has(key)),
        missing: keys.filter((key) => !came.has(key)),
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
}

/**
 * Registers an answer by telephone as a statement of the case, the officer being its registrar.
 * @param ends whether all that was asked for is answered by it: the request then ends, and the checks run again
 */
export async function registerSpoken(
  { application, content, request, task }: Answering,
  answer: SpokenAnswer,
  { by, ends }: { readonly by: string; readonly ends: boolean },
): Promise<void> {
  const at = answer.registeredAt;
  // A number counts as one, whichever way it came.
  const after = withAnswers(withSpokenAnswer(content, answer), askedFor(request.items), answer.numbers ?? {});
  const heard = { ...request, spoken: [...(request.spoken ?? []), answer] };
  const end = ends ? await endCompletion(application, task, heard, { at, outcome: 'ANSWERED' }) : undefined;
  await commitApplication({
    before: application,
    after: end?.after ?? application,
    event: {
      type: 'SPOKEN_ANSWER_REGISTERED',
      at,
      by,
      data: {
        taskId: task.taskId,
        number: request.number,
        requirementId: answer.requirementId,
        ends,
        contentHash: hashOf(after),
      },
    },
    outbox: end === undefined ? [] : [end.message],
    also: [
      putContent(task.subject, after),
      ...(end === undefined
        ? [putCompletion(application, heard)]
        : [...end.writes, answerTask(task, { at, by, outcome: 'ANSWERED' })]),
    ],
  });
}
