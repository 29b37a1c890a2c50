import * as z from 'zod/mini';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Decision } from '../../domain/decision/decision.ts';
import { DelegatedDecision, positionOf, Reported } from '../../domain/decision/delegated.ts';
import type { Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { codec } from '../codec.ts';
import { queryAll, readCollection } from '../read.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact, type Write } from '../transact.ts';

/** So many cases are written of at a time. */
const portion = 10;

const lines = codec(DelegatedDecision);

const Report = z.strictObject({ schemaVersion: z.literal(1), ...Reported.shape });
const reports = codec(Report);

type Minutes = NonNullable<DelegatedDecision['minutes']>;

/** Written in the transaction of the decision itself: none is forgotten, and none of it counted twice. */
export function listDelegated(line: DelegatedDecision): Write {
  return { Put: { ...putLine(line), ConditionExpression: 'attribute_not_exists(pk)' } };
}

function putLine(line: DelegatedDecision) {
  const { subject, reported } = line;
  const position = positionOf(line);
  const keys = { pk: collectionOf(subject), sk: sortKey.delegated(position) };
  const list = { listPk: listKey(subject.municipality, reported), listSk: position };
  return { TableName: tables.case, Item: { ...keys, ...list, ...lines.encode(line) } };
}

type Meeting = Pick<Reported, 'heldOn' | 'paragraph'>;

function listKey(municipality: string, reported: Meeting | undefined): string {
  const list = reported === undefined ? 'UNREPORTED' : `${reported.heldOn}#${reported.paragraph}`;
  return `${municipality}#DELEGATED#${list}`;
}

/** The line of a subcommittee's decision says its § and its day as they were put right (KL 6:40). */
export function mendMinutes(subject: Subject, { decidedAt, number }: Decision, minutes: Minutes): Write {
  const position = positionOf({ subject, decidedAt, matter: { kind: 'APPLICATION', number } });
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(subject), sk: sortKey.delegated(position) },
      UpdateExpression: 'SET minutes = :minutes',
      ConditionExpression: 'attribute_exists(minutes)',
      ExpressionAttributeValues: { ':minutes': minutes },
    },
  };
}

/** What the committee has not been told of, or was told at a meeting, by time. */
export async function readDelegated(municipality: string, at?: Meeting): Promise<DelegatedDecision[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': listKey(municipality, at) },
    },
    lines,
  );
}

/** At which meetings the committee was told, the latest first. */
export async function readReported(committee: Subject): Promise<Reported[]> {
  return (await readCollection(collectionOf(committee), 'REPORTED#', reports)).toReversed();
}

/**
 * Notes that the committee was told of these, each with an event on its case, in portions. What another has reported
 * meanwhile is left as it was; what a fault left behind is reported by doing it again.
 * @returns how many were reported now
 */
export async function reportDelegated(
  committee: Subject,
  decisions: readonly DelegatedDecision[],
  reported: Reported,
): Promise<number> {
  await keepReport(committee, reported);
  let moved = 0;
  for (let start = 0; start < decisions.length; start += portion) {
    const done = await Promise.all(decisions.slice(start, start + portion).map((one) => report(one, reported)));
    moved += done.filter(Boolean).length;
  }
  return moved;
}

/** Before its lines: a list that was begun can always be found. */
async function keepReport(committee: Subject, reported: Reported): Promise<void> {
  const Item = {
    pk: collectionOf(committee),
    sk: sortKey.reported(reported.heldOn, reported.paragraph),
    ...reports.encode({ schemaVersion: 1, ...reported }),
  };
  try {
    await transact([{ Put: { TableName: tables.case, Item, ConditionExpression: 'attribute_not_exists(pk)' } }]);
  } catch (error) {
    // The same meeting's list was begun before.
    if (!(error instanceof ConcurrencyError)) throw error;
  }
}

async function report(line: DelegatedDecision, reported: Reported): Promise<boolean> {
  const { subject, decidedAt, matter } = line;
  const { heldOn, paragraph, by, at } = reported;
  const number = matter.kind === 'APPLICATION' ? { number: matter.number } : {};
  const move: Write = {
    Put: {
      ...putLine({ ...line, reported }),
      ConditionExpression: 'listPk = :unreported',
      ExpressionAttributeValues: { ':unreported': listKey(subject.municipality, undefined) },
    },
  };
  try {
    await recordEvent(
      subject,
      {
        type: 'DELEGATED_DECISION_REPORTED',
        at,
        by,
        data: { decidedOn: stockholmDay(decidedAt), ...number, heldOn, paragraph },
      },
      { also: [move] },
    );
    return true;
  } catch (error) {
    // Another reported it.
    if (error instanceof ConcurrencyError) return false;
    throw error;
  }
}
