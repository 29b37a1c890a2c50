import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type News, newsName, Subscription } from '../../domain/choice-system/subscription.ts';
import { Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { newSecret } from '../../platform/ids.ts';
import { database } from '../client.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { namedOutboxLine } from '../outbox.ts';
import { queryAll, readItem } from '../read.ts';
import { parsePublicId } from '../../domain/municipality/public-id.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact } from '../transact.ts';

const subscriptions = keptCodec(Subscription);
const ending = codec(z.strictObject({ subject: Subject }));

/** One address follows a system once: its key is made of both, and tells neither. */
export function subscriptionSubject(municipality: string, choiceSystemId: string, email: string): Subject {
  const id = sha256(`${municipality} ${choiceSystemId} ${email.toLowerCase()}`).slice(0, 32);
  return { municipality, type: 'SUBSCRIPTION', id };
}

export async function readSubscription(subject: Subject): Promise<Kept<Subscription> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, subscriptions);
}

/** Changes a subscription; only an active one is in the list that news go out by. */
export async function commitSubscription(
  change: Omit<Change<Subscription>, 'subject' | 'codec' | 'list'>,
): Promise<Kept<Subscription>> {
  const { municipality, choiceSystemId, subscriptionId, status } = change.after;
  const pk = `${municipality}#SUBSCRIPTION#${choiceSystemId}`;
  return commit({
    ...change,
    subject: { municipality, type: 'SUBSCRIPTION', id: subscriptionId },
    codec: subscriptions,
    ...(status === 'ACTIVE' ? { list: { pk, sk: subscriptionId } } : {}),
  });
}

/**
 * Puts one piece of news in every subscriber's outbox, each under the news' own name: told twice, it goes out once.
 * Each line is a transaction of its own, so that a thousand subscribers are no different from one.
 */
export async function tellSubscribers(
  about: { readonly municipality: string; readonly choiceSystemId: string; readonly news: News },
  at: string,
): Promise<void> {
  const { municipality, choiceSystemId, news } = about;
  const followers = await queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': `${municipality}#SUBSCRIPTION#${choiceSystemId}` },
    },
    subscriptions,
  );
  for (const { subscriptionId } of followers) {
    const subject: Subject = { municipality, type: 'SUBSCRIPTION', id: subscriptionId };
    const line = namedOutboxLine(subject, { kind: 'MAIL', template: 'NEWS', news }, at, newsName(news));
    try {
      await transact([line]);
    } catch (error) {
      // In the outbox already: this news was told before.
      if (!(error instanceof ConcurrencyError)) throw error;
    }
  }
}

/** The way out that a mail carries; of its secret only the hash is kept. */
export async function issueEnding(subject: Subject, at: string): Promise<string> {
  const { endingDays } = municipalityOf(subject.municipality).links;
  const token = `${subject.municipality}.${newSecret()}`;
  const expiresAt = Math.floor(Date.parse(at) / 1000) + endingDays * 24 * 60 * 60;
  const Item = { ...endingKey(subject.municipality, token), expiresAt, ...ending.encode({ subject }) };
  await database.send(new PutCommand({ TableName: tables.link, Item }));
  return token;
}

/** The subscription that a way out leads from; null for a token that was never issued. */
export async function findEnding(token: string): Promise<Kept<Subscription> | null> {
  const parsed = parsePublicId(token);
  if (parsed === null) return null;
  const found = await readItem(endingKey(parsed.municipality, token), ending, tables.link);
  return found === null ? null : readSubscription(found.subject);
}

function endingKey(municipality: string, token: string): { pk: string } {
  return { pk: `${municipality}#SUBSCRIPTION#${sha256(token)}` };
}
