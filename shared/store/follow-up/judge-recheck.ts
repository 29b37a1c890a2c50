import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { judgePoint, type RecheckJudgement, type RecheckPoint } from '../../domain/follow-up/recheck.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { commitContract, readContract } from '../contract/contract.ts';
import { answerTask, readTask } from '../task/task.ts';
import { retryOnConcurrency } from '../transact.ts';
import { putRecheck, readRecheck } from './recheck.ts';

/** What an officer says of one point. */
export interface PointAnswer extends Pick<RecheckJudgement, 'result' | 'note' | 'by' | 'at'> {
  readonly about: string;
  /** The day that the fact on the page was noticed: a newer one is looked at again. */
  readonly noticedOn: string;
}

/**
 * Keeps an officer's word on one changed fact; the last one answers the task. Nothing follows for the provider.
 * Of two at the same time one counts.
 */
export async function judgeRecheck(
  subject: Subject,
  { about, noticedOn, ...answer }: PointAnswer,
): Promise<Result<RecheckPoint, 'GONE' | 'NO_REASON'>> {
  return retryOnConcurrency(async () => {
    const contract = await readContract(subject);
    const before = await readRecheck(subject);
    const isShown = before?.points.some((point) => point.about === about && point.noticedOn === noticedOn);
    if (contract?.status !== 'SIGNED' || before === null || isShown !== true) return err('GONE');
    const judged = judgePoint(before, about, { ...answer, on: stockholmDay(answer.at) });
    if (!judged.ok) return judged;
    const { after, point } = judged.value;
    const { taskId, ...rest } = after;
    const isLast = after.points.length === 0;
    const task = isLast && taskId !== undefined ? await readTask(subject, taskId) : null;
    const { at, by, result } = answer;
    await commitContract({
      before: contract,
      after: contract,
      event: {
        type: 'RECHECK_JUDGED',
        at,
        by,
        data: { about, cause: point.cause, result, requirementIds: point.requirementIds },
      },
      also: [
        putRecheck(subject, isLast ? rest : after),
        ...(task?.status === 'OPEN' ? [answerTask(task, { at, by, outcome: 'JUDGED' })] : []),
      ],
    });
    return ok(point);
  });
}
