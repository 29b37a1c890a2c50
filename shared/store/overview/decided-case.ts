import type { Subject } from '../../domain/task/task.ts';
import { DecidedCase } from '../../domain/overview/decided-case.ts';
import { codec } from '../codec.ts';
import { queryAll } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const decidedCases = codec(DecidedCase);

/** Written in the transaction of the decision itself, so that no count ever differs from what was decided. */
export function listDecided(subject: Subject, number: number, decided: DecidedCase): Write {
  const { municipality, id } = subject;
  const keys = { pk: collectionOf(subject), sk: sortKey.decided(number) };
  const list = { listPk: listKey(municipality), listSk: `${decided.decidedOn}#${id}#${String(number)}` };
  return { Put: { TableName: tables.case, Item: { ...keys, ...list, ...decidedCases.encode(decided) } } };
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
