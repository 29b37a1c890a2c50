import * as z from 'zod/mini';
import { foldedStreet, StreetPart } from '../../domain/catalogue/street.ts';
import { codec } from '../codec.ts';
import { readItem } from '../read.ts';
import { tables } from '../tables.ts';
import { transact, type Write } from '../transact.ts';
import { catalogueKey } from './lists.ts';

/** A municipality's streets lie by their first letter: one call finds any, and all are replaced in one transaction. */
const letters = [...Array.from({ length: 26 }, (_one, index) => String.fromCodePoint(97 + index)), 'å', 'ä', 'ö', '0'];

const shelves = codec(z.strictObject({ parts: z.array(StreetPart) }));
const About = z.strictObject({ parts: z.int(), by: z.string(), at: z.iso.datetime() });
const abouts = codec(About);
export type StreetsAbout = z.infer<typeof About>;

/** Who last brought the table in, and how much it holds; null where there is none. */
export async function readStreetsAbout(municipality: string): Promise<StreetsAbout | null> {
  return readItem(keyOf(municipality, 'ABOUT'), abouts, tables.catalogue);
}

/** All parts of a street. @param street folded */
export async function readStreet(municipality: string, street: string): Promise<readonly StreetPart[]> {
  const shelf = await readItem(keyOf(municipality, letterOf(street)), shelves, tables.catalogue);
  return (shelf?.parts ?? []).filter((part) => foldedStreet(part.street) === street);
}

/** Replaces the whole table, at once: nobody finds half of it. An empty one takes it away. */
export async function replaceStreets(
  municipality: string,
  parts: readonly StreetPart[],
  { by, at }: Pick<StreetsAbout, 'by' | 'at'>,
): Promise<void> {
  const shelved = Map.groupBy(parts, ({ street }) => letterOf(foldedStreet(street)));
  const put = (sk: string, item: Record<string, unknown>): Write => ({
    Put: { TableName: tables.catalogue, Item: { ...keyOf(municipality, sk), ...item } },
  });
  const forget = (sk: string): Write => ({ Delete: { TableName: tables.catalogue, Key: keyOf(municipality, sk) } });
  await transact([
    ...letters.map((letter) => {
      const own = shelved.get(letter);
      return own === undefined ? forget(letter) : put(letter, shelves.encode({ parts: own }));
    }),
    put('ABOUT', abouts.encode({ parts: parts.length, by, at })),
    {
      Update: {
        TableName: tables.catalogue,
        Key: catalogueKey(municipality, 'OVERVIEW'),
        UpdateExpression: 'SET #streets = :count',
        ExpressionAttributeNames: { '#streets': 'STREETS' },
        ExpressionAttributeValues: { ':count': parts.length },
      },
    },
  ]);
}

function letterOf(street: string): string {
  const first = street.slice(0, 1);
  return letters.includes(first) ? first : '0';
}

function keyOf(municipality: string, sk: string) {
  return { pk: `${municipality}#STREETS`, sk };
}
