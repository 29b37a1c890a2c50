import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { carriesRefusal, decidedOn } from '../decision/decision.ts';
import { damagesLastDay } from '../decision/notice.ts';
import type { Task } from '../task/task.ts';
import type { CaseOnFile } from './case-on-file.ts';
import { RetentionHindrance, retentionOf, type RetentionPlan } from './retention.ts';

/**
 * Why a case may not be proposed for disposal, or not be erased though it was approved. `DAMAGES_YEAR`: its applicant can
 * still sue over a refusal. `PRESERVES_MORE`: the plan has come to keep what was approved to be erased. `TASK_OPEN`:
 * somebody is asked for something in it, or about its contract.
 */
export const DisposalHindrance = z.enum([
  ...RetentionHindrance.options,
  'NOT_ADOPTED',
  'NOT_DUE',
  'HELD',
  'DAMAGES_YEAR',
  'TASK_OPEN',
  'CHANGE_WAITS',
  'PRESERVES_MORE',
]);
export type DisposalHindrance = z.infer<typeof DisposalHindrance>;

/**
 * Everything that stands against disposing of a case today; nothing does when it is empty. The calendar alone never
 * disposes: a case without hindrances may be proposed, and people decide (arkivlagen 1990:782, 10 §).
 * @param tasks of the case and of its contracts
 */
export function disposalHindrances(
  file: CaseOnFile,
  { plan, tasks, today }: { readonly plan: RetentionPlan; readonly tasks: readonly Task[]; readonly today: Day },
): readonly DisposalHindrance[] {
  const { dueOn, hindrances } = retentionOf(file, plan, today);
  const found: readonly (DisposalHindrance | false)[] = [
    plan.adopted === undefined && 'NOT_ADOPTED',
    dueOn !== null && today < dueOn && 'NOT_DUE',
    file.application.hold !== undefined && 'HELD',
    isDamagesYear(file, today) && 'DAMAGES_YEAR',
    tasks.some(({ status }) => status === 'OPEN') && 'TASK_OPEN',
    file.contracts.some(({ changes }) => changes.some(isWaiting)) && 'CHANGE_WAITS',
  ];
  return [...hindrances, ...found.filter((one) => one !== false)];
}

/** A suit for damages over a refusal is brought within a year of the decision (LOV 10:5). */
function isDamagesYear({ decisions }: CaseOnFile, today: Day): boolean {
  return decisions.some((decision) => carriesRefusal(decision) && today <= damagesLastDay(decidedOn(decision)));
}

function isWaiting({ status }: CaseOnFile['contracts'][number]['changes'][number]): boolean {
  return status === 'AWAITING_APPROVAL' || status === 'ACCEPTED';
}
