import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { dueReminders, type Rungs } from './reminder.ts';
import { type OpenTask, Subject } from './task.ts';

const Told = z.enum(['NEW', 'BEFORE_DUE', 'OVERDUE']);
type Told = z.infer<typeof Told>;

/** The latest letter to a member about everything that they prepare: what they have been told of each, so that it is said once. */
export const Digest = z.strictObject({
  schemaVersion: z.literal(1),
  on: z.iso.date(),
  tasks: z.array(z.strictObject({ subject: Subject, taskId: z.string(), told: z.array(Told) })),
});
export type Digest = z.infer<typeof Digest>;

/**
 * The day's letter to a member, about all that waits for them; null when there is nothing that they have not been told,
 * or they have had a letter that day.
 * @param open what waits for them now, and nothing else: what is settled is told of no more
 */
export function nextDigest(
  before: Digest | null,
  open: readonly OpenTask[],
  today: Day,
  rungs: Pick<Rungs, 'beforeDays' | 'escalateAfterDays'>,
): Digest | null {
  if (before !== null && before.on >= today) return null;
  const lines = open.map((task) => {
    const known = before?.tasks.find(({ taskId }) => taskId === task.taskId)?.told ?? [];
    return { task, known, told: [...known, ...toTell(task, known, today, rungs)] };
  });
  if (lines.every(({ known, told }) => known.length === told.length)) return null;
  const tasks = lines.map(({ task: { subject, taskId }, told }) => ({ subject, taskId, told }));
  return { schemaVersion: 1, on: today, tasks };
}

function toTell(
  task: OpenTask,
  known: readonly Told[],
  today: Day,
  rungs: Pick<Rungs, 'beforeDays' | 'escalateAfterDays'>,
): readonly Told[] {
  const reminded = known.flatMap((rung) => (rung === 'NEW' ? [] : [rung]));
  const due = dueReminders({ ...task, reminded }, today, rungs).flatMap((rung) => (isTold(rung) ? [rung] : []));
  return known.includes('NEW') ? due : ['NEW', ...due];
}

function isTold(rung: string): rung is Exclude<Told, 'NEW'> {
  return rung === 'BEFORE_DUE' || rung === 'OVERDUE';
}
