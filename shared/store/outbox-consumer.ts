import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { now } from '../platform/clock.ts';
import { logger } from '../platform/logger.ts';
import { database } from './client.ts';
import { fromStreamImage, StoredShapeError } from './codec.ts';
import { decodeOutboxLine, type OutboxLine } from './outbox.ts';
import { collectionOf, sortKey, tables } from './tables.ts';

/** After so many tries a line is left as it failed: it must not keep what comes after it waiting for ever. */
const mostAttempts = 10;

/** Some lines of a batch were not carried out: the stream brings the batch again, and those that are done are passed over. */
export class OutboxError extends Error {
  override readonly name = 'OutboxError';
}

/** Whom a line is to has no address for mail: an officer writes by letter, and the desk shows which. */
export class GoesByLetter extends Error {
  override readonly name = 'GoesByLetter';
}

/**
 * Carries out outbox lines as the stream brings them: at least once, and never two at a time.
 * A line that fails says so on its case and is tried again by the stream; what stays behind ends in the dead-letter queue.
 * @param tableOf where the lines lie; the case table, but for what citizens have told
 * @throws OutboxError when not every line is done
 */
export function consumeOutbox(carryOut: (line: OutboxLine) => Promise<void>, tableOf = () => tables.case) {
  return async (event: DynamoDBStreamEvent, context: Context): Promise<void> => {
    logger.addContext(context);
    let left = 0;
    for (const record of event.Records)
      if (!(await consume(record, carryOut, { context, table: tableOf() }))) left += 1;
    if (left > 0) throw new OutboxError(`${String(left)} of ${String(event.Records.length)} lines are not done`);
  };
}

async function consume(
  record: DynamoDBRecord,
  carryOut: (line: OutboxLine) => Promise<void>,
  { context, table }: { readonly context: Context; readonly table: string },
): Promise<boolean> {
  const line = read(record);
  if (line === null) return false;
  const claimed = await claim(line, table, context.getRemainingTimeInMillis());
  if (claimed !== 'CLAIMED') return claimed === 'SETTLED';
  try {
    await carryOut(line);
    await settle(line, table, { state: 'DONE', at: now() });
    return true;
  } catch (error) {
    if (error instanceof GoesByLetter) {
      await settle(line, table, { state: 'LETTER', at: now() });
      return true;
    }
    logger.error('OUTBOX_LINE_FAILED', { outboxId: line.outboxId, kind: line.kind, reason: nameOf(error) });
    await settle(line, table, { state: 'FAILED', failure: nameOf(error) });
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

/**
 * `BUSY`: another consumer is at it, or died at it; the stream brings the line again.
 * @param remaining milliseconds that this consumer has left to live: whoever dies holds a line no longer than that
 */
async function claim(line: OutboxLine, table: string, remaining: number): Promise<'CLAIMED' | 'SETTLED' | 'BUSY'> {
  const at = Date.parse(now());
  try {
    await database.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(line),
        UpdateExpression: 'SET claimedUntil = :until ADD attempts :one',
        ConditionExpression:
          'attribute_exists(pk) AND NOT #state IN (:done, :resent, :letter, :sent) AND attempts < :most AND (attribute_not_exists(claimedUntil) OR claimedUntil < :now)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':until': new Date(at + remaining).toISOString(),
          ':now': new Date(at).toISOString(),
          ':done': 'DONE',
          ':resent': 'RESENT',
          ':letter': 'LETTER',
          ':sent': 'LETTER_SENT',
          ':most': mostAttempts,
          ':one': 1,
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return 'CLAIMED';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const { state, attempts, claimedUntil } = error.Item ?? {};
    // `RESENT`: in another line's hands; `LETTER`: in an officer's.
    if (state?.S === 'DONE' || state?.S === 'RESENT' || state?.S?.startsWith('LETTER') === true) return 'SETTLED';
    if (Number(attempts?.N ?? 0) < mostAttempts || Date.parse(claimedUntil?.S ?? '') >= at) return 'BUSY';
    return giveUp(line, table, state?.S);
  }
}

/** Tried so often that a person has to look: the failure stands on its case, also when nobody lived to write it. */
async function giveUp(line: OutboxLine, table: string, state: string | undefined): Promise<'SETTLED'> {
  logger.error('OUTBOX_LINE_GIVEN_UP', { outboxId: line.outboxId });
  if (state !== 'FAILED') await settle(line, table, { state: 'FAILED', failure: 'NeverEnded' });
  return 'SETTLED';
}

async function settle(
  line: OutboxLine,
  table: string,
  end: { state: 'DONE' | 'LETTER'; at: string } | { state: 'FAILED'; failure: string },
) {
  const expression =
    end.state !== 'FAILED'
      ? 'SET #state = :state, doneAt = :value REMOVE claimedUntil, failure'
      : 'SET #state = :state, failure = :value REMOVE claimedUntil';
  try {
    await database.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(line),
        UpdateExpression: expression,
        ConditionExpression: '#state <> :done',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':state': end.state,
          ':value': end.state === 'FAILED' ? end.failure : end.at,
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
