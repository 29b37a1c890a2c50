import type { QualityReport } from '../../domain/follow-up/quality-report.ts';
import { measureIdOf } from '../../domain/measure/measure.ts';
import type { Subject } from '../../domain/task/task.ts';
import { revokeTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { measureSubject, measureWrites, openTasksOf, readMeasure } from './measure.ts';

/** Whoever has handed in their report ends the proposal about it, in the very transaction that takes the report. */
export async function withdrawProposal(report: QualityReport, at: string): Promise<readonly Write[]> {
  const { municipality, reportId } = report;
  return withdraw(measureSubject(municipality, measureIdOf(report)), at, { reportId });
}

/**
 * The proposal falls when all that it rests on is found put right; of what is left of several, a person sees to it.
 * @param rectified the requirements that are met again; absent, the one deficiency that was looked at
 */
export async function withdraw(
  subject: Subject,
  at: string,
  data: Readonly<Record<string, string>>,
  rectified?: readonly string[],
): Promise<readonly Write[]> {
  const before = await readMeasure(subject);
  if (before?.status !== 'PROPOSED') return [];
  const { deficiencies } = before;
  const left =
    rectified === undefined
      ? deficiencies.slice(1)
      : deficiencies.filter(({ requirementId }) => !rectified.includes(requirementId));
  if (left.length > 0) return [];
  const { task, question } = await openTasksOf(before);
  return measureWrites({
    before,
    after: { ...before, status: 'WITHDRAWN', withdrawnAt: at },
    event: { type: 'MEASURE_WITHDRAWN', at, by: 'system', data },
    also: [task, question].flatMap((one) => (one === null ? [] : [revokeTask(one, { at, why: 'DONE_THEIR_PART' })])),
  });
}
