import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { CatalogueEntry } from '../../domain/catalogue/entry.ts';
import { EntryEvent, entryEvent, EntryVersion, shownBefore } from '../../domain/catalogue/entry-event.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const events = codec(EntryEvent);
const versions = codec(EntryVersion);

/** So many versions are read at a time. */
const versionsAtOnce = 200;

/**
 * That an entry came, changed or went, and what it shows from then.
 * @param number one more than the catalogue's version that was read: of two at once, one finds its number taken
 */
export function historyWrites(
  before: CatalogueEntry | null,
  after: CatalogueEntry | null,
  { number, at }: { readonly number: number; readonly at: string },
): Write[] {
  const entry = after ?? before;
  if (entry === null) return [];
  const { municipality, entryId } = entry;
  const version: EntryVersion = { schemaVersion: 1, entryId, number, at, entry: after };
  return [
    {
      Put: {
        TableName: tables.catalogue,
        Item: {
          ...eventKey(municipality, number),
          ...events.encode(entryEvent(before, after, { number, at })),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    {
      Put: {
        TableName: tables.catalogue,
        Item: {
          pk: historyOf(municipality),
          sk: `${entryId}#${padded(number)}`,
          ...versions.encode(version),
        },
      },
    },
  ];
}

/** What has happened in a municipality's catalogue after an event, the oldest first. */
export async function readEntryEvents(
  municipality: string,
  after: number,
  most: number,
): Promise<readonly EntryEvent[]> {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: tables.catalogue,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: { ':pk': eventKey(municipality, 0).pk, ':after': padded(after) },
      Limit: most,
    }),
  );
  return Items.map((item) => events.decode(item));
}

/**
 * A part of what a municipality's catalogue showed last before an instant, by entry id.
 * @param after the entry that the part before it ended with
 */
export async function readShownBefore(
  municipality: string,
  instant: string,
  { after, most }: { readonly after?: string | undefined; readonly most: number },
): Promise<{ readonly entries: readonly CatalogueEntry[]; readonly next: string | null }> {
  const entries: CatalogueEntry[] = [];
  let open: EntryVersion[] = [];
  const close = (): void => {
    const shown = shownBefore(open, instant);
    if (shown !== null) entries.push(shown);
  };
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await database.send(
      new QueryCommand({
        TableName: tables.catalogue,
        // Readers keep a day that is over: it must be whole.
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk > :after',
        // `#` comes before every sign of an id, and `~` after.
        ExpressionAttributeValues: { ':pk': historyOf(municipality), ':after': `${after ?? ''}#~` },
        Limit: versionsAtOnce,
        ExclusiveStartKey: from,
      }),
    );
    for (const version of Items.map((item) => versions.decode(item))) {
      const [first] = open;
      if (first !== undefined && first.entryId !== version.entryId) {
        close();
        if (entries.length === most) return { entries, next: first.entryId };
        open = [];
      }
      open.push(version);
    }
    from = LastEvaluatedKey;
  } while (from !== undefined);
  close();
  return { entries, next: null };
}

function eventKey(municipality: string, number: number) {
  return { pk: `${municipality}#CATALOGUE_EVENTS`, sk: padded(number) };
}

function historyOf(municipality: string): string {
  return `${municipality}#CATALOGUE_HISTORY`;
}

function padded(number: number): string {
  return String(number).padStart(12, '0');
}
