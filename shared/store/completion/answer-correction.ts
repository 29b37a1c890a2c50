import type { RegisteredApplication } from '../../domain/application/application.ts';
import { isUndecided } from '../../domain/application/status.ts';
import { allowedCorrection, type Correction, type CorrectionAnswer } from '../../domain/completion/correction.ts';
import { isSamePerson, needsAnother } from '../../domain/municipality/four-eyes.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { municipalityOf } from '../../platform/config.ts';
import { applicationSubject, commitApplication, type KeptApplication } from '../application/application.ts';
import { examine, writeFindings } from '../requirement/examination.ts';
import { answerTask, readTask } from '../task/task.ts';
import { putCorrection } from './correction.ts';

/**
 * `ANSWERED`: somebody has answered it. `DECIDED`: the application is decided, and stays as it was decided on.
 * `PROPOSED`: a proposal rests on what it says now; it is sent back before that changes.
 * `SAME_PERSON`: they noted the slip, and the municipality asks for somebody else to answer.
 */
export type AnswerRefusal = 'ANSWERED' | 'DECIDED' | 'PROPOSED' | 'SAME_PERSON';

/**
 * Says yes or no. What is allowed stands beside the content as it came, and the checks see it at once; whoever settled
 * the requirement before is asked anew. The applicant is told.
 * @throws ConcurrencyError when the case changed meanwhile
 */
export async function answerCorrection(
  application: KeptApplication & RegisteredApplication,
  correction: Correction,
  answer: CorrectionAnswer,
): Promise<Result<null, AnswerRefusal>> {
  if (correction.answer !== undefined) return err('ANSWERED');
  const isOwn = correction.noticedBy === 'OFFICER' && isSamePerson(correction.by, answer.by);
  if (isOwn && needsAnother(municipalityOf(application.municipality), 'CORRECTION')) return err('SAME_PERSON');
  if (answer.allowed && application.status === 'PROPOSED') return err('PROPOSED');
  if (answer.allowed && !isUndecided(application.status)) return err('DECIDED');
  const { number, requirementId, taskId } = correction;
  const { allowed, by, at } = answer;
  const subject = applicationSubject(application.municipality, application.applicationId);
  const after = allowed
    ? { ...application, corrections: [...(application.corrections ?? []), allowedCorrection(correction, answer)] }
    : application;
  const task = await readTask(subject, taskId);
  await commitApplication({
    before: application,
    after,
    event: {
      type: allowed ? 'CORRECTION_ALLOWED' : 'CORRECTION_REFUSED',
      at,
      by,
      data: { number, taskId, ...(requirementId === undefined ? {} : { requirementId }) },
    },
    outbox: [{ kind: 'MAIL', template: 'CORRECTION_ANSWERED' }],
    also: [
      putCorrection(application, { ...correction, answer }),
      ...(task?.status === 'OPEN' ? [answerTask(task, { at, by, outcome: allowed ? 'ALLOWED' : 'REFUSED' })] : []),
      // What has not been checked yet is checked with it.
      ...(allowed && application.status !== 'RECEIVED' ? writeFindings(await examine(after, at)) : []),
    ],
  });
  return ok(null);
}
