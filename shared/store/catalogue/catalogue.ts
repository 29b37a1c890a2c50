import { isDeepStrictEqual } from 'node:util';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { CatalogueEntry } from '../../domain/catalogue/entry.ts';
import { now } from '../../platform/clock.ts';
import { briefWrite } from './briefs.ts';
import { historyWrites } from './history.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { catalogueKey, countWrite, listWrites, readVersion } from './lists.ts';
import { readBatch, readItem } from '../read.ts';
import { tables } from '../tables.ts';
import { retryOnConcurrency, transact, type Write } from '../transact.ts';

const entries = codec(CatalogueEntry);
const transactionLimit = 100;

type EntryRef = Pick<CatalogueEntry, 'municipality' | 'entryId'>;

export async function readEntry(municipality: string, entryId: string): Promise<CatalogueEntry | null> {
  return readItem(entryKey({ municipality, entryId }), entries, tables.catalogue);
}

/** The entries that are asked for, in that order; one that is not there is passed over. */
export async function readEntries(refs: readonly EntryRef[]): Promise<readonly CatalogueEntry[]> {
  const read = await readBatch(refs.map(entryKey), entries, tables.catalogue);
  const found = new Map(read.map((entry) => [nameOf(entry), entry]));
  return refs.flatMap((ref) => found.get(nameOf(ref)) ?? []);
}

/**
 * A part of a municipality's entries, by id: one call of the same weight however many there are.
 * @param after the entry that the part before it ended with
 */
export async function readPart(
  municipality: string,
  { after, most }: { readonly after?: string | undefined; readonly most: number },
): Promise<{ readonly entries: readonly CatalogueEntry[]; readonly next: string | null }> {
  const { Items = [], LastEvaluatedKey } = await database.send(
    new QueryCommand({
      TableName: tables.catalogue,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': catalogueKey(municipality, '').pk,
        // No id has a sign before `!` or after `~` in it.
        ':from': `ENTRY#${after ?? ''}!`,
        ':to': 'ENTRY#~',
      },
      Limit: most + 1,
    }),
  );
  const found = Items.map((item) => entries.decode(item));
  const shown = found.slice(0, most);
  // One answer holds at most a megabyte, however many were asked for.
  const isMore = found.length > most || LastEvaluatedKey !== undefined;
  return { entries: shown, next: isMore ? (shown.at(-1)?.entryId ?? null) : null };
}

/**
 * Projects an entry, into every list that shows it; the same again changes nothing, and one that comes late never
 * overwrites a later one. Lists and entry are one transaction, as far as a transaction reaches: beyond that the lists
 * come first, and what is in a list before its entry is passed over by whoever reads.
 */
export async function projectEntry(entry: CatalogueEntry): Promise<void> {
  await retryOnConcurrency(async () => {
    const [before, version] = await Promise.all([
      readEntry(entry.municipality, entry.entryId),
      readVersion(entry.municipality),
    ]);
    if (before !== null && (before.updatedAt > entry.updatedAt || saysTheSame(before, entry))) return;
    const last = [
      putEntry(before, entry),
      countWrite(entry.municipality, before, entry),
      briefWrite(entry, entry),
      ...historyWrites(before, entry, { number: version + 1, at: now() }),
    ];
    const lists = listWrites(entry, before, entry);
    const room = transactionLimit - last.length;
    for (let left = lists.length - room; left > 0; left -= transactionLimit) {
      await transact(lists.splice(0, Math.min(left, transactionLimit)));
    }
    await transact([...last, ...lists]);
  });
}

/** When it was read is no part of what it says. */
function saysTheSame(before: CatalogueEntry, { updatedAt: _updatedAt, ...said }: CatalogueEntry): boolean {
  return isDeepStrictEqual(before, { ...said, updatedAt: before.updatedAt });
}

/** Takes an entry out of the catalogue and every list that shows it; one that is not there is out already. */
export async function withdrawEntry(municipality: string, entryId: string): Promise<void> {
  await retryOnConcurrency(async () => {
    const [before, version] = await Promise.all([readEntry(municipality, entryId), readVersion(municipality)]);
    if (before === null) return;
    const last: Write[] = [
      deleteEntry(before),
      countWrite(municipality, before, null),
      briefWrite(before, null),
      ...historyWrites(before, null, { number: version + 1, at: now() }),
    ];
    const lists = listWrites(before, before, null);
    const room = transactionLimit - last.length;
    for (let left = lists.length - room; left > 0; left -= transactionLimit) {
      await transact(lists.splice(0, Math.min(left, transactionLimit)));
    }
    await transact([...last, ...lists]);
  });
}

function deleteEntry(entry: CatalogueEntry): Write {
  return {
    Delete: {
      TableName: tables.catalogue,
      Key: entryKey(entry),
      ConditionExpression: 'updatedAt = :updatedAt',
      ExpressionAttributeValues: { ':updatedAt': entry.updatedAt },
    },
  };
}

function putEntry(before: CatalogueEntry | null, entry: CatalogueEntry): Write {
  return {
    Put: {
      TableName: tables.catalogue,
      Item: { ...entryKey(entry), ...entries.encode(entry) },
      ...(before === null
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'updatedAt = :updatedAt',
            ExpressionAttributeValues: { ':updatedAt': before.updatedAt },
          }),
    },
  };
}

function entryKey({ municipality, entryId }: EntryRef) {
  return catalogueKey(municipality, `ENTRY#${entryId}`);
}

function nameOf({ municipality, entryId }: EntryRef): string {
  return `${municipality} ${entryId}`;
}
