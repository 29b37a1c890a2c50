import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { officerKey } from '../../domain/desk/officer.ts';
import { identityPolicy } from '../../domain/task/identity.ts';
import { type OpenTask, type Subject, Task } from '../../domain/task/task.ts';
import { newId } from '../../platform/ids.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { duePosition } from './due.ts';
import type { OutboxMessage } from '../outbox.ts';
import { queryAll, readBatch, readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

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

/** Gives an open task another last day; its links live on, and reminders begin anew. */
export function moveTask(task: OpenTask, dueOn: string): Write {
  return replaceOpen({ ...task, dueOn, reminded: [] });
}

/** Lets the calendar come back to a task that it left alone when the time was out. */
export function takeUpAgain(task: OpenTask): Write {
  return replaceOpen({ ...task, reminded: task.reminded.filter((rung) => rung !== 'ESCALATED') });
}

/** Takes back the task that told of a case lying still, which its movement settles; it is open as long as the case says so. */
export function endStillTask(subject: Subject, taskId: string, at: string): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(subject), sk: sortKey.task(taskId) },
      UpdateExpression: 'SET #status = :revoked, revokedAt = :at, why = :why REMOVE duePk, dueSk, listPk, listSk',
      ConditionExpression: '#status = :open',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':open': 'OPEN', ':revoked': 'REVOKED', ':at': at, ':why': 'MOVED' },
    },
  };
}

/** Notes that a reminder goes out, so that it does so once, and only by a day that still stands. */
export function noteReminder(task: OpenTask, rung: OpenTask['reminded'][number]): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(task.subject), sk: sortKey.task(task.taskId) },
      UpdateExpression: 'SET reminded = list_append(reminded, :rung)',
      ConditionExpression: '#status = :open AND dueOn = :due AND NOT contains(reminded, :name)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':rung': [rung], ':name': rung, ':open': 'OPEN', ':due': task.dueOn },
    },
  };
}

export async function readTask(subject: Subject, taskId: string): Promise<Task | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.task(taskId) }, tasks);
}

export async function readTasks(subject: Subject): Promise<Task[]> {
  return readCollection(collectionOf(subject), 'TASK#', tasks);
}

/** Tasks of several aggregates, in no order. */
export async function readTasksById(
  named: readonly { readonly subject: Subject; readonly taskId: string }[],
): Promise<Task[]> {
  return readBatch(
    named.map(({ subject, taskId }) => ({ pk: collectionOf(subject), sk: sortKey.task(taskId) })),
    tasks,
  );
}

/** The first open tasks of one of the staff, by the day they are due. */
export async function readOfficerTasks(municipality: string, email: string, most: number): Promise<Task[]> {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': officerList(municipality, email) },
      Limit: most,
    }),
  );
  return Items.map((item) => tasks.decode(item));
}

/** What a provider is asked, by the day it is due. */
export async function readProviderTasks(municipality: string, providerId: string): Promise<Task[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': providerList(municipality, providerId) },
    },
    tasks,
  );
}

function providerList(municipality: string, providerId: string): string {
  return `${municipality}#TASK#PROVIDER#${providerId}`;
}

function officerList(municipality: string, email: string): string {
  return `${municipality}#TASK#${officerKey({ email })}`;
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

/**
 * Only open tasks are in the indexes: a settled one can't be found, so it can't be reminded of. What is done behind
 * sign-in is in its officer's own list too, what a provider is asked in the provider's.
 */
function itemOf(task: Task): Record<string, unknown> {
  return {
    pk: collectionOf(task.subject),
    sk: sortKey.task(task.taskId),
    ...(task.status === 'OPEN' ? indexKeys(task) : {}),
    ...tasks.encode(task),
  };
}

function indexKeys(task: OpenTask): Record<string, string> {
  const due = duePosition(task);
  const list = listOf(task);
  return { ...due, ...(list === null ? {} : { listPk: list, listSk: due.dueSk }) };
}

/** Whose own list it is in: the officer's who does it behind sign-in, or the provider's that is asked. */
function listOf({ kind, subject: { municipality }, assignee, providerId }: OpenTask): string | null {
  if (identityPolicy(kind) === 'SIGN_IN')
    return assignee.email === undefined ? null : officerList(municipality, assignee.email);
  return providerId === undefined ? null : providerList(municipality, providerId);
}
