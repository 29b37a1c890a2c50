import type { Application, ApplicationIn } from '../../domain/application/application.ts';
import { type DecisionRight, rightFor } from '../../domain/decision/mode.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { OpenTask, Subject, Task, TaskKind } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import type { Kept } from '../codec.ts';
import { readDecisions } from './decision.ts';

/** An application that waits for its decision, as it was read. */
export type ProposedApplication = Kept<ApplicationIn<'PROPOSED'>>;

const decisionTasks = new Set<TaskKind>([
  'DECIDE_AS_OFFICER',
  'DECIDE_AS_MEMBER',
  'DECIDE_URGENTLY',
  'PREPARE',
  'REGISTER_MEETING',
  'VOTE',
]);

/** Who decides on the proposal as it stands. */
export function rightOf(application: ApplicationIn<'PROPOSED'>): DecisionRight {
  return rightFor(municipalityOf(application.municipality), application.proposal.outcome, application);
}

/** Whose meetings a case is before, or would be: the committee's, or those of the subcommittee that it is delegated to. */
export function bodyOf(application: Application): Municipality['committee'] {
  const { committee, subcommittees = [] } = municipalityOf(application.municipality);
  const right = application.status === 'PROPOSED' ? rightOf(application) : undefined;
  if (right?.mode !== 'SUBCOMMITTEE') return committee;
  const body = subcommittees.find(({ id }) => id === right.subcommittee);
  if (body === undefined)
    throw new Error('The delegation order names a subcommittee that the municipality does not have');
  return body;
}

/** Whether a task asks somebody to take part in a decision. */
export function isDecisionTask({ kind }: Task): boolean {
  return decisionTasks.has(kind);
}

/** The tasks about a decision that are still open. */
export function openDecisionTasks(tasks: readonly Task[]): readonly OpenTask[] {
  return tasks.flatMap((task) => (task.status === 'OPEN' && isDecisionTask(task) ? [task] : []));
}

export function openWithdrawals(tasks: readonly Task[]): readonly OpenTask[] {
  return tasks.flatMap((task) => (task.status === 'OPEN' && task.kind === 'WITHDRAW' ? [task] : []));
}

/** Which decision of the case comes next, from 1. */
export async function nextDecisionNumber(subject: Subject): Promise<number> {
  return (await readDecisions(subject)).length + 1;
}
