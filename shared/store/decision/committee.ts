import { Committee } from '../../domain/decision/committee.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { type Kept, keptCodec } from '../codec.ts';
import { commit } from '../commit.ts';
import { readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

const committees = keptCodec(Committee);

function committeeSubject(municipality: string, id: string): Subject {
  return { municipality, type: 'COMMITTEE', id };
}

export async function findCommittee(municipality: string, id: string): Promise<Kept<Committee> | null> {
  return readItem({ pk: collectionOf(committeeSubject(municipality, id)), sk: sortKey.case }, committees);
}

/** For a transaction that rests on what was read: the roster, its positions and what is revoked are as they were then. */
export function committeeStillAs(municipality: string, id: string, committee: Kept<Committee> | null): Write {
  const Key = { pk: collectionOf(committeeSubject(municipality, id)), sk: sortKey.case };
  return {
    ConditionCheck:
      committee === null
        ? { TableName: tables.case, Key, ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            TableName: tables.case,
            Key,
            ConditionExpression: '#version = :version',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':version': committee.version },
          },
  };
}

/** @throws when the roster has not been registered: nobody can be asked then. */
export async function readCommittee(municipality: string, id: string): Promise<Kept<Committee>> {
  const committee = await findCommittee(municipality, id);
  if (committee === null) throw new Error('The committee’s roster has not been registered');
  return committee;
}

/** Registers the roster as it is from now; meetings that are open keep the one they began with, and what was resolved stays. */
export async function saveCommittee(committee: Committee, by: string, at: string): Promise<Kept<Committee>> {
  const { municipality, id, seats, substitutes } = committee;
  return retryOnConcurrency(async () => {
    const before = await findCommittee(municipality, id);
    const resolved = before?.revocations === undefined ? {} : { revocations: before.revocations };
    return commit({
      subject: committeeSubject(municipality, id),
      before,
      after: { ...committee, ...resolved },
      codec: committees,
      event: { type: 'ROSTER_REGISTERED', at, by, data: { seats: seats.length, substitutes: substitutes.length } },
    });
  });
}

/** Changes what is kept of a committee, on what it was when it was read. */
export async function changeCommittee<E extends string>(
  municipality: string,
  id: string,
  change: (committee: Committee) => Result<{ readonly after: Committee; readonly event: NewEvent }, E>,
): Promise<Result<true, E>> {
  return retryOnConcurrency(async () => {
    const before = await readCommittee(municipality, id);
    const changed = change(before);
    if (!changed.ok) return changed;
    const { after, event } = changed.value;
    await commit({ subject: committeeSubject(municipality, id), before, after, codec: committees, event });
    return ok(true);
  });
}
