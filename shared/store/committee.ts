import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { Committee } from '../domain/decision/committee.ts';
import { codec } from './codec.ts';
import { database } from './client.ts';
import { readItem } from './read.ts';
import { collectionOf, sortKey, tables } from './tables.ts';

const committees = codec(Committee);

function keyOf(municipality: string, id: string): { pk: string; sk: string } {
  return { pk: collectionOf({ municipality, type: 'COMMITTEE', id }), sk: sortKey.case };
}

export async function findCommittee(municipality: string, id: string): Promise<Committee | null> {
  return readItem(keyOf(municipality, id), committees);
}

/** @throws when the roster has not been registered: nobody can be asked then. */
export async function readCommittee(municipality: string, id: string): Promise<Committee> {
  const committee = await findCommittee(municipality, id);
  if (committee === null) throw new Error('The committee’s roster has not been registered');
  return committee;
}

/** Registers the roster as it is from now; meetings that are open keep the one they began with. */
export async function saveCommittee(committee: Committee): Promise<void> {
  const item = { ...keyOf(committee.municipality, committee.id), ...committees.encode(committee) };
  await database.send(new PutCommand({ TableName: tables.case, Item: item }));
}
