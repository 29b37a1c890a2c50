import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { database } from './client.ts';
import type { Codec } from './codec.ts';
import { queryAll } from './read.ts';
import { tables } from './tables.ts';

/** A list of the case table's `list` index, or the part of it whose positions begin alike. */
export interface ListPart {
  readonly list: string;
  /** `<state>#`, for example; no id has a sign before `!` or after `~` in it. */
  readonly prefix: string;
  /** Only what comes before this. */
  readonly before?: string | undefined;
}

/** How many a part has, whatever that is. */
export async function countPart(part: ListPart): Promise<number> {
  let count = 0;
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const asked = { ...within(part), Select: 'COUNT', ExclusiveStartKey: start } as const;
    const page: QueryCommandOutput = await database.send(new QueryCommand(asked));
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}

/**
 * One portion of a part, in its order: one call of the same weight however long it is.
 * @param after the rest of the position where the portion before it ended
 * @returns `last` is the one it ends with, when there are more
 */
export async function readPart<T>(
  part: ListPart,
  { size, after, codec }: { readonly size: number; readonly after?: string | undefined; readonly codec: Codec<T> },
): Promise<{ readonly shown: readonly T[]; readonly last: T | undefined }> {
  const asked = { ...within(part, after), Limit: size + 1 };
  const { Items = [], LastEvaluatedKey } = await database.send(new QueryCommand(asked));
  const found = Items.map((item) => codec.decode(item));
  const shown = found.slice(0, size);
  // One answer holds at most a megabyte, however many were asked for.
  const isMore = found.length > size || LastEvaluatedKey !== undefined;
  return { shown, last: isMore ? shown.at(-1) : undefined };
}

function within({ list, prefix, before = `${prefix}~` }: ListPart, after = ''): QueryCommandInput {
  return {
    TableName: tables.case,
    IndexName: 'list',
    KeyConditionExpression: 'listPk = :pk AND listSk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': list, ':from': `${prefix}${after}!`, ':to': before },
  };
}

/** Everything that a list has through a day; its positions begin with one. */
export async function readThrough<T>(list: string, day: string, codec: Codec<T>): Promise<T[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND listSk < :through',
      ExpressionAttributeValues: { ':pk': list, ':through': `${day}~` },
    },
    codec,
  );
}
