import { addDays, type Day } from '../calendar/day.ts';
import type { Task } from './task.ts';

export type Reminder = Task['reminded'][number];

/** Why a task is taken back whose applicant stayed silent: the coordinator is told of it all the same. */
export const timePassed = 'TIME_PASSED';

/** The letter that tells whoever holds a link to a task that it ended, by why it was taken back; settled, it tells nobody. */
export const endsToldOf: Readonly<Record<string, 'NEW_BASIS' | 'DECIDER_CHANGED'>> = {
  SENT_BACK: 'NEW_BASIS',
  NEW_ROUND: 'NEW_BASIS',
  TAKEN_OVER: 'DECIDER_CHANGED',
  DELEGATION_REVOKED: 'DECIDER_CHANGED',
  URGENT: 'DECIDER_CHANGED',
  NOT_URGENT: 'DECIDER_CHANGED',
  CONFLICT_RULED_ON: 'DECIDER_CHANGED',
  ASKED_ANEW: 'DECIDER_CHANGED',
};

/**
 * Whether a letter about a task still is true: it is open, the coordinator is told that it ended in silence, or its holder
 * that it ended with its basis or is another's to decide. Whoever has been given more time since is not told that they are late.
 * @param on the day that the letter was decided on
 */
export function isStillTold(task: Task, template: string, on: Day): boolean {
  if (task.status === 'OPEN') return template !== 'REMINDER_OVERDUE' || on > task.dueOn;
  if (task.status !== 'REVOKED') return false;
  return endsToldOf[task.why] === template || (template === 'ESCALATION' && task.why === timePassed);
}

/** The ladder, lowest rung first. */
const ladder: readonly Reminder[] = ['BEFORE_DUE', 'OVERDUE', 'ESCALATED', 'PROPOSED'];

/** When each rung is reached, in days; without `proposeAfterDays` the ladder ends with the coordinator. */
export interface Rungs {
  readonly beforeDays: number;
  readonly escalateAfterDays: number;
  readonly proposeAfterDays?: number | undefined;
}

/**
 * The reminder that a task is due for on a day (Europe/Stockholm): at most one, the highest rung reached, each once.
 * Rungs that were missed below it are not made up for. A settled task is never reminded about.
 */
export function dueReminders(
  task: Task,
  today: string,
  { beforeDays, escalateAfterDays, proposeAfterDays }: Rungs,
): readonly Reminder[] {
  if (task.status !== 'OPEN') return [];
  const rungs = proposeAfterDays === undefined ? ladder.slice(0, -1) : ladder;
  const reached = rungs.findLast((rung) => today >= startsOn(rung));
  if (reached === undefined) return [];
  const isPassed = task.reminded.some((sent) => ladder.indexOf(sent) >= ladder.indexOf(reached));
  return isPassed ? [] : [reached];

  function startsOn(rung: Reminder): string {
    if (rung === 'BEFORE_DUE') return addDays(task.dueOn, -beforeDays);
    if (rung === 'OVERDUE') return addDays(task.dueOn, 1);
    const escalates = Math.max(escalateAfterDays, 1);
    return addDays(task.dueOn, rung === 'ESCALATED' ? escalates : Math.max(proposeAfterDays ?? 0, escalates + 1));
  }
}
