import type { ApplicationIn } from '../../domain/application/application.ts';
import { type DecisionRight, rightFor } from '../../domain/decision/mode.ts';
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
