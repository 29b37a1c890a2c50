import {
  answerOf,
  type Challenge,
  isRaised,
  mostChallenges,
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
export interface Conflict {
  readonly name: string;
  readonly answer: 'NONE' | 'DECLARED';
  readonly at: string;
}

/** What was said in a case of one person, by themselves or by others; `who` is `accountHash` of them. */
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
  readonly email: string;
  readonly name: string;
}

/** Somebody whom a question of impartiality is about. */
export interface Challenged {
  readonly who: string;
  readonly name: string;
}

/**
 * Names a person without telling who: by the address that the register and their account share, so that somebody who has
 * never opened the case can be named too; by their account's own id when it tells no address.
 */
export function accountHash({ email, subject }: { readonly email: string; readonly subject?: string }): string {
  return sha256(email === '' && subject !== undefined ? subject : email.trim().toLowerCase());
}

/** Null until they have been asked, unless others have ruled that they have one. */
export async function readConflict(
  subject: Subject,
  person: Pick<Person, 'subject' | 'email'>,
): Promise<Conflict | null> {
  const kept = await readItem(keyOf(subject, accountHash(person)), conflicts);
  return kept === null ? null : conflictIn(kept);
}

/** What holds of them, as `readConflict` tells it. */
export function conflictIn(kept: StaffConflict): Conflict | null {
  const answer = answerOf(kept);
  const at = kept.said?.at ?? kept.ruling?.at;
  return answer === undefined || at === undefined ? null : { name: kept.name, answer, at };
}

/** What has been said of everybody in the case, and what has been ruled of it. */
export async function readConflicts(subject: Subject): Promise<Answered[]> {
  return readCollection(collectionOf(subject), sortKey.conflict(''), answered);
}

/** Records the answer with its event. @throws ConcurrencyError when they have answered before, or been ruled out. */
export async function recordConflict(
  subject: Subject,
  person: Person,
  conflict: Omit<Conflict, 'name'>,
  outbox: readonly OutboxMessage[] = [],
): Promise<void> {
  const { answer, at } = conflict;
  const key = keyOf(subject, accountHash(person));
  const event = { type: 'CONFLICT_OF_INTEREST_ANSWERED', at, by: person.name, data: { answer } } as const;
  const said = { answer, at };
  try {
    await recordEvent(subject, event, { outbox, also: [change(key, null, { name: person.name, said })] });
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error;
    // Others may have doubted them, or found nothing in it, before they were asked themselves.
    const kept = await readItem(key, conflicts);
    if (kept === null || answerOf(kept) !== undefined) throw error;
    await recordEvent(subject, event, { outbox, also: [change(key, kept, { ...kept, said })] });
  }
}

/** Who has answered says that there is a conflict after all; never back again, that is for others to rule. */
export async function declareConflict(
  subject: Subject,
  person: Person,
  at: string,
  outbox: readonly OutboxMessage[] = [],
): Promise<void> {
  const key = keyOf(subject, accountHash(person));
  await retryOnConcurrency(async () => {
    const kept = await readItem(key, conflicts);
    if (kept?.said === undefined) return recordConflict(subject, person, { answer: 'DECLARED', at }, outbox);
    // Whoever pressed twice sees what the first press did.
    if (answerOf(kept) === 'DECLARED') return;
    const said = { answer: 'DECLARED', at } as const;
    const event = {
      type: 'CONFLICT_OF_INTEREST_ANSWERED',
      at,
      by: person.name,
      data: { answer: said.answer },
    } as const;
    await recordEvent(subject, event, { outbox, also: [change(key, kept, { ...kept, said })] });
  });
}

/**
 * Registers that somebody doubts another's impartiality: anybody may, of anybody, whether or not that person has been asked
 * (KL 6:30, 7:4). The same said again by the same is one.
 * @returns `TOO_MANY` when there is no room for more of one person
 */
export async function registerChallenge(
  subject: Subject,
  { who, name }: Challenged,
  challenge: Challenge,
): Promise<Result<true, 'TOO_MANY'>> {
  const key = keyOf(subject, who);
  return retryOnConcurrency(async () => {
    const kept = await readItem(key, conflicts);
    const { challenges = [] } = kept ?? {};
    if (isRaised({ challenges }, challenge)) return ok(true);
    const after = { ...(kept ?? { name }), challenges: [...challenges, challenge] };
    if (after.challenges.length > mostChallenges) return err('TOO_MANY');
    const { by, at, raisedBy, reason } = challenge;
    const event = { type: 'CONFLICT_CHALLENGED', at, by, data: { name: after.name, raisedBy, reason } } as const;
    await recordEvent(subject, event, { also: [change(key, kept, after)] });
    return ok(true);
  });
}

/** Registers what was ruled of somebody's contested conflict of interest (KL 6:30, 7:4), whether or not they have answered. */
export async function registerRuling(
  subject: Subject,
  { who, name }: Challenged,
  ruling: StaffRuling,
): Promise<Result<true, StaffRulingError>> {
  const key = keyOf(subject, who);
  return retryOnConcurrency(async () => {
    const kept = await readItem(key, conflicts);
    const before = kept ?? { name };
    const ruled = ruleOnStaff(before, ruling);
    if (!ruled.ok) return ruled;
    const { answer, reason, ruledBy, by, at } = ruling;
    if (isSameRuling(before.ruling, ruling)) return ok(true);
    const event = { type: 'CONFLICT_RULED_ON', at, by, data: { name: before.name, answer, reason, ruledBy } } as const;
    await recordEvent(subject, event, { also: [change(key, kept, { ...before, ruling })] });
    return ok(true);
  });
}

function isSameRuling(before: StaffRuling | undefined, { answer, ruledBy }: StaffRuling): boolean {
  return before?.answer === answer && JSON.stringify(before.ruledBy) === JSON.stringify(ruledBy);
}

/** On condition that nothing was said, doubted or ruled since it was read. */
function change(key: Key, before: StaffConflict | null, after: StaffConflict): Write {
  const Item = { ...key, ...conflicts.encode(after) };
  if (before === null) {
    return { Put: { TableName: tables.case, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  }
  const { said, ruling, challenges } = before;
  const conditions = [
    said === undefined ? 'attribute_not_exists(said)' : 'said.#at = :said',
    ruling === undefined ? 'attribute_not_exists(ruling)' : 'ruling.#at = :ruled',
    challenges === undefined ? 'attribute_not_exists(challenges)' : 'size(challenges) = :challenges',
  ];
  return {
    Put: {
      TableName: tables.case,
      Item,
      ConditionExpression: ['attribute_exists(pk)', ...conditions].join(' AND '),
      ...(said === undefined && ruling === undefined ? {} : { ExpressionAttributeNames: { '#at': 'at' } }),
      ...(said === undefined && ruling === undefined && challenges === undefined
        ? {}
        : {
            ExpressionAttributeValues: {
              ...(said === undefined ? {} : { ':said': said.at }),
              ...(ruling === undefined ? {} : { ':ruled': ruling.at }),
              ...(challenges === undefined ? {} : { ':challenges': challenges.length }),
            },
          }),
    },
  };
}

function keyOf(subject: Subject, who: string): Key {
  return { pk: collectionOf(subject), sk: sortKey.conflict(who) };
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
