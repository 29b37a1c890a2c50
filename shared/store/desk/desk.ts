import { Desk } from '../../domain/desk/desk.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { commit } from '../commit.ts';
import { readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';

const desks = keptCodec(Desk);
const versions = codec(Desk);

function deskSubject(municipality: string): Subject {
  return { municipality, type: 'DESK', id: 'desk' };
}

/** Null until the municipality has said anything about its desk. */
export async function readDesk(municipality: string): Promise<Kept<Desk> | null> {
  return readItem({ pk: collectionOf(deskSubject(municipality)), sk: sortKey.case }, desks);
}

/**
 * Keeps the desk as it now is, and what it was as a version of its own.
 * @throws ConcurrencyError when it is not any longer what the change was made from
 */
export async function commitDesk(before: Kept<Desk> | null, after: Desk, by: string, at: string): Promise<Kept<Desk>> {
  const subject = deskSubject(after.municipality);
  const number = (before?.version ?? 0) + 1;
  return commit({
    subject,
    before,
    after,
    codec: desks,
    event: {
      type: 'DESK_CHANGED',
      at,
      by,
      data: { version: number, officers: after.officers.length, reasons: after.reasons.length },
    },
    also: [
      {
        Put: {
          TableName: tables.case,
          Item: { pk: collectionOf(subject), sk: sortKey.version(number), ...versions.encode(after) },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ],
  });
}
