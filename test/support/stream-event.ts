import type { AttributeValue, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Subject } from '../../shared/domain/task/task.ts';
import { readOutbox } from '../../shared/store/outbox.ts';
import { collectionOf, sortKey } from '../../shared/store/tables.ts';

/** The stream's event for the outbox lines of one aggregate, in the order they were written. */
export async function streamOf(subject: Subject): Promise<DynamoDBStreamEvent> {
  const lines = await readOutbox(subject);
  return {
    Records: lines.map((line, index) =>
      streamRecord(
        { pk: collectionOf(subject), sk: sortKey.outbox(line.outboxId), ...line, state: 'PENDING', attempts: 0 },
        `${line.outboxId}-${String(index)}`,
      ),
    ),
  };
}

/** One inserted item, as the stream brings it. */
export function streamRecord(item: object, sequenceNumber: string): DynamoDBRecord {
  return {
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    dynamodb: { SequenceNumber: sequenceNumber, StreamViewType: 'NEW_IMAGE', NewImage: image(item) },
  };
}

function image(item: object): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attribute(value)]));
}

function attribute(value: unknown): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'object' && value !== null) return { M: image(value) };
  throw new Error('Outbox lines hold texts and numbers');
}
