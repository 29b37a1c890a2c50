import type { RoundOutcome } from '../domain/decision/decision.ts';
import { Meeting } from '../domain/decision/meeting.ts';
import type { NewEvent } from '../domain/register/event.ts';
import type { OpenTask, Subject, Task } from '../domain/task/task.ts';
import { applicationSubject, commitApplication } from './application.ts';
import { codec } from './codec.ts';
import { endDecisionRound, revocations } from './decide.ts';
import type { ProposedApplication } from './decision-basis.ts';
import type { OutboxMessage } from './outbox.ts';
import { readItem } from './read.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import { answerTask } from './task.ts';
import type { Write } from './transact.ts';

const meetings = codec(Meeting);

export async function readMeeting(subject: Subject): Promise<Meeting | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.meeting }, meetings);
}

export interface MeetingChange {
  readonly application: ProposedApplication;
  readonly meeting: Meeting;
  readonly event: NewEvent;
  readonly outbox?: readonly OutboxMessage[];
  readonly also?: readonly Write[];
}

/**
 * Writes what happened in a meeting; the case waits on. On condition that the case is as it was read,
 * which every vote and every entry changes.
 * @throws ConcurrencyError when somebody else came first
 */
export async function commitMeeting(change: MeetingChange): Promise<void> {
  const { application, meeting, event, outbox = [], also = [] } = change;
  const subject = applicationSubject(application.municipality, application.applicationId);
  await commitApplication({
    before: application,
    after: application,
    event,
    outbox,
    also: [putMeeting(subject, meeting), ...also],
  });
}

/**
 * Writes a meeting's declared result and what follows from it in one transaction (KL 5:54–5:55).
 * @param registered the secretary's task, which the result answers
 * @throws ConcurrencyError when somebody else came first
 */
export async function commitMeetingResult(result: {
  readonly application: ProposedApplication;
  readonly meeting: Meeting;
  readonly outcome: RoundOutcome;
  readonly registered: OpenTask;
  readonly tasks: readonly Task[];
  readonly by: string;
  readonly at: string;
  readonly data: NewEvent['data'];
}): Promise<void> {
  const { application, meeting, outcome, registered, tasks, by, at, data } = result;
  await endDecisionRound({
    application,
    outcome,
    ended: registered,
    by,
    at,
    data: { ...data, taskId: registered.taskId, mode: 'MEETING' },
    also: [
      putMeeting(registered.subject, meeting),
      answerTask(registered, { at, by, outcome: outcome.kind }),
      ...revocations(tasks, registered.taskId, outcome, at),
    ],
  });
}

/** Changes with the case's version as its condition: whoever registers or votes at the same time tries again. */
function putMeeting(subject: Subject, meeting: Meeting): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: { pk: collectionOf(subject), sk: sortKey.meeting, ...meetings.encode(meeting) },
    },
  };
}
