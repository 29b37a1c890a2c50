import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type OpenTask, Task } from '../../domain/task/task.ts';
import { sha256 } from '../../platform/hash.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { tables } from '../tables.ts';

const tasks = codec(Task);

/**
 * A municipality's open tasks by day are kept in sixteen lists. A hundred thousand that are opened for one common day, or
 * taken on it, are spread over them: no list, and so no partition, carries more than its share.
 */
const lists = '0123456789abcdef'.split('');

/** Where an open task is found by its day. */
export function duePosition({ subject, taskId, dueOn }: Pick<OpenTask, 'subject' | 'taskId' | 'dueOn'>) {
  return { duePk: listOf(subject.municipality, sha256(taskId).charAt(0)), dueSk: `${dueOn}#${taskId}` };
}

/**
 * Goes through the open tasks of a municipality that are due on a day or before it: the lists side by side, each page
 * by page, so that neither time nor memory grows beyond the tasks there are.
 * @param work is told each task as the index has it, which may lag behind; it throws nothing
 */
export async function sweepDue(
  municipality: string,
  throughDay: string,
  work: (found: Task) => Promise<void>,
): Promise<void> {
  await Promise.all(
    lists.map(async (list) => {
      let start: QueryCommandInput['ExclusiveStartKey'];
      do {
        const { Items = [], LastEvaluatedKey } = await database.send(
          new QueryCommand({
            TableName: tables.case,
            IndexName: 'due',
            KeyConditionExpression: 'duePk = :pk AND dueSk < :through',
            ExpressionAttributeValues: { ':pk': listOf(municipality, list), ':through': `${throughDay}~` },
            ExclusiveStartKey: start,
          }),
        );
        for (const item of Items) await work(tasks.decode(item));
        start = LastEvaluatedKey;
      } while (start !== undefined);
    }),
  );
}

/** So many are read of each of the lists. */
const atMost = 200;

/**
 * The open tasks of a municipality whose day is before another, as many as one call of each list gives: sixteen calls,
 * however many there are.
 * @returns `more`: there are others
 */
export async function readLate(
  municipality: string,
  day: string,
): Promise<{ readonly tasks: readonly Task[]; readonly more: boolean }> {
  const pages = await Promise.all(
    lists.map((list) =>
      database.send(
        new QueryCommand({
          TableName: tables.case,
          IndexName: 'due',
          KeyConditionExpression: 'duePk = :pk AND dueSk < :day',
          ExpressionAttributeValues: { ':pk': listOf(municipality, list), ':day': day },
          Limit: atMost,
        }),
      ),
    ),
  );
  return {
    tasks: pages.flatMap(({ Items = [] }) => Items.map((item) => tasks.decode(item))),
    more: pages.some(({ LastEvaluatedKey }) => LastEvaluatedKey !== undefined),
  };
}

function listOf(municipality: string, list: string): string {
  return `${municipality}#DUE#${list}`;
}
