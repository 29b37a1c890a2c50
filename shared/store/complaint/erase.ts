import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { ComplaintIn } from '../../domain/complaint/complaint.ts';
import { database } from '../client.ts';
import type { Kept } from '../codec.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact } from '../transact.ts';
import { pointersTo, subjectOf } from './complaint.ts';

const Found = z.array(z.object({ pk: z.string(), sk: z.string() }));
const taskPrefix = 'ACCOUNT#';
const most = 90;

/**
 * Erases a closed complaint whose time is out, with what leads to it and all that lies in its collection; a line in the log
 * of disposals says that there was one. What leads to it goes first, while what it was asked still says where that is; its
 * own item goes last, with the line: whatever stopped halfway is found again and finished.
 */
export async function eraseComplaint(complaint: Kept<ComplaintIn<'CLOSED'>>, at: string): Promise<void> {
  const pk = collectionOf(subjectOf(complaint));
  const keys = await keysIn(pk);
  const taskIds = keys.flatMap(({ sk }) => (sk.startsWith(taskPrefix) ? [sk.slice(taskPrefix.length)] : []));
  const others = [...pointersTo(complaint, taskIds), ...keys.filter(({ sk }) => sk !== sortKey.case)];
  for (let first = 0; first < others.length; first += most) {
    const part = others.slice(first, first + most);
    await transact(part.map((Key) => ({ Delete: { TableName: tables.citizen, Key } })));
  }
  const { municipality, reference, closed, version } = complaint;
  await transact([
    {
      Delete: {
        TableName: tables.citizen,
        Key: { pk, sk: sortKey.case },
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      },
    },
    {
      Put: {
        TableName: tables.citizen,
        Item: {
          pk: `${municipality}#COMPLAINT_DISPOSAL#${at.slice(0, 4)}`,
          sk: `COMPLAINT#${reference}`,
          reference,
          closedAt: closed.at,
          erasedAt: at,
        },
      },
    },
  ]);
}

async function keysIn(pk: string): Promise<{ pk: string; sk: string }[]> {
  const keys: { pk: string; sk: string }[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await database.send(
      new QueryCommand({
        TableName: tables.citizen,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ProjectionExpression: 'pk, sk',
        ExclusiveStartKey: start,
      }),
    );
    keys.push(...Found.parse(Items));
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return keys;
}
