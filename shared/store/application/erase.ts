import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Subject } from '../../domain/task/task.ts';
import { database } from '../client.ts';
import { collectionOf, type Key as TableKey, sortKey, tables } from '../tables.ts';
import { readTasks } from '../task/task.ts';
import { transact } from '../transact.ts';
import { forgetContact } from './open.ts';

const Key = z.object({ pk: z.string(), sk: z.string() });

/** At most so many writes are in one transaction. */
const atOnce = 100;

/**
 * Erases everything about an application but itself and what is kept: its links, the hashes of the addresses that were
 * confirmed for it, and last the items that tell of them, so that whoever dies halfway begins again with what is left.
 * @param isKept by its sort key
 */
export async function eraseWithin(subject: Subject, isKept: (sk: string) => boolean = () => false): Promise<void> {
  for (const email of await addressesOf(subject)) await forgetContact(subject, email);
  const others = (await keysIn(subject)).filter(({ sk }) => sk !== sortKey.case && !isKept(sk));
  const links = others.map(({ sk }) => sk).filter((sk) => sk.startsWith(sortKey.link('')));
  await deleteAll(
    tables.link,
    links.map((sk) => ({ pk: `${subject.municipality}#${sk}` })),
  );
  await deleteAll(tables.case, others);
}

async function deleteAll(table: string, keys: readonly TableKey[]): Promise<void> {
  for (let from = 0; from < keys.length; from += atOnce) {
    await transact(keys.slice(from, from + atOnce).map((key) => ({ Delete: { TableName: table, Key: key } })));
  }
}

/** Every address that was confirmed for it, also those that another has taken the place of. */
async function addressesOf(subject: Subject): Promise<ReadonlySet<string>> {
  const confirmed = (await readTasks(subject)).filter(
    ({ kind, status }) => kind === 'CONFIRM_CONTACT' && status === 'ANSWERED',
  );
  return new Set(confirmed.flatMap(({ assignee }) => assignee.email ?? []));
}

async function keysIn(subject: Subject): Promise<z.infer<typeof Key>[]> {
  const found: z.infer<typeof Key>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await database.send(
      new QueryCommand({
        TableName: tables.case,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': collectionOf(subject) },
        ProjectionExpression: 'pk, sk',
        ExclusiveStartKey: start,
      }),
    );
    found.push(...Items.map((item) => Key.parse(item)));
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}
