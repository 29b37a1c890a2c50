import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Day } from '../../domain/calendar/day.ts';
import { deskList } from '../../domain/desk/place.ts';
import type { CaseEnd } from '../../domain/register/case-end.ts';
import type { Subject } from '../../domain/task/task.ts';
import { database } from '../client.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { listKey, queryPlaces } from './list.ts';

/** A case that ended so, and where it stands among them. */
export interface EndedCase {
  readonly applicationId: string;
  readonly position: string;
}

/** The cases that ended so through a day, the first of them first: one call. */
export async function listEnded(
  municipality: string,
  end: CaseEnd,
  { through, most }: { readonly through: Day; readonly most: number },
): Promise<readonly EndedCase[]> {
  const found = await queryPlaces(listKey(municipality, deskList.ended(end)), ['!', `${through}~`], most);
  return found.map(({ applicationId, listSk }) => ({ applicationId, position: listSk }));
}

/** Lets a case stand as if its years ran from a later day; one that stands later already, or nowhere, is left as it is. */
export async function postponeEnded({ municipality, id }: Subject, end: CaseEnd, countsFrom: Day): Promise<void> {
  await change({ municipality, id }, end, {
    UpdateExpression: 'SET listSk = :later',
    ConditionExpression: 'listSk < :later',
    ExpressionAttributeValues: { ':later': `${countsFrom}#${id}` },
  });
}

/** Takes a case out of a list that says of it what it is not any more. */
export async function leaveEnded({ municipality, id }: Subject, end: CaseEnd, position: string): Promise<void> {
  await change({ municipality, id }, end, {
    UpdateExpression: 'REMOVE listPk, listSk',
    ConditionExpression: 'listSk = :found',
    ExpressionAttributeValues: { ':found': position },
  });
}

async function change(
  { municipality, id }: Pick<Subject, 'municipality' | 'id'>,
  end: CaseEnd,
  update: Pick<UpdateCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'>,
): Promise<void> {
  const pk = collectionOf({ municipality, type: 'APPLICATION', id });
  try {
    await database.send(
      new UpdateCommand({ TableName: tables.case, Key: { pk, sk: sortKey.place(deskList.ended(end)) }, ...update }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
