import { PutCommand, QueryCommand, type QueryCommandOutput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Application } from '../../domain/application/application.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { diaryLine, DiaryLine, unusedNumbers } from '../../domain/register/diary-line.ts';
import { diaryNumber, parseDiaryNumber } from '../../domain/register/diary-number.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const lines = codec(DiaryLine);

/** What has been given out of a year, and how far gaps in it have been looked for. */
const Year = z.strictObject({
  latest: z.int(),
  /** Every number through this one has its line. */
  explained: z.optional(z.int()),
  /** The latest number at the last look, and when that was: whoever had taken it has long used it or failed. */
  seen: z.optional(z.int()),
  seenAt: z.optional(z.iso.datetime()),
});
const years = codec(Year);

/** A submission has long ended when so much time has passed since its number was taken. */
const settledMilliseconds = 12 * 3_600_000;

/**
 * The line that a case gets with its number, in the transaction that registers it: a number that has been explained as
 * unused is taken by nobody any more.
 */
export function diaryWrites(before: Application | null, after: Application): readonly Write[] {
  if (before !== null && 'diaryNumber' in before && before.diaryNumber !== undefined) return [];
  const found = diaryLine(after);
  if (found === null) return [];
  const { year, number, line } = found;
  return [
    {
      Put: {
        TableName: tables.case,
        Item: { ...keyOf(after.municipality, year, number), ...lines.encode(line) },
        ConditionExpression: 'attribute_not_exists(unusedAt)',
      },
    },
  ];
}

/** A portion of a year's diary, in the order of its numbers. @param after the number that the portion before ended with */
export async function readDiary(
  municipality: string,
  year: number,
  { after = 0, most }: { readonly after?: number | undefined; readonly most: number },
): Promise<{ readonly lines: readonly DiaryLine[]; readonly next: number | null }> {
  const found = await query(municipality, year, { from: after + 1, to: 9_999_999, most: most + 1 });
  const shown = found.slice(0, most);
  const last = shown.at(-1);
  const next = found.length > most && last !== undefined ? numberOf(last) : null;
  return { lines: shown, next };
}

/**
 * Gives each number of a year that nothing has taken a line that says so (OSL 5:1). Only numbers that had been given out at
 * the look before are looked at; a second look the same day looks at none.
 * @returns how many were found
 */
export async function explainGaps({ id, diaryPrefix }: Municipality, year: number, at: string): Promise<number> {
  const key = { pk: yearOf(id, year), sk: sortKey.case };
  const state = await readItem(key, years);
  if (state === null) return 0;
  const { latest, explained = 0, seen = 0, seenAt } = state;
  if (seenAt !== undefined && Date.parse(at) - Date.parse(seenAt) < settledMilliseconds) return 0;
  const used = await query(id, year, { from: explained + 1, to: seen, most: undefined });
  const unused = unusedNumbers(used.map(numberOf), explained + 1, seen);
  for (const number of unused) {
    await putUnused(id, year, number, {
      schemaVersion: 1,
      diaryNumber: diaryNumber(diaryPrefix, year, number),
      unusedAt: at,
    });
  }
  await database.send(
    new UpdateCommand({
      TableName: tables.case,
      Key: key,
      UpdateExpression: 'SET explained = :explained, seen = :seen, seenAt = :at',
      ExpressionAttributeValues: { ':explained': Math.max(explained, seen), ':seen': latest, ':at': at },
    }),
  );
  return unused.length;
}

/** Whoever took it after all has it. */
async function putUnused(municipality: string, year: number, number: number, line: DiaryLine): Promise<void> {
  try {
    await database.send(
      new PutCommand({
        TableName: tables.case,
        Item: { ...keyOf(municipality, year, number), ...lines.encode(line) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

async function query(
  municipality: string,
  year: number,
  { from, to, most }: { readonly from: number; readonly to: number; readonly most: number | undefined },
): Promise<readonly DiaryLine[]> {
  if (to < from) return [];
  const found: DiaryLine[] = [];
  let start: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const page: QueryCommandOutput = await database.send(
      new QueryCommand({
        TableName: tables.case,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': yearOf(municipality, year),
          ':from': sortKey.diaryNumber(from),
          ':to': sortKey.diaryNumber(to),
        },
        Limit: most,
        ExclusiveStartKey: start,
      }),
    );
    found.push(...(page.Items ?? []).map((item) => lines.decode(item)));
    start = most !== undefined && found.length >= most ? undefined : page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}

function numberOf({ diaryNumber: text }: DiaryLine): number {
  return parseDiaryNumber(text)?.number ?? 0;
}

function yearOf(municipality: string, year: number): string {
  return collectionOf({ municipality, type: 'REGISTER', id: String(year) });
}

function keyOf(municipality: string, year: number, number: number) {
  return { pk: yearOf(municipality, year), sk: sortKey.diaryNumber(number) };
}
