import type { Day } from '../../domain/calendar/day.ts';
import type { Subject } from '../../domain/task/task.ts';
import { DecidedCase } from '../../domain/overview/decided-case.ts';
import { codec } from '../codec.ts';
import { queryAll } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const decidedCases = codec(DecidedCase);

/** Written in the transaction of the decision itself, so that no count ever differs from what was decided. */
export function listDecided(subject: Subject, number: number, decided: DecidedCase): Write {
  const { municipality } = subject;
  const keys = { pk: collectionOf(subject), sk: sortKey.decided(number) };
  const list = { listPk: listKey(municipality), listSk: positionOf(subject, number, decided.decidedOn) };
  return { Put: { TableName: tables.case, Item: { ...keys, ...list, ...decidedCases.encode(decided) } } };
}

/** Counts it on the day that was put right. */
export function mendDecidedOn(subject: Subject, number: number, decidedOn: Day): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(subject), sk: sortKey.decided(number) },
      UpdateExpression: 'SET decidedOn = :day, listSk = :position',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':day': decidedOn, ':position': positionOf(subject, number, decidedOn) },
    },
  };
}

function positionOf({ id }: Subject, number: number, decidedOn: Day): string {
  return `${decidedOn}#${id}#${String(number)}`;
}

/** What was decided from one day through another. */
export async function readDecided(
  municipality: string,
  { from, through }: { readonly from: string; readonly through: string },
): Promise<DecidedCase[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND listSk BETWEEN :from AND :through',
      ExpressionAttributeValues: { ':pk': listKey(municipality), ':from': from, ':through': `${through}~` },
    },
    decidedCases,
  );
}

function listKey(municipality: string): string {
  return `${municipality}#DECIDED`;
}
