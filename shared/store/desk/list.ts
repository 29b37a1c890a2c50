import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Application, isRegistered } from '../../domain/application/application.ts';
import { deskList, type Place, placesOf } from '../../domain/desk/place.ts';
import { type Sought, wordKey } from '../../domain/desk/search-words.ts';
import { database } from '../client.ts';
import { type Kept, keptCodec } from '../codec.ts';
import { countPart } from '../list.ts';
import { readBatch } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

/** So many cases on a page of the desk. */
export const portionSize = 25;
/** So many cases are looked at for one page, however few of them fit. */
const lookedAt = 100;

type ListedCase = Kept<Application>;

const applications = keptCodec(Application);
const Pointer = z.object({ applicationId: z.string(), listSk: z.string() });

/**
 * What a change of a case writes for the desk's lists: each place is an item of the case's own collection, found
 * through the `list` index. One that the case has left stays behind without its index keys.
 */
export function moveWrites(before: Application | null, after: Application): readonly Write[] {
  const was = before === null ? [] : placesOf(before);
  const is = placesOf(after);
  const left = was.filter((place) => !is.some((other) => slotOf(other) === slotOf(place)));
  const taken = is.filter((place) => !was.some((other) => isSame(other, place)));
  return [
    ...left.map((place) => placeItem(after, place, false)),
    ...taken.map((place) => placeItem(after, place, true)),
  ];
}

/** A search key is a place of its own; in any other list a case stands once. */
function slotOf({ list, position }: Place): string {
  return list === deskList.found ? `${list}#${position}` : list;
}

function isSame(one: Place, other: Place): boolean {
  return one.list === other.list && one.position === other.position;
}

function placeItem({ municipality, applicationId }: Application, place: Place, isListed: boolean): Write {
  const pk = collectionOf({ municipality, type: 'APPLICATION', id: applicationId });
  const keys = isListed ? { listPk: listKey(municipality, place.list), listSk: place.position } : {};
  return {
    Put: { TableName: tables.case, Item: { pk, sk: sortKey.place(slotOf(place)), applicationId, ...keys } },
  };
}

export function listKey(municipality: string, list: string): string {
  return `${municipality}#DESK#${list}`;
}

/** One portion of a list, and where the next one begins; null when this is the last. */
export interface Portion {
  readonly cases: readonly ListedCase[];
  readonly next: string | null;
}

/**
 * One portion of one of the desk's lists, by day: two calls of the same weight however long the list is.
 * @param after the position where the portion before it ended
 * @param before only what is due before this day
 * @param fits what else a case must be; then more of the list is looked at, up to a limit
 */
export async function readPortion(
  municipality: string,
  list: string,
  options: {
    readonly after?: string | undefined;
    readonly before?: string | undefined;
    readonly fits?: ((application: ListedCase) => boolean) | undefined;
  } = {},
): Promise<Portion> {
  const { after, before, fits } = options;
  const limit = fits === undefined ? portionSize : lookedAt;
  // No position has a sign before `!` or after `~` in it.
  const pointers = await queryPlaces(
    listKey(municipality, list),
    [after === undefined ? '!' : `${after}!`, before ?? '~'],
    limit + 1,
  );
  const found = await readCases(municipality, pointers.slice(0, limit));
  const fitting = found.filter(({ application }) => fits === undefined || fits(application));
  const shown = fitting.slice(0, portionSize);
  const last =
    fitting.length > portionSize
      ? shown.at(-1)
      : pointers.length > limit
        ? { position: pointers[limit - 1]?.listSk }
        : undefined;
  return { cases: shown.map(({ application }) => application), next: last?.position ?? null };
}

/** The registered cases that fit what somebody looks for, at most a page of them; `more` when there are others. */
export async function findCases(
  municipality: string,
  { words, number, foreign }: Sought,
): Promise<{ readonly cases: readonly ListedCase[]; readonly more: boolean }> {
  const [first] = words;
  const prefix = number ?? (first === undefined ? null : wordKey(first));
  if (prefix === null) return { cases: [], more: false };
  const list = listKey(municipality, deskList.found);
  const beginning = (key: string) => queryPlaces(list, [key, `${key}~`], lookedAt + 1);
  const [byPrefix, byForeign] = await Promise.all([beginning(prefix), foreign === null ? [] : beginning(foreign)]);
  const isForeign = new Set(byForeign.map(({ applicationId }) => applicationId));
  const pointers = [...byForeign, ...byPrefix];
  const distinct = new Map(pointers.map((pointer) => [pointer.applicationId, pointer]));
  const found = await readCases(municipality, [...distinct.values()].slice(0, lookedAt));
  const fitting = found
    .map(({ application }) => application)
    .filter(
      (application) =>
        number !== null ||
        isForeign.has(application.applicationId) ||
        words.every((word) => isCalled(application, word)),
    );
  return { cases: fitting.slice(0, portionSize), more: fitting.length > portionSize || pointers.length > lookedAt };
}

/** The cases of these ids that are registered, in this order. */
export async function readRegistered(municipality: string, ids: readonly string[]): Promise<readonly ListedCase[]> {
  const found = await readCases(
    municipality,
    ids.slice(0, lookedAt).map((applicationId) => ({ applicationId, listSk: '' })),
  );
  return found.map(({ application }) => application);
}

function isCalled(application: Application, word: string): boolean {
  return placesOf(application).some(({ position }) => position.startsWith(wordKey(word)));
}

export async function queryPlaces(
  listPk: string,
  [from, to]: readonly [string, string],
  limit: number,
): Promise<readonly z.infer<typeof Pointer>[]> {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND listSk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': listPk, ':from': from, ':to': to },
      Limit: limit,
    }),
  );
  return Items.map((item) => Pointer.parse(item));
}

/** How many cases a list has, or those due before a day. */
export async function countPlaces(
  municipality: string,
  list: string,
  { before }: { readonly before?: string } = {},
): Promise<number> {
  return countPart({ list: listKey(municipality, list), prefix: '', before });
}

/** Every case of a list, by id alone: for what is to be said to all of them. */
export async function listCaseIds(municipality: string, list: string): Promise<readonly string[]> {
  const ids: string[] = [];
  let from = '!';
  for (;;) {
    const pointers = await queryPlaces(listKey(municipality, list), [from, '~'], lookedAt);
    ids.push(...pointers.map(({ applicationId }) => applicationId));
    const last = pointers.at(-1);
    if (last === undefined || pointers.length < lookedAt) return ids;
    from = `${last.listSk}!`;
  }
}

/** The index tells where they are; what they are is read where it is true. */
async function readCases(
  municipality: string,
  pointers: readonly z.infer<typeof Pointer>[],
): Promise<readonly { readonly application: ListedCase; readonly position: string }[]> {
  const keys = pointers.map(({ applicationId }) => ({
    pk: collectionOf({ municipality, type: 'APPLICATION', id: applicationId }),
    sk: sortKey.case,
  }));
  const read = await readBatch(keys, applications);
  const items = new Map(read.map((application) => [application.applicationId, application]));
  return pointers.flatMap(({ applicationId, listSk }) => {
    const application = items.get(applicationId);
    return application === undefined || !isVisible(application) ? [] : [{ application, position: listSk }];
  });
}

/** A draft is nobody's but its applicant's, wherever it was found. */
function isVisible(application: Application): boolean {
  return isRegistered(application) || ('diaryNumber' in application && application.diaryNumber !== undefined);
}
