import * as z from 'zod/mini';
import { foldedStreet, StreetPart } from '../../domain/catalogue/street.ts';
import type { Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { hashOf } from '../../platform/hash.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { commit } from '../commit.ts';
import { readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';
import { catalogueKey } from './lists.ts';

/** A municipality's streets lie by their first letter: one call finds any, and all are replaced in one transaction. */
const letters = [...Array.from({ length: 26 }, (_one, index) => String.fromCodePoint(97 + index)), 'å', 'ä', 'ö', '0'];

const shelves = codec(z.strictObject({ parts: z.array(StreetPart) }));
const About = z.strictObject({ parts: z.int(), contentHash: z.string(), by: z.string(), at: z.iso.datetime() });
const abouts = keptCodec(About);
export type StreetsAbout = Kept<z.infer<typeof About>>;

/** Who last brought the table in, and how much it holds; null where there never was one. */
export async function readStreetsAbout(municipality: string): Promise<StreetsAbout | null> {
  return readItem(keyOf(municipality, sortKey.case), abouts, tables.catalogue);
}

/** All parts of a street. @param street folded */
export async function readStreet(municipality: string, street: string): Promise<readonly StreetPart[]> {
  const shelf = await readItem(keyOf(municipality, letterOf(street)), shelves, tables.catalogue);
  return (shelf?.parts ?? []).filter((part) => foldedStreet(part.street) === street);
}

/**
 * Replaces the whole table, at once and with its event: nobody finds half of it. An empty one takes it away; the same again
 * changes nothing.
 * @param seen the version that it is to replace; 0 where there was none
 * @throws ConcurrencyError when another has been brought in meanwhile; nothing is written then
 */
export async function replaceStreets(
  municipality: string,
  parts: readonly StreetPart[],
  { by, at, seen }: Pick<StreetsAbout, 'by' | 'at'> & { readonly seen: number },
): Promise<void> {
  const contentHash = hashOf(parts);
  const before = await readStreetsAbout(municipality);
  if (before?.contentHash === contentHash) return;
  if ((before?.version ?? 0) !== seen) throw new ConcurrencyError('streets');
  const shelved = Map.groupBy(parts, ({ street }) => letterOf(foldedStreet(street)));
  await commit({
    subject: subjectOf(municipality),
    table: tables.catalogue,
    before,
    after: { parts: parts.length, contentHash, by, at },
    codec: abouts,
    event: { type: 'STREETS_REPLACED', at, by, data: { parts: parts.length, contentHash } },
    also: [
      ...letters.map((letter): Write => {
        const own = shelved.get(letter);
        const Key = keyOf(municipality, letter);
        return own === undefined
          ? { Delete: { TableName: tables.catalogue, Key } }
          : { Put: { TableName: tables.catalogue, Item: { ...Key, ...shelves.encode({ parts: own }) } } };
      }),
      {
        Update: {
          TableName: tables.catalogue,
          Key: catalogueKey(municipality, 'OVERVIEW'),
          UpdateExpression: 'SET #streets = :count',
          ExpressionAttributeNames: { '#streets': 'STREETS' },
          ExpressionAttributeValues: { ':count': parts.length },
        },
      },
    ],
  });
}

function letterOf(street: string): string {
  const first = street.slice(0, 1);
  return letters.includes(first) ? first : '0';
}

/** A municipality has one table. */
function subjectOf(municipality: string): Subject {
  return { municipality, type: 'STREETS', id: 'streets' };
}

function keyOf(municipality: string, sk: string) {
  return { pk: collectionOf(subjectOf(municipality)), sk };
}
