import type { Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { type OutboxLine, readOutbox } from '../outbox.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';

/** A letter of a case that somebody without an e-mail address is to have or has had; null for anything else. */
export async function readLetter(subject: Subject, letterId: string): Promise<OutboxLine | null> {
  const line = (await readOutbox(subject)).find(({ outboxId }) => outboxId === letterId);
  return line?.message.kind === 'MAIL' && (line.state === 'LETTER' || line.state === 'LETTER_SENT') ? line : null;
}

/** Notes that a letter was sent, once: of two who press at the same time one has sent it. */
export async function noteLetterSent(
  { subject, outboxId }: OutboxLine,
  { by, at }: { readonly by: string; readonly at: string },
): Promise<void> {
  try {
    await recordEvent(
      subject,
      { type: 'LETTER_SENT', at, by, data: { outboxId } },
      {
        also: [
          {
            Update: {
              TableName: tables.case,
              Key: { pk: collectionOf(subject), sk: sortKey.outbox(outboxId) },
              UpdateExpression: 'SET #state = :sent, doneAt = :at',
              ConditionExpression: '#state = :letter',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':sent': 'LETTER_SENT', ':letter': 'LETTER', ':at': at },
            },
          },
        ],
      },
    );
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error;
  }
}
