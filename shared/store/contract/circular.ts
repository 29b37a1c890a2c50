import { Circular, CircularCopy, type CopyStanding, standingOf } from '../../domain/contract/circular.ts';
import type { Subject, Task } from '../../domain/task/task.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { readPart } from '../list.ts';
import { type OutboxLine, readOutboxLines } from '../outbox.ts';
import { queryAll, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { readTasksById } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { contractSubject } from './contract.ts';

const circulars = keptCodec(Circular);
const copies = codec(CircularCopy);

export function circularSubject(municipality: string, circularId: string): Subject {
  return { municipality, type: 'CIRCULAR', id: circularId };
}

export async function readCircular(subject: Subject): Promise<Kept<Circular> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, circulars);
}

export async function commitCircular(change: Omit<Change<Circular>, 'subject' | 'codec' | 'list'>) {
  const { municipality, circularId, createdAt } = change.after;
  return commit({
    ...change,
    subject: circularSubject(municipality, circularId),
    codec: circulars,
    list: { pk: `${municipality}#CIRCULAR`, sk: `${createdAt}#${circularId}` },
  });
}

/** Every circular of a municipality, the latest first. */
export async function listCirculars(municipality: string) {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      ScanIndexForward: false,
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': `${municipality}#CIRCULAR` },
    },
    circulars,
  );
}

export async function readCopy(contract: Subject, circularId: string): Promise<CircularCopy | null> {
  return readItem({ pk: collectionOf(contract), sk: sortKey.circular(circularId) }, copies);
}

/** A contract's copy, on condition that it has none. */
export function putCopy(municipality: string, copy: CircularCopy): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: {
        pk: collectionOf(contractSubject(municipality, copy.contractId)),
        sk: sortKey.circular(copy.circularId),
        listPk: copiesOf(municipality, copy.circularId),
        listSk: copy.contractId,
        ...copies.encode(copy),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

function copiesOf(municipality: string, circularId: string): string {
  return `${municipality}#CIRCULAR#${circularId}`;
}

/** A copy, with what has become of it. */
export interface FollowedCopy extends CircularCopy {
  readonly standing: CopyStanding;
  readonly received?: { readonly at: string; readonly by: string };
}

const portionSize = 100;

/** Every copy of a circular, by contract: three calls for each hundred. */
export async function readCopies({ municipality, circularId }: Circular): Promise<readonly FollowedCopy[]> {
  const followed: FollowedCopy[] = [];
  let after: string | undefined;
  do {
    const part = { list: copiesOf(municipality, circularId), prefix: '' };
    const { shown, last } = await readPart(part, { size: portionSize, after, codec: copies });
    followed.push(...(await follow(municipality, circularId, shown)));
    after = last?.contractId;
  } while (after !== undefined);
  return followed;
}

async function follow(municipality: string, circularId: string, part: readonly CircularCopy[]) {
  const sent = part.flatMap(({ contractId, recipient }) =>
    recipient === undefined
      ? []
      : [{ subject: contractSubject(municipality, contractId), taskId: recipient.taskId, outboxId: circularId }],
  );
  const [tasks, lines] = await Promise.all([readTasksById(sent), readOutboxLines(sent)]);
  const taskOf = new Map(tasks.map((task) => [task.subject.id, task]));
  const lineOf = new Map(lines.map((line) => [line.subject.id, line]));
  return part.map((copy) => followed(copy, taskOf.get(copy.contractId), lineOf.get(copy.contractId)));
}

function followed(copy: CircularCopy, task: Task | undefined, line: OutboxLine | undefined): FollowedCopy {
  const standing = standingOf({ isReachable: copy.recipient !== undefined, task: task?.status, mail: line?.state });
  if (task?.status !== 'ANSWERED') return { ...copy, standing };
  return { ...copy, standing, received: { at: task.answeredAt, by: task.answeredBy } };
}
