import * as z from 'zod/mini';
import type { Subject } from '../domain/task/task.ts';
import { sha256 } from '../platform/hash.ts';
import { codec } from './codec.ts';
import type { OutboxMessage } from './outbox.ts';
import { readItem } from './read.ts';
import { recordEvent } from './record-event.ts';
import { collectionOf, sortKey, tables } from './tables.ts';

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
