import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { isStillTold } from '../../domain/task/reminder.ts';
import type { Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { type OutboxLine, readOutbox } from '../outbox.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { readTask } from './task.ts';
import type { Write } from '../transact.ts';

/**
 * Does a mail, a callback or a publication again that failed: a new line takes its place, once for each failure, and the stream leaves the old one
 * alone. A task that has been settled meanwhile is not written about.
 * @returns whether it is sent again, by this call or by another at the same time
 */
export async function resend(subject: Subject, outboxId: string, by: string, at: string): Promise<boolean> {
  const line = (await readOutbox(subject)).find((one) => one.outboxId === outboxId);
  if (line?.state === 'RESENT') return true;
  if (line?.state !== 'FAILED' || !(await isStillDue(line))) return false;
  try {
    await recordEvent(
      subject,
      { type: 'MESSAGE_RESENT', at, by, data: { outboxId, kind: line.kind } },
      { outbox: [line.message], also: [replaced(line, at)] },
    );
    return true;
  } catch (error) {
    // Somebody else pressed at the same time, or the stream is trying it again at this moment.
    if (error instanceof ConcurrencyError) return true;
    throw error;
  }
}

/** Consumers do nothing that is done already; only a mail about a settled task would say what is true no more. */
async function isStillDue({ subject, message, at }: OutboxLine): Promise<boolean> {
  if (message.kind !== 'MAIL' || message.taskId === undefined) return true;
  const task = await readTask(subject, message.taskId);
  return task !== null && isStillTold(task, message.template, stockholmDay(at));
}

function replaced({ subject, outboxId }: OutboxLine, at: string): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(subject), sk: sortKey.outbox(outboxId) },
      UpdateExpression: 'SET #state = :resent',
      ConditionExpression: '#state = :failed AND (attribute_not_exists(claimedUntil) OR claimedUntil < :at)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':resent': 'RESENT', ':failed': 'FAILED', ':at': at },
    },
  };
}
