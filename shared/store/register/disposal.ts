import { Disposal, DisposalLine, type DisposalLineIn } from '../../domain/register/disposal.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { commit } from '../commit.ts';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { database } from '../client.ts';
import { readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const disposals = keptCodec(Disposal);
const lines = codec(DisposalLine);

/** So many are shown of those that there have been: ten years, a month each. */
const mostListed = 120;

export function disposalSubject(municipality: string, disposalId: string): Subject {
  return { municipality, type: 'DISPOSAL', id: disposalId };
}

export async function readDisposal(subject: Subject): Promise<Kept<Disposal> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, disposals);
}

/** The cases of a disposal, by their numbers. */
export async function readDisposalLines(subject: Subject): Promise<DisposalLine[]> {
  const found = await readCollection(collectionOf(subject), sortKey.disposed(''), lines);
  return found.toSorted((one, other) => one.diaryNumber.localeCompare(other.diaryNumber, 'sv'));
}

export async function readDisposalLine(subject: Subject, applicationId: string): Promise<DisposalLine | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.disposed(applicationId) }, lines);
}

/** A municipality's disposals, the latest first: the log that is kept. */
export async function listDisposals(municipality: string, most = mostListed): Promise<Kept<Disposal>[]> {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': listOf(municipality) },
      ScanIndexForward: false,
      Limit: most,
    }),
  );
  return Items.map((item) => disposals.decode(item));
}

/** @throws ConcurrencyError when it is not any longer what the change was made from */
export async function commitDisposal(change: {
  readonly before: Kept<Disposal> | null;
  readonly after: Disposal;
  readonly event: NewEvent;
  readonly also?: readonly Write[];
}): Promise<Kept<Disposal>> {
  const { municipality, disposalId } = change.after;
  const subject = disposalSubject(municipality, disposalId);
  return commit({ ...change, subject, codec: disposals, list: { pk: listOf(municipality), sk: disposalId } });
}

/** A line of a proposal that nobody has seen yet: written again, it is the same. */
export function putProposedLine(subject: Subject, line: DisposalLineIn<'PROPOSED'>): Write {
  return { Put: { TableName: tables.case, Item: itemOf(subject, line) } };
}

/** What became of a line, on condition that nothing had. */
export function settleLine(subject: Subject, line: DisposalLine): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: itemOf(subject, line),
      ConditionExpression: '#status = :proposed',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':proposed': 'PROPOSED' },
    },
  };
}

function itemOf(subject: Subject, line: DisposalLine) {
  return { pk: collectionOf(subject), sk: sortKey.disposed(line.applicationId), ...lines.encode(line) };
}

function listOf(municipality: string): string {
  return `${municipality}#DISPOSAL`;
}
