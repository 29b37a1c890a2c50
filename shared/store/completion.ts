import type { RegisteredApplication } from '../domain/application/application.ts';
import { withCompletions } from '../domain/application/promise.ts';
import { stockholmDay } from '../domain/calendar/stockholm-day.ts';
import { type CompletionOutcome, endPeriod } from '../domain/requirement/completion-period.ts';
import { CompletionRequest } from '../domain/requirement/completion-request.ts';
import type { OpenTask, Subject } from '../domain/task/task.ts';
import { applicationSubject } from './application.ts';
import { codec } from './codec.ts';
import type { OutboxMessage } from './outbox.ts';
import { readItem } from './read.ts';
import { endRound } from './round.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import type { Write } from './transact.ts';

const requests = codec(CompletionRequest);

/** What was asked for in an application's first, second … completion. */
export async function readCompletion(subject: Subject, number: number): Promise<CompletionRequest | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.completion(number) }, requests);
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
export function endCompletion<A extends RegisteredApplication>(
  application: A,
  task: OpenTask,
  request: CompletionRequest,
  { at, outcome }: { readonly at: string; readonly outcome: CompletionOutcome },
): { readonly after: A; readonly writes: readonly Write[]; readonly message: OutboxMessage } {
  if (task.round === undefined) throw new Error('A completion that no workflow waits for');
  const { number } = task.round;
  const end = endRound(task.subject, { name: 'COMPLETION', number }, outcome === 'ANSWERED' ? 'ANSWERED' : 'EXPIRED');
  const completions = endPeriod(application.completions, { on: stockholmDay(at), outcome });
  return {
    after: withCompletions(application, completions),
    writes: [putCompletion(application, { ...request, ended: { at, outcome } }), end.write],
    message: end.message,
  };
}
