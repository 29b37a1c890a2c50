import { chainEvent, type NewEvent } from '../domain/register/event.ts';
import type { Subject } from '../domain/task/task.ts';
import { hashOf } from '../platform/hash.ts';
import { newSecret } from '../platform/ids.ts';
import type { ChainEnd, Codec, Kept } from './codec.ts';
import { outboxLine, type OutboxMessage } from './outbox.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import { transact, type Write } from './transact.ts';

/** One change of one aggregate, with everything that is written with it. */
export interface Change<T extends object> {
  readonly subject: Subject;
  /** Where it lies with its events and its outbox; the case table, but for what citizens have told. */
  readonly table?: string;
  /** The state the change was decided on; null when the aggregate comes into being. */
  readonly before: Kept<T> | null;
  /** The state after it. */
  readonly after: T;
  readonly codec: Codec<Kept<T>>;
  /** Where lists find it; absent, no list does. */
  readonly list?: { readonly pk: string; readonly sk: string };
  readonly event: NewEvent;
  readonly outbox?: readonly OutboxMessage[];
  readonly also?: readonly Write[];
}

/** What a change writes, and the aggregate after it. */
interface Prepared<T> {
  readonly writes: readonly Write[];
  readonly after: Kept<T>;
}

/**
 * Writes a change of state with its event and its outbox lines in one transaction,
 * on condition that the aggregate still is in the version and the state the change was decided on.
 * @throws ConcurrencyError when it is not; nothing is written then.
 */
export async function commit<T extends object>(change: Change<T>): Promise<Kept<T>> {
  const { writes, after } = writesOf(change);
  await transact(writes);
  return after;
}

/**
 * A change's writes, unsent: for a transaction that changes two aggregates, in the `also` of the other's commit.
 * They carry their own conditions, events and outbox lines.
 */
export function writesOf<T extends object>(change: Change<T>): Prepared<T> {
  const pk = collectionOf(change.subject);
  const { before, event, table = tables.case } = change;
  const head = before === null ? undefined : { seq: before.version, hash: before.eventHash };
  const record = chainEvent(head, event, { hash: hashOf, salt: newSecret() });
  const after: Kept<T> = { ...change.after, version: record.seq, eventHash: record.hash };
  const list = change.list === undefined ? {} : { listPk: change.list.pk, listSk: change.list.sk };
  const writes: Write[] = [
    {
      Put: {
        TableName: table,
        Item: { pk, sk: sortKey.case, ...list, ...change.codec.encode(after) },
        ...asItWas(before),
      },
    },
    {
      Put: {
        TableName: table,
        Item: { pk, sk: sortKey.event(record.seq), ...record },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    ...(change.outbox ?? []).map((message) => outboxLine(pk, change.subject, message, event.at, table)),
    ...(change.also ?? []),
  ];
  return { writes, after };
}

/** The aggregate must still be as it was read: not there, or in the same version and state. */
function asItWas(before: (ChainEnd & { readonly status?: unknown }) | null) {
  if (before === null) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const { version, status } = before;
  return {
    ConditionExpression: `#version = :version${status === undefined ? '' : ' AND #status = :status'}`,
    ExpressionAttributeNames: { '#version': 'version', ...(status === undefined ? {} : { '#status': 'status' }) },
    ExpressionAttributeValues: { ':version': version, ...(status === undefined ? {} : { ':status': status }) },
  };
}
