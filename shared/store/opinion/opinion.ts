import { Opinion, type OpinionIn } from '../../domain/opinion/opinion.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec } from '../codec.ts';
import { readCollection } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const opinions = codec(Opinion);

/** What others were asked about a case, in the order they were asked. */
export async function readOpinions(subject: Subject): Promise<Opinion[]> {
  const found = await readCollection(collectionOf(subject), 'OPINION#', opinions);
  return found.toSorted((one, other) => (one.askedAt < other.askedAt ? -1 : 1));
}

/** Asks, on condition that the same request has not been sent before. */
export function putRequest(subject: Subject, opinion: OpinionIn<'ASKED'>): Write {
  return put(subject, opinion, { ConditionExpression: 'attribute_not_exists(pk)' });
}

/** Keeps the answer, or that nobody waits for it any more: once, and never changed afterwards. */
export function settleRequest(subject: Subject, opinion: OpinionIn<'GIVEN' | 'TAKEN_BACK'>): Write {
  return put(subject, opinion, {
    ConditionExpression: '#status = :asked',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':asked': 'ASKED' },
  });
}

function put(subject: Subject, opinion: Opinion, condition: object): Write {
  const key = { pk: collectionOf(subject), sk: sortKey.opinion(opinion.opinionId) };
  return { Put: { TableName: tables.case, Item: { ...key, ...opinions.encode(opinion) }, ...condition } };
}
