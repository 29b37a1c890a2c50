import * as z from 'zod/mini';
import type { CatalogueEntry } from '../../domain/catalogue/entry.ts';
import { EntryInBrief, inBriefOf, sortedBy, type Sorting, takesOn } from '../../domain/catalogue/sorting.ts';
import { hashOf } from '../../platform/hash.ts';
import { codec } from '../codec.ts';
import { readBatch } from '../read.ts';
import { tables } from '../tables.ts';
import type { Write } from '../transact.ts';
import { type Catalogue, catalogueKey } from './lists.ts';

/** Entry id → what it takes to sort it by. An item has room for some three thousand. */
const briefs = codec(z.record(z.string(), EntryInBrief));

/** All of a municipality's are in so many items, read in one call. */
const shards = Array.from({ length: 16 }, (_one, index) => index.toString(16));

/** Those that this worker has read, under the version of the catalogue that they were read in. */
const known = new Map<string, { readonly version: number; readonly briefs: ReadonlyMap<string, EntryInBrief> }>();

type EntryRef = Pick<CatalogueEntry, 'municipality' | 'entryId'>;

export interface Arrangement {
  /** The reader's own; the day's neutral order when it is left out (LOV 9:1). */
  readonly sorting?: Sorting | undefined;
  /** Only those that take on anybody new. */
  readonly open?: boolean | undefined;
}

/**
 * A selection as its reader wants it arranged: nothing is read for the neutral order, and nothing again in the same version.
 * @param on the day it is, `YYYY-MM-DD`
 */
export async function arrange(
  { version, entryIds }: Pick<Catalogue, 'version' | 'entryIds'>,
  { sorting, open = false }: Arrangement,
  { municipality, on }: { readonly municipality: string; readonly on: string },
): Promise<readonly string[]> {
  if ((sorting === undefined && !open) || entryIds.length === 0) return entryIds;
  const all = await readBriefs(municipality, version);
  const shown = open ? entryIds.filter((id) => isOpen(all.get(id), on)) : entryIds;
  return sorting === undefined ? shown : sortedBy(sorting, shown, { briefs: all, on });
}

function isOpen(brief: EntryInBrief | undefined, on: string): boolean {
  return brief !== undefined && takesOn(brief, on);
}

/** The overview was read first, so that what is read here is never older than the version it is kept under. */
async function readBriefs(municipality: string, version: number): Promise<ReadonlyMap<string, EntryInBrief>> {
  const name = `${tables.catalogue} ${municipality}`;
  const kept = known.get(name);
  if (kept?.version === version) return kept.briefs;
  const read = await readBatch(
    shards.map((shard) => shardKey(municipality, shard)),
    briefs,
    tables.catalogue,
  );
  const all = new Map(read.flatMap((shard) => Object.entries(shard)));
  known.set(name, { version, briefs: all });
  return all;
}

/** Keeps what an entry can be sorted by. @param after null for one that is taken out */
export function briefWrite(entry: EntryRef, after: CatalogueEntry | null): Write {
  return {
    Update: {
      TableName: tables.catalogue,
      Key: briefKey(entry),
      ExpressionAttributeNames: { '#id': entry.entryId },
      ...(after === null
        ? { UpdateExpression: 'REMOVE #id' }
        : { UpdateExpression: 'SET #id = :brief', ExpressionAttributeValues: { ':brief': inBriefOf(after) } }),
    },
  };
}

export function briefKey({ municipality, entryId }: EntryRef) {
  return shardKey(municipality, hashOf(entryId).slice(0, 1));
}

function shardKey(municipality: string, shard: string) {
  return catalogueKey(municipality, `BRIEF#${shard}`);
}
