import type { RegisteredApplication } from '../../domain/application/application.ts';
import { withCompletions } from '../../domain/application/promise.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { pendingExtension } from '../../domain/completion/extension.ts';
import { type CompletionOutcome, endPeriod, movePeriod } from '../../domain/completion/period.ts';
import { CompletionRequest } from '../../domain/completion/request.ts';
import type { OpenTask, Subject, Task } from '../../domain/task/task.ts';
import { applicationSubject } from '../application/application.ts';
import { codec } from '../codec.ts';
import type { OutboxMessage } from '../outbox.ts';
import { queryAll, readCollection, readItem } from '../read.ts';
import { endRound } from '../task/round.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { moveTask, readTasks, revokeTask } from '../task/task.ts';
import type { Write } from '../transact.ts';

const requests = codec(CompletionRequest);

/** What was asked for in an application's first, second … completion. */
export async function readCompletion(subject: Subject, number: number): Promise<CompletionRequest | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.completion(number) }, requests);
}

/** Everything that an applicant was asked to complete or clarify, in order. */
export async function readCompletions(subject: Subject): Promise<CompletionRequest[]> {
  return readCollection(collectionOf(subject), 'COMPLETION#', requests);
}

/** Writes the request, or what has come of it so far; the list of its choice system's requests holds it too. */
export function putCompletion(
  { municipality, applicationId, choiceSystemId }: RegisteredApplication,
  request: CompletionRequest,
): Write {
  const key = {
    pk: collectionOf(applicationSubject(municipality, applicationId)),
    sk: sortKey.completion(request.number),
    listPk: `${municipality}#COMPLETION#${choiceSystemId}`,
    listSk: `${request.at}#${applicationId}#${String(request.number)}`,
  };
  return { Put: { TableName: tables.case, Item: { ...key, ...requests.encode(request) } } };
}

/**
 * The end of a request, by an answer or by silence: the clock of the decision goes on (LOV 4:4), and the workflow is
 * told. What is done with the task is the caller's.
 */
export async function endCompletion<A extends RegisteredApplication>(
  application: A,
  task: OpenTask,
  request: CompletionRequest,
  { at, outcome }: { readonly at: string; readonly outcome: CompletionOutcome },
): Promise<{ readonly after: A; readonly writes: readonly Write[]; readonly message: OutboxMessage }> {
  if (task.round === undefined) throw new Error('A completion that no workflow waits for');
  const { number } = task.round;
  const end = endRound(task.subject, { name: 'COMPLETION', number }, outcome === 'ANSWERED' ? 'ANSWERED' : 'EXPIRED');
  const completions = endPeriod(application.completions, { on: stockholmDay(at), outcome });
  // A question about more time has nobody left to answer.
  const asked = pendingExtension(request.extensions) === undefined ? [] : await readTasks(task.subject);
  const left = asked.filter(isExtensionToDecide).map((open) => revokeTask(open, { at, why: 'The request has ended' }));
  return {
    after: withCompletions(application, completions),
    writes: [putCompletion(application, { ...request, ended: { at, outcome } }), end.write, ...left],
    message: end.message,
  };
}

export function isExtensionToDecide(task: Task): task is OpenTask {
  return task.kind === 'DECIDE_EXTENSION' && task.status === 'OPEN';
}

/** The last day to answer moved: the task's, the clock's (LOV 4:4) and the request's at once. */
export function moveCompletion<A extends RegisteredApplication>(
  application: A,
  task: OpenTask,
  request: CompletionRequest,
  dueOn: string,
): { readonly after: A; readonly writes: readonly Write[]; readonly message: OutboxMessage } {
  return {
    after: withCompletions(application, movePeriod(application.completions, dueOn)),
    writes: [putCompletion(application, request), moveTask(task, dueOn)],
    message: { kind: 'MAIL', template: 'EXTENDED', taskId: task.taskId },
  };
}

/** What was asked for in one choice system during a year, in order: how every applicant was treated. */
export async function listCompletions(
  municipality: string,
  choiceSystemId: string,
  year: string,
): Promise<CompletionRequest[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :year)',
      ExpressionAttributeValues: { ':pk': `${municipality}#COMPLETION#${choiceSystemId}`, ':year': `${year}-` },
    },
    requests,
  );
}
