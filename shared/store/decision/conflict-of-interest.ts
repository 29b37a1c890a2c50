import {
  answerOf,
  ruleOnStaff,
  StaffConflict,
  type StaffRuling,
  type StaffRulingError,
} from '../../domain/decision/conflict-of-interest.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { sha256 } from '../../platform/hash.ts';
import { type Codec, codec } from '../codec.ts';
import type { OutboxMessage } from '../outbox.ts';
import { readCollection, readItem } from '../read.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, type Key, sortKey, tables } from '../tables.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

const conflicts = codec(StaffConflict);

/** What holds of somebody's impartiality: see `answerOf`. */
export type Conflict = Pick<StaffConflict, 'name' | 'answer' | 'at'>;

/** Whoever of the staff has answered in a case; `who` names their account without telling it. */
export interface Answered extends StaffConflict {
  readonly who: string;
}

const answered: Codec<Answered> = {
  encode: conflicts.encode,
  decode: (item) => ({ ...conflicts.decode(item), who: String(item['sk']).slice(sortKey.conflict('').length) }),
};

/** Somebody who is signed in: `subject` is their account's own id. */
interface Person {
  readonly subject: string;
  readonly name: string;
}

/** Null until they have been asked. */
export async function readConflict(subject: Subject, person: Pick<Person, 'subject'>): Promise<Conflict | null> {
  const said = await readItem(keyOf(subject, person), conflicts);
  return said === null ? null : { name: said.name, answer: answerOf(said), at: said.at };
}

/** What everybody of the staff has said, and what has been ruled of it. */
export async function readConflicts(subject: Subject): Promise<Answered[]> {
  return readCollection(collectionOf(subject), sortKey.conflict(''), answered);
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

/** Who has answered says that there is a conflict after all; never back again, that is for others to rule. */
export async function declareConflict(
  subject: Subject,
  person: Person,
  at: string,
  outbox: readonly OutboxMessage[] = [],
): Promise<void> {
  await retryOnConcurrency(async () => {
    const said = await readItem(keyOf(subject, person), conflicts);
    if (said === null) return recordConflict(subject, person, { answer: 'DECLARED', at }, outbox);
    // Whoever pressed twice sees what the first press did.
    if (answerOf(said) === 'DECLARED') return;
    const event = { type: 'CONFLICT_OF_INTEREST_ANSWERED', at, by: person.name, data: { answer: 'DECLARED' } } as const;
    const after = { ...said, answer: 'DECLARED', at } as const;
    await recordEvent(subject, event, { outbox, also: [changeConflict(keyOf(subject, person), said, after)] });
  });
}

/**
 * Registers what was ruled of somebody's contested conflict of interest (KL 6:30, 7:4).
 * @returns `NOT_ASKED` when they have said nothing in the case
 */
export async function registerRuling(
  subject: Subject,
  who: string,
  ruling: StaffRuling,
): Promise<Result<true, StaffRulingError | 'NOT_ASKED'>> {
  const key = { pk: collectionOf(subject), sk: sortKey.conflict(who) };
  return retryOnConcurrency(async () => {
    const said = await readItem(key, conflicts);
    if (said === null) return err('NOT_ASKED');
    const ruled = ruleOnStaff(said, ruling);
    if (!ruled.ok) return ruled;
    const { answer, reason, ruledBy, by, at } = ruling;
    if (isSameRuling(said.ruling, ruling)) return ok(true);
    const event = { type: 'CONFLICT_RULED_ON', at, by, data: { name: said.name, answer, reason, ruledBy } } as const;
    await recordEvent(subject, event, { also: [changeConflict(key, said, { ...said, ruling })] });
    return ok(true);
  });
}

function isSameRuling(before: StaffRuling | undefined, { answer, ruledBy }: StaffRuling): boolean {
  return before?.answer === answer && JSON.stringify(before.ruledBy) === JSON.stringify(ruledBy);
}

/** On condition that nothing was said or ruled since it was read. */
function changeConflict(key: Key, before: StaffConflict, after: StaffConflict): Write {
  const { at, ruling } = before;
  return {
    Put: {
      TableName: tables.case,
      Item: { ...key, ...conflicts.encode(after) },
      ConditionExpression: `#at = :at AND ${ruling === undefined ? 'attribute_not_exists(ruling)' : 'ruling.#at = :ruledAt'}`,
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':at': at, ...(ruling === undefined ? {} : { ':ruledAt': ruling.at }) },
    },
  };
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
