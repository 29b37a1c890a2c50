import { type OpenTask, type Subject, Task } from '../domain/task/task.ts';
import { newId } from '../platform/ids.ts';
import { codec } from './codec.ts';
import type { OutboxMessage } from './outbox.ts';
import { queryAll, readCollection, readItem } from './read.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import type { Write } from './transact.ts';

const tasks = codec(Task);

/** A task about to be opened, and the mail that tells its assignee. */
export function openTask(task: Omit<OpenTask, 'schemaVersion' | 'taskId' | 'status' | 'reminded'>): {
  task: OpenTask;
  write: Write;
  mail: OutboxMessage;
} {
  const opened: OpenTask = { ...task, schemaVersion: 1, taskId: newId(), status: 'OPEN', reminded: [] };
  return {
    task: opened,
    write: { Put: { TableName: tables.case, Item: itemOf(opened), ConditionExpression: 'attribute_not_exists(pk)' } },
    mail: { kind: 'MAIL', template: 'TASK', taskId: opened.taskId },
  };
}

/** Settles an open task; of two answers at once, one finds it settled. */
export function answerTask(task: OpenTask, answer: { at: string; by: string; outcome: string }): Write {
  return replaceOpen({
    ...task,
    status: 'ANSWERED',
    answeredAt: answer.at,
    answeredBy: answer.by,
    outcome: answer.outcome,
  });
}

/** Takes an open task back; its links die with it. */
export function revokeTask(task: OpenTask, revocation: { at: string; why: string }): Write {
  return replaceOpen({ ...task, status: 'REVOKED', revokedAt: revocation.at, why: revocation.why });
}

/** Notes that a reminder goes out, so that it does so once. */
export function noteReminder(task: OpenTask, rung: OpenTask['reminded'][number]): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(task.subject), sk: sortKey.task(task.taskId) },
      UpdateExpression: 'SET reminded = list_append(reminded, :rung)',
      ConditionExpression: '#status = :open AND NOT contains(reminded, :name)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':rung': [rung], ':name': rung, ':open': 'OPEN' },
    },
  };
}

export async function readTask(subject: Subject, taskId: string): Promise<Task | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.task(taskId) }, tasks);
}

export async function readTasks(subject: Subject): Promise<Task[]> {
  return readCollection(collectionOf(subject), 'TASK#', tasks);
}

/** Open tasks of a municipality due on a day or before it. */
export async function readDueTasks(municipality: string, throughDay: string): Promise<Task[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'due',
      KeyConditionExpression: 'duePk = :pk AND dueSk < :through',
      ExpressionAttributeValues: { ':pk': `${municipality}#DUE`, ':through': `${throughDay}~` },
    },
    tasks,
  );
}

function replaceOpen(task: Task): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: itemOf(task),
      ConditionExpression: '#status = :open',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':open': 'OPEN' },
    },
  };
}

/** Only open tasks are in the due index: a settled one can't be found, so it can't be reminded of. */
function itemOf(task: Task): Record<string, unknown> {
  const due =
    task.status === 'OPEN' ? { duePk: `${task.subject.municipality}#DUE`, dueSk: `${task.dueOn}#${task.taskId}` } : {};
  return { pk: collectionOf(task.subject), sk: sortKey.task(task.taskId), ...due, ...tasks.encode(task) };
}
