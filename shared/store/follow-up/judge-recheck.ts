import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { judgePoint, type Recheck, type RecheckJudgement, type RecheckPoint } from '../../domain/follow-up/recheck.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { commitContract, readContract } from '../contract/contract.ts';
import { measureSubject } from '../measure/measure.ts';
import { measureIdAbout } from '../measure/propose.ts';
import { withdraw } from '../measure/withdraw.ts';
import { answerTask, readTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';
import { putRecheck, readRecheck } from './recheck.ts';

/** What an officer says of one point. */
export interface PointAnswer extends Pick<RecheckJudgement, 'result' | 'note' | 'by' | 'at'> {
  readonly about: string;
  /** What was on the page: what has come since, on the same day too, is looked at first. */
  readonly noticedOn: string;
  readonly cause: string;
}

/**
 * Keeps an officer's word on one changed fact; the last one answers the task. Nothing follows for the provider.
 * Of two at the same time one counts.
 */
export async function judgeRecheck(
  subject: Subject,
  { about, noticedOn, cause, ...answer }: PointAnswer,
): Promise<Result<RecheckPoint, 'GONE' | 'NO_REASON'>> {
  return retryOnConcurrency(async () => {
    const contract = await readContract(subject);
    const before = await readRecheck(subject);
    const isShown = before?.points.some(
      (point) => point.about === about && point.noticedOn === noticedOn && point.cause === cause,
    );
    if (contract?.status !== 'SIGNED' || before === null || isShown !== true) return err('GONE');
    const judged = judgePoint(before, about, { ...answer, on: stockholmDay(answer.at) });
    if (!judged.ok) return judged;
    const { after, point } = judged.value;
    const { taskId, ...rest } = after;
    const isLast = after.points.length === 0;
    const task = isLast && taskId !== undefined ? await readTask(subject, taskId) : null;
    const { at, by, result, note } = answer;
    const latest = before.judged[about];
    const fallen =
      latest?.result === 'DEFICIENT' && result === 'IN_ORDER' ? await withdrawAbout(subject, about, latest, at) : [];
    await commitContract({
      before: contract,
      after: contract,
      event: {
        type: 'RECHECK_JUDGED',
        at,
        by,
        // What was judged and what was found stand here for good: the next judgement of the same fact replaces the words.
        data: { about, cause, result, note, was: point.text.sv, requirementIds: point.requirementIds },
      },
      also: [
        putRecheck(subject, isLast ? rest : after),
        ...(task?.status === 'OPEN' ? [answerTask(task, { at, by, outcome: 'JUDGED' })] : []),
        ...fallen,
      ],
    });
    return ok(point);
  });
}

/** What was proposed about a fact that was found deficient falls when it is found in order, with the word that says so. */
async function withdrawAbout(
  { municipality, id }: Subject,
  about: string,
  { on, requirementIds }: Recheck['judged'][string],
  at: string,
): Promise<readonly Write[]> {
  const source = { kind: 'RECHECK', about, on } as const;
  const proposed = requirementIds.map((requirementId) => measureIdAbout(id, { requirementId, source }));
  const fallen = await Promise.all(
    proposed.map((measureId) => withdraw(measureSubject(municipality, measureId), at, { about })),
  );
  return fallen.flat();
}
