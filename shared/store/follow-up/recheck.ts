import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { addDays, addMonths, type Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Contract } from '../../domain/contract/contract.ts';
import { firstRecheck, Recheck } from '../../domain/follow-up/recheck.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { readBatch, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const rechecks = codec(Recheck);

/** Contracts by the day of their next re-check lie in sixteen lists, as tasks do: no list carries more than its share. */
const lists = '0123456789abcdef'.split('');

/** What is known of how a contract is kept; null for one that never was in force. */
export async function readRecheck(contract: Subject): Promise<Recheck | null> {
  return readItem({ pk: collectionOf(contract), sk: sortKey.recheck }, rechecks);
}

/** What is known of several contracts, in no order. */
export async function readRechecks(contracts: readonly Subject[]): Promise<Recheck[]> {
  const keys = contracts.map((contract) => ({ pk: collectionOf(contract), sk: sortKey.recheck }));
  return readBatch(keys, rechecks);
}

export function putRecheck(contract: Subject, recheck: Recheck): Write {
  const list = listOf(contract.municipality, sha256(contract.id).charAt(0));
  const keys = { listPk: list, listSk: `${recheck.nextOn}#${contract.id}` };
  const item = { pk: collectionOf(contract), sk: sortKey.recheck, ...keys, ...rechecks.encode(recheck) };
  return { Put: { TableName: tables.case, Item: item } };
}

/** Another day for a contract's next re-check; nothing else of it is written. */
export function moveRecheck(contract: Subject, nextOn: Day): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(contract), sk: sortKey.recheck },
      UpdateExpression: 'SET nextOn = :day, listSk = :place',
      ConditionExpression: 'attribute_exists(listPk)',
      ExpressionAttributeValues: { ':day': nextOn, ':place': `${nextOn}#${contract.id}` },
    },
  };
}

/**
 * A contract comes under the calendar's re-checks when it comes into force, and leaves them when it ends. What was just
 * checked at the approval is looked at when the months have gone by; what nobody here has checked, soon.
 */
export function recheckWrites(before: Contract | null, after: Contract): readonly Write[] {
  const isBegun = after.status === 'SIGNED' && before?.status !== 'SIGNED';
  const isEnded = before?.status === 'SIGNED' && after.status !== 'SIGNED';
  const subject: Subject = { municipality: after.municipality, type: 'CONTRACT', id: after.contractId };
  if (isBegun) return [putRecheck(subject, firstRecheck(after.contractId, firstDay(after, after.signedAt)))];
  if (!isEnded) return [];
  const Key = { pk: collectionOf(subject), sk: sortKey.recheck };
  return [{ Update: { TableName: tables.case, Key, UpdateExpression: 'REMOVE listPk, listSk' } }];
}

function firstDay({ municipality, basis }: Contract, signedAt: string): Day {
  const { everyMonths, firstAfterDays } = municipalityOf(municipality).recheck;
  const on = stockholmDay(signedAt);
  return basis.kind === 'AUTHORISATION' ? addMonths(on, everyMonths) : addDays(on, firstAfterDays);
}

/**
 * Goes through the contracts that are to be re-checked by a day, list by list and page by page: neither time nor memory
 * grows beyond the contracts that are due. What there is no time for stays in its place for the next run.
 * @param work is told each contract's id as the index has it, which may lag behind; it throws nothing
 */
export async function sweepRechecks(
  municipality: string,
  through: Day,
  work: (contractId: string) => Promise<void>,
  hasTime: () => boolean,
): Promise<void> {
  for (const list of lists) {
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page: QueryCommandOutput = await database.send(
        new QueryCommand({
          TableName: tables.case,
          IndexName: 'list',
          KeyConditionExpression: 'listPk = :pk AND listSk < :through',
          ExpressionAttributeValues: { ':pk': listOf(municipality, list), ':through': `${through}~` },
          ProjectionExpression: 'contractId',
          Limit: 100,
          ExclusiveStartKey: start,
        }),
      );
      for (const item of page.Items ?? []) {
        if (!hasTime()) return;
        await work(z.string().parse(item['contractId']));
      }
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }
}

function listOf(municipality: string, list: string): string {
  return `${municipality}#RECHECK#${list}`;
}
