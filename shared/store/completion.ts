import { CompletionRequest } from '../domain/requirement/completion-request.ts';
import type { Subject } from '../domain/task/task.ts';
import { codec } from './codec.ts';
import { readItem } from './read.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import type { Write } from './transact.ts';

const requests = codec(CompletionRequest);

/** What was asked for in an application's first, second … completion. */
export async function readCompletion(subject: Subject, number: number): Promise<CompletionRequest | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.completion(number) }, requests);
}

/** Writes the request, or what has been typed so far of its answer. */
export function putCompletion(subject: Subject, request: CompletionRequest): Write {
  const item = { pk: collectionOf(subject), sk: sortKey.completion(request.number), ...requests.encode(request) };
  return { Put: { TableName: tables.case, Item: item } };
}
