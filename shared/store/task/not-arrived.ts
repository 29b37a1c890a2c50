import { isRegistered } from '../../domain/application/application.ts';
import { insteadOfMail, type Instead, type NotArrived } from '../../domain/task/not-arrived.ts';
import { toCoordinator } from '../../messages/task-letter.ts';
import { readApplication, readContent } from '../application/application.ts';
import { type OutboxLine, readOutboxLine } from '../outbox.ts';
import type { OutboxMessage } from '../outbox.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { readTask } from './task.ts';
import type { Write } from '../transact.ts';

type MailMessage = Extract<OutboxMessage, { kind: 'MAIL' }>;

/** What the coordinator should have been told did not reach them: nobody else is there to be told. */
export class CoordinatorNotReached extends Error {
  override readonly name = 'CoordinatorNotReached';
}

/**
 * Writes down that a mail did not arrive, once however often it is told, and sends what it said elsewhere in the same
 * transaction.
 * @returns where it goes; null for a line that was not sent by mail, or has been seen to
 * @throws CoordinatorNotReached
 */
export async function noteNotArrived(
  sent: Pick<OutboxLine, 'subject' | 'outboxId'>,
  why: NotArrived,
  at: string,
): Promise<Instead | null> {
  const line = await readOutboxLine(sent.subject, sent.outboxId);
  if (line?.message.kind !== 'MAIL' || line.state !== 'DONE') return null;
  const { message } = line;
  if (toCoordinator.has(message.template) || message.template === 'WITHDRAWN_TO_COORDINATOR') {
    throw new CoordinatorNotReached(line.outboxId);
  }
  const instead = await readInstead(line, message);
  await recordEvent(
    line.subject,
    {
      type: 'MAIL_NOT_ARRIVED',
      at,
      by: 'system',
      data: { outboxId: line.outboxId, template: message.template, why: why.kind, instead: instead.kind },
    },
    { outbox: messagesOf(message, instead), also: [asNotArrived(line, why, instead)] },
  );
  return instead;
}

async function readInstead({ subject }: OutboxLine, { template, taskId, to }: MailMessage): Promise<Instead> {
  const isApplication = subject.type === 'APPLICATION';
  const [application, content, task] = await Promise.all([
    isApplication ? readApplication(subject) : null,
    isApplication ? readContent(subject) : null,
    taskId === undefined ? null : readTask(subject, taskId),
  ]);
  // Nobody here may see a draft, or be told of it.
  if (application !== null && !isRegistered(application)) return { kind: 'NOWHERE' };
  return insteadOfMail({ template, task, content, again: to !== undefined });
}

function messagesOf(message: MailMessage, instead: Instead): readonly OutboxMessage[] {
  if (instead.kind === 'OTHER_ADDRESS') return [{ ...message, to: instead.to }];
  const { taskId } = message;
  if (instead.kind !== 'COORDINATOR' || taskId === undefined) return [];
  return [{ kind: 'MAIL', template: 'NOT_ARRIVED', taskId }];
}

/** The line waits for an officer's letter, is in another line's hands, or stands as failed. */
function asNotArrived({ subject, outboxId }: OutboxLine, { kind }: NotArrived, instead: Instead): Write {
  const states = { OTHER_ADDRESS: 'RESENT', LETTER: 'LETTER', COORDINATOR: 'FAILED', NOWHERE: 'FAILED' } as const;
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(subject), sk: sortKey.outbox(outboxId) },
      UpdateExpression: 'SET #state = :state, failure = :why',
      ConditionExpression: '#state = :done',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': states[instead.kind], ':why': kind, ':done': 'DONE' },
    },
  };
}
