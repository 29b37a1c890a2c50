import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Subject } from '../../shared/domain/task/task.ts';
import type { OutboxMessage } from '../../shared/store/outbox.ts';
import { collectionOf } from '../../shared/store/tables.ts';
import { everythingIn } from './tables.ts';

/** The PUBLISH lines of a contract, as the stream brings them to a consumer. */
export function publishLines(subject: Subject): Promise<DynamoDBStreamEvent> {
  return outboxLines('PUBLISH', subject);
}

/** The lines of a kind, of one aggregate or of all, as the stream brings them to a consumer. */
export async function outboxLines(kind: OutboxMessage['kind'], subject?: Subject): Promise<DynamoDBStreamEvent> {
  const items = await everythingIn(kind === 'TELL' ? 'CITIZEN_TABLE' : 'CASE_TABLE');
  const isIn = (pk: unknown) => subject === undefined || pk === collectionOf(subject);
  const lines = items.filter((item) => isIn(item['pk']) && item['kind'] === kind && 'outboxId' in item);
  return {
    Records: lines.map((line) => ({ dynamodb: { SequenceNumber: '1', NewImage: Image.parse(marshall(line)) } })),
  };
}

type Image = NonNullable<NonNullable<DynamoDBStreamEvent['Records'][number]['dynamodb']>['NewImage']>;

/** The event and the client describe the same values under two names. */
const Image = z.custom<Image>();
