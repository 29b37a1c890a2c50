import * as z from 'zod/mini';
import type { Subject } from '../../domain/task/task.ts';
import { codec } from '../codec.ts';
import type { OutboxMessage } from '../outbox.ts';
import { readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact, type Write } from '../transact.ts';

export const RoundName = z.enum(['CONFIRMATION', 'COMPLETION', 'ASSESSMENT', 'DECISION', 'REGISTRATION', 'SIGNING']);
export type RoundName = z.infer<typeof RoundName>;

/** One wait of the workflow: its token never leaves the back end. */
export const Round = z.strictObject({
  name: RoundName,
  number: z.int(),
  taskToken: z.string(),
  /** When the workflow entered the waiting state: a retried wait has the same instant, another wait another. */
  enteredAt: z.string(),
  outcome: z.optional(z.string()),
});
export type Round = z.infer<typeof Round>;

const rounds = codec(Round);

export async function readRound(subject: Subject, name: RoundName): Promise<Round | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.round(name) }, rounds);
}

/** Opens the next wait of this name, on condition that nobody else has. */
export function putRound(subject: Subject, round: Round): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: { pk: collectionOf(subject), sk: sortKey.round(round.name), ...rounds.encode(round) },
      ConditionExpression: 'attribute_not_exists(pk) OR #number < :number',
      ExpressionAttributeNames: { '#number': 'number' },
      ExpressionAttributeValues: { ':number': round.number },
    },
  };
}

/**
 * A retried or restarted wait has a new token: the latest one counts.
 * @throws ConcurrencyError when the wait has ended meanwhile: its end was told to the older token.
 */
export async function replaceToken(subject: Subject, round: Round): Promise<void> {
  await transact([
    {
      Update: {
        TableName: tables.case,
        Key: { pk: collectionOf(subject), sk: sortKey.round(round.name) },
        UpdateExpression: 'SET taskToken = :token, enteredAt = :entered',
        ConditionExpression: '#number = :number AND attribute_not_exists(outcome)',
        ExpressionAttributeNames: { '#number': 'number' },
        ExpressionAttributeValues: { ':token': round.taskToken, ':entered': round.enteredAt, ':number': round.number },
      },
    },
  ]);
}

/** Ends a wait, once: of two answers at the same time only one transaction holds. The workflow is told by the outbox. */
export function endRound(
  subject: Subject,
  round: { name: RoundName; number: number },
  outcome: string,
): { write: Write; message: OutboxMessage } {
  return {
    write: {
      Update: {
        TableName: tables.case,
        Key: { pk: collectionOf(subject), sk: sortKey.round(round.name) },
        UpdateExpression: 'SET outcome = :outcome',
        ConditionExpression: '#number = :number AND attribute_not_exists(outcome)',
        ExpressionAttributeNames: { '#number': 'number' },
        ExpressionAttributeValues: { ':outcome': outcome, ':number': round.number },
      },
    },
    message: { kind: 'CALLBACK', round: round.name, number: round.number, outcome },
  };
}
