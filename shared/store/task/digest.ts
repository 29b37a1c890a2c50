import { Digest } from '../../domain/task/digest.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { codec } from '../codec.ts';
import { readItem } from '../read.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, type Key, sortKey, tables } from '../tables.ts';

const digests = codec(Digest);

/** What a member of the committee was last told of, by their address. */
export async function readDigest(municipality: string, email: string): Promise<Digest | null> {
  return readItem(keyOf(municipality, email), digests);
}

/**
 * Sends a member their letter of the day: it says what waits when it is sent.
 * @throws ConcurrencyError when another run has sent one since `before` was read
 */
export async function sendDigest(
  municipality: string,
  email: string,
  { before, after, at }: { readonly before: Digest | null; readonly after: Digest; readonly at: string },
): Promise<void> {
  await recordEvent(
    committeeOf(municipality),
    { type: 'PREPARATION_DIGEST_SENT', at, by: 'calendar', data: { on: after.on, tasks: after.tasks.length } },
    {
      outbox: [{ kind: 'MAIL', template: 'PREPARATION_DIGEST', to: email }],
      also: [
        {
          Put: {
            TableName: tables.case,
            Item: { ...keyOf(municipality, email), ...digests.encode(after) },
            ...(before === null
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#on = :on',
                  ExpressionAttributeNames: { '#on': 'on' },
                  ExpressionAttributeValues: { ':on': before.on },
                }),
          },
        },
      ],
    },
  );
}

function keyOf(municipality: string, email: string): Key {
  return { pk: collectionOf(committeeOf(municipality)), sk: sortKey.digest(sha256(email.toLowerCase())) };
}

function committeeOf(municipality: string): Subject {
  return { municipality, type: 'COMMITTEE', id: municipalityOf(municipality).committee.id };
}
