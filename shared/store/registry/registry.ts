import { Lookup } from '../../domain/registry/lookup.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec } from '../codec.ts';
import { readCollection } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const lookups = codec(Lookup);

/** What the official registries have said about its applicants, each registry's latest word about each. */
export async function readLookups(subject: Subject): Promise<Lookup[]> {
  return readCollection(collectionOf(subject), 'LOOKUP#', lookups);
}

export function putLookup(subject: Subject, lookup: Lookup): Write {
  const sk = sortKey.lookup(lookup.registry, lookup.numberHash);
  const item = { pk: collectionOf(subject), sk, ...lookups.encode(lookup) };
  return { Put: { TableName: tables.case, Item: item } };
}
