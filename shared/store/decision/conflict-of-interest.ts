import * as z from 'zod/mini';
import type { NewEvent } from '../../domain/register/event.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { sha256 } from '../../platform/hash.ts';
import { codec } from '../codec.ts';
import type { OutboxMessage } from '../outbox.ts';
import { readItem } from '../read.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

/** A signed-in person's own word on their impartiality in one case; the first one stands. */
const Conflict = z.strictObject({
  name: z.string(),
  answer: z.enum(['NONE', 'DECLARED']),
  at: z.iso.datetime(),
});
export type Conflict = z.infer<typeof Conflict>;

const conflicts = codec(Conflict);

/** Somebody who is signed in: `subject` is their account's own id. */
interface Person {
  readonly subject: string;
  readonly name: string;
}

/** Null until they have been asked. */
export async function readConflict(subject: Subject, person: Pick<Person, 'subject'>): Promise<Conflict | null> {
  return readItem(keyOf(subject, person), conflicts);
}

/** Records the answer with its event. @throws ConcurrencyError when they have answered before. */
export async function recordConflict(
  subject: Subject,
  person: Person,
  conflict: Omit<Conflict, 'name'>,
  outbox: readonly OutboxMessage[] = [],
): Promise<void> {
  const { answer, at } = conflict;
  const item = { ...keyOf(subject, person), ...conflicts.encode({ ...conflict, name: person.name }) };
  await recordEvent(
    subject,
    { type: 'CONFLICT_OF_INTEREST_ANSWERED', at, by: person.name, data: { answer } },
    {
      outbox,
      also: [{ Put: { TableName: tables.case, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } }],
    },
  );
}

function keyOf(subject: Subject, person: Pick<Person, 'subject'>): { pk: string; sk: string } {
  return { pk: collectionOf(subject), sk: sortKey.conflict(sha256(person.subject)) };
}

/** Records that the assignee knows of nothing that makes their impartiality doubtful. */
export async function recordNoConflict(task: OpenTask, at: string): Promise<void> {
  try {
    await recordEvent(task.subject, conflictAnswered(task, 'NONE', at), { also: [noteConflict(task, 'NONE', at)] });
  } catch (error) {
    // Pressed twice, or settled meanwhile: what was recorded first stands, and the page shows it.
    if (!(error instanceof ConcurrencyError)) throw error;
  }
}

/** The event of an assignee's own word on their impartiality. */
export function conflictAnswered(task: OpenTask, answer: 'NONE' | 'DECLARED', at: string): NewEvent {
  return { type: 'CONFLICT_OF_INTEREST_ANSWERED', at, by: task.assignee.name, data: { taskId: task.taskId, answer } };
}

/** Keeps the answer with the open task, once. */
export function noteConflict(task: OpenTask, answer: 'NONE' | 'DECLARED', at: string): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(task.subject), sk: sortKey.task(task.taskId) },
      UpdateExpression: 'SET #conflict = :answer, conflictAnsweredAt = :at',
      ConditionExpression: '#status = :open AND attribute_not_exists(#conflict)',
      ExpressionAttributeNames: { '#status': 'status', '#conflict': 'conflict' },
      ExpressionAttributeValues: { ':answer': answer, ':at': at, ':open': 'OPEN' },
    },
  };
}
