import { Measure } from '../../domain/measure/measure.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { type Kept, keptCodec } from '../codec.ts';
import { type Change, writesOf } from '../commit.ts';
import { queryAll, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { readTask } from '../task/task.ts';
import type { Write } from '../transact.ts';

const measures = keptCodec(Measure);

export function measureSubject(municipality: string, measureId: string): Subject {
  return { municipality, type: 'MEASURE', id: measureId };
}

export async function readMeasure(subject: Subject): Promise<Kept<Measure> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, measures);
}

/** Every measure that was proposed about a contract, in the order of the proposals. */
export async function readMeasuresOf(contract: Subject): Promise<Kept<Measure>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :contract)',
      ExpressionAttributeValues: { ':pk': listKey(contract.municipality), ':contract': `${contract.id}#` },
    },
    measures,
  );
}

/** Every measure of a municipality. */
export async function listMeasures(municipality: string): Promise<Kept<Measure>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': listKey(municipality) },
    },
    measures,
  );
}

export type MeasureChange = Omit<Change<Measure>, 'subject' | 'codec' | 'list'>;

/** A measure's change, for the transaction of what it follows from. */
export function measureWrites(change: MeasureChange): readonly Write[] {
  const { municipality, measureId, contractId, proposedAt } = change.after;
  return writesOf({
    ...change,
    subject: measureSubject(municipality, measureId),
    codec: measures,
    list: { pk: listKey(municipality), sk: `${contractId}#${proposedAt}#${measureId}` },
  }).writes;
}

function listKey(municipality: string): string {
  return `${municipality}#MEASURE`;
}

/** The coordinator's task about it, and the question to the provider, as far as they are open. */
export async function openTasksOf({ municipality, measureId, taskId, hearing }: Measure): Promise<{
  readonly task: OpenTask | null;
  readonly question: OpenTask | null;
}> {
  const subject = measureSubject(municipality, measureId);
  const ask = async (id: string | undefined): Promise<OpenTask | null> => {
    const task = id === undefined ? null : await readTask(subject, id);
    return task?.status === 'OPEN' ? task : null;
  };
  const [task, question] = await Promise.all([ask(taskId), ask(hearing?.taskId)]);
  return { task, question };
}

export interface Actor {
  readonly by: string;
  readonly at: string;
}

/** `DONE_THEIR_PART`: nothing of what the measure is about is deficient any more, whatever was proposed. */
export type MeasureRefusal =
  'GONE' | 'SETTLED' | 'NOT_NAMED' | 'NOT_HEARD' | 'DAY_PASSED' | 'NOT_DECIDED' | 'DONE_THEIR_PART';
