import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { now } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { database } from './client.ts';
import { fromStreamImage, StoredShapeError } from './codec.ts';
import { decodeOutboxLine, type OutboxLine } from './outbox.ts';
import { collectionOf, sortKey, tables } from './tables.ts';

const claimSeconds = 60;

/**
 * Carries out outbox lines as the stream brings them: at least once, and never two at a time.
 * A line that fails says so on its case and is tried again by the stream; what stays behind ends in the dead-letter queue.
 */
export function consumeOutbox(carryOut: (line: OutboxLine) => Promise<void>) {
  return async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
    logger.addContext(context);
    for (const record of event.Records) {
      if (!(await consume(record, carryOut))) {
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
      }
    }
    return { batchItemFailures: [] };
  };
}

async function consume(record: DynamoDBRecord, carryOut: (line: OutboxLine) => Promise<void>): Promise<boolean> {
  const line = read(record);
  if (line === null) return false;
  const claimed = await claim(line);
  if (claimed !== 'CLAIMED') return claimed === 'DONE';
  try {
    await carryOut(line);
    await settle(line, { state: 'DONE', at: now() });
    return true;
  } catch (error) {
    logger.error('OUTBOX_LINE_FAILED', { outboxId: line.outboxId, kind: line.kind, reason: nameOf(error) });
    await settle(line, { state: 'FAILED', failure: nameOf(error) });
    return false;
  }
}

/** Null for a line that this version can't read: it goes to the dead letters, and those before it stay done. */
function read(record: DynamoDBRecord): OutboxLine | null {
  try {
    return decodeOutboxLine(fromStreamImage(record.dynamodb?.NewImage));
  } catch (error) {
    if (!(error instanceof StoredShapeError)) throw error;
    logger.error('OUTBOX_LINE_UNREADABLE', { eventId: record.eventID, reason: error.message });
    return null;
  }
}

/** `BUSY`: another consumer is at it, or died at it; the stream brings the line again. */
async function claim(line: OutboxLine): Promise<'CLAIMED' | 'DONE' | 'BUSY'> {
  const at = Date.parse(now());
  try {
    await database.send(
      new UpdateCommand({
        TableName: tables.case,
        Key: keyOf(line),
        UpdateExpression: 'SET claimedUntil = :until ADD attempts :one',
        ConditionExpression:
          'attribute_exists(pk) AND #state <> :done AND (attribute_not_exists(claimedUntil) OR claimedUntil < :now)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':until': new Date(at + claimSeconds * 1000).toISOString(),
          ':now': new Date(at).toISOString(),
          ':done': 'DONE',
          ':one': 1,
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return 'CLAIMED';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return error.Item?.['state']?.S === 'DONE' ? 'DONE' : 'BUSY';
  }
}

async function settle(line: OutboxLine, end: { state: 'DONE'; at: string } | { state: 'FAILED'; failure: string }) {
  const expression =
    end.state === 'DONE'
      ? 'SET #state = :state, doneAt = :value REMOVE claimedUntil, failure'
      : 'SET #state = :state, failure = :value REMOVE claimedUntil';
  try {
    await database.send(
      new UpdateCommand({
        TableName: tables.case,
        Key: keyOf(line),
        UpdateExpression: expression,
        ConditionExpression: '#state <> :done',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':state': end.state,
          ':value': end.state === 'DONE' ? end.at : end.failure,
          ':done': 'DONE',
        },
      }),
    );
  } catch (error) {
    // Another took over when this one's time was out, and has done it.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

function keyOf(line: OutboxLine): { pk: string; sk: string } {
  return { pk: collectionOf(line.subject), sk: sortKey.outbox(line.outboxId) };
}

/** The kind of error and nothing it says: messages may carry addresses. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown';
}
