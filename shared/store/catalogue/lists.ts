import * as z from 'zod/mini';
import type { CatalogueEntry } from '../../domain/catalogue/entry.ts';
import { neutralOrder } from '../../domain/catalogue/order.ts';
import { listsFor, listsOf, type Selection } from '../../domain/catalogue/selection.ts';
import { hashOf } from '../../platform/hash.ts';
import { codec } from '../codec.ts';
import { readItem } from '../read.ts';
import { tables } from '../tables.ts';
import type { Write } from '../transact.ts';

/**
 * Who is in the catalogue, without what is said of them: for every selection a list of ids, so that a part of it is read
 * at the same cost however long it is; and an overview, whose version tells when a list that was read has changed.
 */
export interface Catalogue {
  /** Another as soon as anything that an entry says is. */
  readonly version: number;
  /** Whether an address leads to an area. */
  readonly hasStreets: boolean;
  /** How many there are altogether. */
  readonly total: number;
  /** What can be selected, in the alphabet's order. */
  readonly services: readonly string[];
  readonly areas: readonly string[];
  readonly languages: readonly string[];
  readonly competences: readonly string[];
  readonly environments: readonly string[];
  readonly addOns: readonly string[];
  readonly choiceSystems: readonly string[];
  /** The selection's entries, in the neutral order of the day. */
  readonly entryIds: readonly string[];
}

interface Ordered {
  readonly version: number;
  readonly on: string;
  readonly entryIds: readonly string[];
}

/** The version, and of everything that an entry counts in, how many entries do. */
const Overview = z.record(z.string(), z.int());
const overviews = codec(Overview);
/** The database holds no empty set: a list that nobody is left in has none. */
const lists = codec(z.strictObject({ entryIds: z.optional(z.set(z.string())) }));
const alphabet = new Intl.Collator('sv');

/** Lists that this worker has read, in the order of the day that was last asked for. */
const known = new Map<string, Ordered>();

export function catalogueKey(municipality: string, sk: string): { pk: string; sk: string } {
  return { pk: `${municipality}#CATALOGUE`, sk };
}

/** Selections come from addresses: their hash is a key, whatever somebody wrote. */
export function listKey(municipality: string, list: Selection) {
  return catalogueKey(municipality, `LIST#${hashOf(list)}`);
}

/** Another as soon as anything that an entry says is; 0 for a catalogue that has never shown anybody. */
export async function readVersion(municipality: string): Promise<number> {
  const overview = await readItem(catalogueKey(municipality, 'OVERVIEW'), overviews, tables.catalogue);
  return overview?.['version'] ?? 0;
}

/** @param on the day whose order it is, `YYYY-MM-DD` */
export async function readCatalogue(municipality: string, selection: Selection, on: string): Promise<Catalogue> {
  const overview = (await readItem(catalogueKey(municipality, 'OVERVIEW'), overviews, tables.catalogue)) ?? {};
  const counted = (prefix: string): readonly string[] =>
    Object.entries(overview)
      .flatMap(([name, count]) => (name.startsWith(prefix) && count > 0 ? [name.slice(prefix.length)] : []))
      .toSorted(alphabet.compare);
  const { version = 0, ENTRY: total = 0 } = overview;
  return {
    version,
    hasStreets: (overview['STREETS'] ?? 0) > 0,
    total,
    services: counted('SERVICE#'),
    areas: counted('AREA#'),
    languages: counted('LANGUAGE#'),
    competences: counted('COMPETENCE#'),
    environments: counted('ENVIRONMENT#'),
    addOns: counted('ADD_ON#'),
    choiceSystems: counted('CHOICE_SYSTEM#'),
    entryIds: total === 0 ? [] : await readSelected(municipality, selection, { version, on }),
  };
}

/** Those who are in every list that the selection names. */
async function readSelected(
  municipality: string,
  selection: Selection,
  at: Pick<Ordered, 'version' | 'on'>,
): Promise<readonly string[]> {
  const lists = await Promise.all(listsFor(selection).map((list) => readOrder(municipality, list, at)));
  const [first = [], ...others] = lists;
  const sets = others.map((ids) => new Set(ids));
  return sets.length === 0 ? first : first.filter((id) => sets.every((set) => set.has(id)));
}

/** The overview was read first, so that a list is never older than the version it is kept under. */
async function readOrder(
  municipality: string,
  list: Selection,
  { version, on }: Pick<Ordered, 'version' | 'on'>,
): Promise<readonly string[]> {
  const key = listKey(municipality, list);
  const name = `${tables.catalogue} ${key.pk} ${key.sk}`;
  const kept = known.get(name);
  if (kept?.version === version && kept.on === on) return kept.entryIds;
  const entryIds =
    kept?.version === version ? kept.entryIds : [...((await readItem(key, lists, tables.catalogue))?.entryIds ?? [])];
  const order = neutralOrder(entryIds, { on, seed: municipality });
  // A list that nobody is in may be anybody's invention.
  if (entryIds.length > 0) known.set(name, { version, on, entryIds: order });
  return order;
}

/**
 * Takes the entry out of the lists that no longer show it, and into those that do now. Either may be done twice.
 * @param after null for one that is taken out
 */
export function listWrites(
  { municipality, entryId }: Pick<CatalogueEntry, 'municipality' | 'entryId'>,
  before: CatalogueEntry | null,
  after: CatalogueEntry | null,
): Write[] {
  const [were, are] = [before, after].map((entry) => listKeysOf(entry));
  const change = (sk: string, verb: 'ADD' | 'DELETE'): Write => ({
    Update: {
      TableName: tables.catalogue,
      Key: catalogueKey(municipality, sk),
      UpdateExpression: `${verb} entryIds :one`,
      ExpressionAttributeValues: { ':one': new Set([entryId]) },
    },
  });
  return [
    ...[...(are ?? [])].filter((sk) => were?.has(sk) !== true).map((sk) => change(sk, 'ADD')),
    ...[...(were ?? [])].filter((sk) => are?.has(sk) !== true).map((sk) => change(sk, 'DELETE')),
  ];
}

/** Gives the overview another version, and counts what changed. */
export function countWrite(municipality: string, before: CatalogueEntry | null, after: CatalogueEntry | null): Write {
  const changes = new Map<string, number>();
  for (const name of countsOf(after)) changes.set(name, 1);
  for (const name of countsOf(before)) changes.set(name, (changes.get(name) ?? 0) - 1);
  const counted = [['version', 1] as const, ...[...changes].filter(([, change]) => change !== 0)];
  return {
    Update: {
      TableName: tables.catalogue,
      Key: catalogueKey(municipality, 'OVERVIEW'),
      UpdateExpression: `ADD ${counted.map((_one, index) => `#n${index} :n${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(counted.map(([name], index) => [`#n${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(counted.map(([, change], index) => [`:n${index}`, change])),
    },
  };
}

function listKeysOf(entry: CatalogueEntry | null): ReadonlySet<string> {
  if (entry === null) return new Set();
  return new Set(listsOf(entry).map((list) => listKey(entry.municipality, list).sk));
}

function countsOf(entry: CatalogueEntry | null): ReadonlySet<string> {
  if (entry === null) return new Set();
  return new Set([
    'ENTRY',
    ...entry.scopes.flatMap(({ service, area }) => [`SERVICE#${service}`, `AREA#${area}`]),
    ...entry.languages.map((language) => `LANGUAGE#${language}`),
    ...entry.specialCompetence.map((competence) => `COMPETENCE#${competence}`),
    ...entry.environmentProfile.map((environment) => `ENVIRONMENT#${environment}`),
    ...entry.addOnServices.map((addOn) => `ADD_ON#${addOn}`),
    `CHOICE_SYSTEM#${entry.choiceSystemId}`,
  ]);
}
