import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { chainEvent, type NewEvent } from '../domain/register/event.ts';
import type { Subject } from '../domain/task/task.ts';
import { hashOf } from '../platform/hash.ts';
import { newSecret } from '../platform/ids.ts';
import { database } from './client.ts';
import { outboxLine, type OutboxMessage } from './outbox.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import { aggregateChanged, retryOnConcurrency, transact, type Write } from './transact.ts';

const Head = z.object({ version: z.int(), eventHash: z.string() });

/**
 * Records what happened to an aggregate without a change of its state, with what is written along.
 * Another change of the aggregate is waited out; a condition of what is written along is the caller's to judge.
 * @throws ConcurrencyError when such a condition did not hold, or it never got through
 */
export async function recordEvent(
  subject: Subject,
  event: NewEvent,
  more: {
    readonly outbox?: readonly OutboxMessage[];
    readonly also?: readonly Write[];
    /** How often it is tried, where many come at once; by default as often as usual. */
    readonly tries?: number;
  } = {},
): Promise<void> {
  const pk = collectionOf(subject);
  const key = { pk, sk: sortKey.case };
  const record = async () => {
    const { Item } = await database.send(
      new GetCommand({
        TableName: tables.case,
        Key: key,
        ConsistentRead: true,
        ProjectionExpression: '#version, eventHash',
        ExpressionAttributeNames: { '#version': 'version' },
      }),
    );
    const head = Head.parse(Item);
    const written = chainEvent({ seq: head.version, hash: head.eventHash }, event, { hash: hashOf, salt: newSecret() });
    await transact([
      {
        Update: {
          TableName: tables.case,
          Key: key,
          UpdateExpression: 'SET #version = :next, eventHash = :hash',
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':next': written.seq, ':hash': written.hash, ':version': head.version },
        },
      },
      { Put: { TableName: tables.case, Item: { pk, sk: sortKey.event(written.seq), ...written } } },
      ...(more.outbox ?? []).map((message) => outboxLine(pk, subject, message, event.at)),
      ...(more.also ?? []),
    ]);
  };
  await retryOnConcurrency(record, more.tries, aggregateChanged);
}
