import type { NewEvent } from '../domain/register/event.ts';
import type { OpenTask } from '../domain/task/task.ts';
import { recordEvent } from './record-event.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import { ConcurrencyError } from '../platform/concurrency-error.ts';
import type { Write } from './transact.ts';

/** Records that the assignee knows of nothing that makes their impartiality doubtful. */
export async function recordNoConflict(task: OpenTask, at: string): Promise<void> {
  try {
    await recordEvent(task.subject, conflictAnswered(task, 'NONE', at), { also: [noteConflict(task, 'NONE', at)] });
  } catch (error) {
    // Pressed twice, or settled meanwhile: what was recorded first stands, and the page shows it.
    if (!(error instanceof ConcurrencyError)) throw error;
  }
}

/** The event of an assignee's own word on their impartiality. */
export function conflictAnswered(task: OpenTask, answer: 'NONE' | 'DECLARED', at: string): NewEvent {
  return { type: 'CONFLICT_OF_INTEREST_ANSWERED', at, by: task.assignee.name, data: { taskId: task.taskId, answer } };
}

/** Keeps the answer with the open task, once. */
export function noteConflict(task: OpenTask, answer: 'NONE' | 'DECLARED', at: string): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(task.subject), sk: sortKey.task(task.taskId) },
      UpdateExpression: 'SET #conflict = :answer, conflictAnsweredAt = :at',
      ConditionExpression: '#status = :open AND attribute_not_exists(#conflict)',
      ExpressionAttributeNames: { '#status': 'status', '#conflict': 'conflict' },
      ExpressionAttributeValues: { ':answer': answer, ':at': at, ':open': 'OPEN' },
    },
  };
}
