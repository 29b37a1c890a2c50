import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { DecisionBasis } from '../../../shared/domain/decision/basis.ts';
import { type ClericalError, recordAsItReads } from '../../../shared/domain/decision/clerical-error.ts';
import type { Committee } from '../../../shared/domain/decision/committee.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { Subject, Task } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { type KeptApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readCommittee } from '../../../shared/store/decision/committee.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { bodyOf } from '../../../shared/store/decision/pending.ts';
import { readDecisions, readMeeting } from '../../../shared/store/decision/decision.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readTasks } from '../../../shared/store/task/task.ts';

/** A case before the committee, read at one time. */
export interface Case {
  readonly application: KeptApplication & RegisteredApplication;
  readonly basis: DecisionBasis;
  readonly committee: Committee;
  readonly tasks: readonly Task[];
  /** The secretary's task of the latest round. */
  readonly task: Task;
  /** The meeting that this round is registered in; null until the item is opened. */
  readonly meeting: Meeting | null;
  /** Slips of its decision that have been put right since. */
  readonly putRight: readonly ClericalError[];
  readonly events: readonly AuditEvent[];
  /** Which decision of the case the meeting is about. */
  readonly number: number;
}

/** Null when no meeting was ever asked to decide this case. */
export async function readCase(subject: Subject): Promise<Case | null> {
  // First the case, whose version every change is conditional on: nothing read after it can be older.
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) return null;
  const [tasks, meeting, committee, basis, events, decisions] = await Promise.all([
    readTasks(subject),
    readMeeting(subject),
    readCommittee(subject.municipality, bodyOf(application).id),
    readDecisionBasis(subject),
    readEvents(subject),
    readDecisions(subject),
  ]);
  const task = tasks.findLast(({ kind }) => kind === 'REGISTER_MEETING');
  if (task === undefined) return null;
  const found = meetingOf(task, meeting, committee);
  const decision = decisions.find(({ number }) => number === found?.number);
  return {
    application,
    basis,
    committee,
    tasks,
    task,
    meeting: found === null ? null : recordAsItReads(found, decision),
    putRight: decision?.clericalErrors ?? [],
    events,
    number: decisions.length + 1,
  };
}

/** A meeting that referred the case back, or another body's, is on record with its events; this round opens one of its own. */
function meetingOf(task: Task, meeting: Meeting | null, { id }: Committee): Meeting | null {
  if (meeting === null || task.status !== 'OPEN') return meeting;
  const isThis = meeting.basisHash === task.basisHash && meeting.committee.id === id;
  return meeting.status !== 'DECLARED' && isThis ? meeting : null;
}

/** What a page showed of the meeting: an entry that was made on something else is told so. Votes come on their own. */
export function markOf({ meeting, task }: Pick<Case, 'meeting' | 'task'>): string {
  const vote = meeting === null || meeting.status === 'OPEN' ? undefined : meeting.vote;
  const asked = vote === undefined ? null : { ...vote, votes: [] };
  return hashOf({ taskId: task.taskId, meeting: { ...meeting, vote: asked } }).slice(0, 16);
}
