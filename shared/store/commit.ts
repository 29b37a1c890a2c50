import { chainEvent, type EventDraft } from '../domain/register/event.ts';
import type { Subject } from '../domain/task/task.ts';
import { hashOf } from '../platform/hash.ts';
import { outboxLine, type OutboxMessage } from './outbox.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import { transact, type Write } from './transact.ts';

/** What every aggregate's `CASE` item carries: its version is the number of its latest event. */
export interface Versioned {
  readonly status: string;
  readonly version: number;
  readonly eventHash: string;
}

/** One change of one aggregate, with everything that is written with it. */
export interface Change<T extends Versioned> {
  readonly subject: Subject;
  /** The state the change was decided on; null when the aggregate comes into being. */
  readonly before: T | null;
  /** The state after it; `version` and `eventHash` are set here. */
  readonly after: T;
  readonly encode: (value: T) => Record<string, unknown>;
  /** Where lists find it; absent, no list does. */
  readonly list?: { readonly pk: string; readonly sk: string };
  readonly event: EventDraft;
  readonly outbox?: readonly OutboxMessage[];
  readonly also?: readonly Write[];
}

/**
 * Writes a change of state with its event and its outbox lines in one transaction,
 * on condition that the aggregate still is in the version and the state the change was decided on.
 * @throws ConflictError when it is not; nothing is written then.
 */
export async function commit<T extends Versioned>(change: Change<T>): Promise<T> {
  const pk = collectionOf(change.subject);
  const { before, event } = change;
  const record = chainEvent(before === null ? null : { sequence: before.version, hash: before.eventHash }, event, hashOf);
  const after: T = { ...change.after, version: record.sequence, eventHash: record.hash };
  const list = change.list === undefined ? {} : { listPk: change.list.pk, listSk: change.list.sk };
  await transact([
    {
      Put: {
        TableName: tables.case,
        Item: { pk, sk: sortKey.case, ...list, ...change.encode(after) },
        ...(before === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :version AND #status = :status',
              ExpressionAttributeNames: { '#version': 'version', '#status': 'status' },
              ExpressionAttributeValues: { ':version': before.version, ':status': before.status },
            }),
      },
    },
    {
      Put: {
        TableName: tables.case,
        Item: { pk, sk: sortKey.event(record.sequence), ...record },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    ...(change.outbox ?? []).map((message) => outboxLine(pk, change.subject, message, event.at)),
    ...(change.also ?? []),
  ]);
  return after;
}
