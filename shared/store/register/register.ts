import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { diaryNumber } from '../../domain/register/diary-number.ts';
import { database } from '../client.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';

const Counter = z.object({ latest: z.int() });

/**
 * The next diary number of the year (OSL 5:1): each is given out once. One that was taken for a submission which then
 * failed, or was another's repeat, is left unused, and a line of the diary comes to say so: see `diary.ts`.
 * @param on the day of arrival, `YYYY-MM-DD`
 */
export async function nextDiaryNumber(municipality: Municipality, on: string): Promise<string> {
  const year = on.slice(0, 4);
  const { Attributes } = await database.send(
    new UpdateCommand({
      TableName: tables.case,
      Key: { pk: collectionOf({ municipality: municipality.id, type: 'REGISTER', id: year }), sk: sortKey.case },
      UpdateExpression: 'ADD latest :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return diaryNumber(municipality.diaryPrefix, Number(year), Counter.parse(Attributes).latest);
}
