import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { database } from './client.ts';
import type { Codec } from './codec.ts';
import { type Key, tables } from './tables.ts';

/** Reads one item, strongly consistent: decisions rest on what is true now. */
export async function readItem<T>(key: Key, codec: Codec<T>, table = tables.case): Promise<T | null> {
  const { Item } = await database.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
  return Item === undefined ? null : codec.decode(Item);
}

/** Reads every item of a collection whose sort key begins so. */
export async function readCollection<T>(
  pk: string,
  prefix: string,
  codec: Codec<T>,
  table = tables.case,
): Promise<T[]> {
  return queryAll(
    {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    },
    codec,
  );
}

/** So many items in one call. */
const batchLimit = 100;

/** Reads items by their keys, strongly consistent, in no order; one that is not there is passed over. */
export async function readBatch<T>(keys: readonly Key[], codec: Codec<T>, table = tables.case): Promise<T[]> {
  const found: T[] = [];
  for (let first = 0; first < keys.length; first += batchLimit) {
    let asked: BatchGetCommandInput['RequestItems'] = {
      [table]: { Keys: keys.slice(first, first + batchLimit).map((key) => ({ ...key })), ConsistentRead: true },
    };
    while (asked !== undefined && Object.keys(asked).length > 0) {
      const answer: BatchGetCommandOutput = await database.send(new BatchGetCommand({ RequestItems: asked }));
      for (const item of answer.Responses?.[table] ?? []) found.push(codec.decode(item));
      asked = answer.UnprocessedKeys;
    }
  }
  return found;
}

export async function queryAll<T>(input: QueryCommandInput, codec: Codec<T>): Promise<T[]> {
  const found: T[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await database.send(new QueryCommand({ ...input, ExclusiveStartKey: start }));
    for (const item of page.Items ?? []) found.push(codec.decode(item));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}
