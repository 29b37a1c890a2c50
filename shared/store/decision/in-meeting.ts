import type { RoundOutcome } from '../../domain/decision/decision.ts';
import type { Meeting } from '../../domain/decision/meeting/meeting.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import type { OpenTask, Subject, Task } from '../../domain/task/task.ts';
import { commitApplication, type KeptApplication } from '../application/application.ts';
import type { OutboxMessage } from '../outbox.ts';
import { answerTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { putMeeting } from './decision.ts';
import { commitRoundEnd, revocations } from './end-of-round.ts';
import { type ProposedApplication, rightOf } from './pending.ts';

export interface MeetingChange {
  /** Which waits for the result; or was decided, when it is something that follows on one. */
  readonly application: KeptApplication;
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
  const subject: Subject = {
    municipality: application.municipality,
    type: 'APPLICATION',
    id: application.applicationId,
  };
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
  readonly also: readonly Write[];
}): Promise<void> {
  const { application, meeting, outcome, registered, tasks, by, at, data, also } = result;
  await commitRoundEnd({
    application,
    outcome,
    ended: registered,
    by,
    at,
    data: { ...data, taskId: registered.taskId, mode: rightOf(application).mode },
    also: [
      putMeeting(registered.subject, meeting),
      answerTask(registered, { at, by, outcome: outcome.kind }),
      ...revocations(tasks, registered.taskId, outcome, at),
      ...also,
    ],
  });
}
