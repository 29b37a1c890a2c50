import type { Context } from 'aws-lambda';
import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { canMove } from '../../../shared/domain/application/status.ts';
import { openPeriod } from '../../../shared/domain/completion/period.ts';
import { requirementsNeedingCompletion } from '../../../shared/domain/requirement/run-checks.ts';
import { now } from '../../../shared/platform/clock.ts';
import { logger } from '../../../shared/platform/logger.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { type Examination, examine, writeFindings } from '../../../shared/store/requirement/examination.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { type CheckOutcome, StepInput, type StepResult } from '../../../workflows/contracts.ts';

/** Checks an application against every requirement of the version it is bound to, and says whether its applicant is asked for more. */
export async function handler(event: unknown, context: Context): Promise<StepResult<CheckOutcome>> {
  logger.addContext(context);
  const { applicationId } = StepInput.parse(event);
  const id = parsePublicId(applicationId);
  if (id === null) throw new Error('An application id without its municipality');
  const subject = applicationSubject(id.municipality, id.id);
  const outcome = await retryOnConcurrency(async () => check(await readApplication(subject), now()));
  logger.info('REQUIREMENTS_CHECKED', { applicationId, outcome });
  return { outcome };
}

async function check(application: KeptApplication | null, at: string): Promise<CheckOutcome> {
  if (application === null || application.status === 'DRAFT')
    throw new Error('Only an application that has arrived is checked');
  // Decided on, taken back, or with an officer already: a workflow that was started anew goes on from there.
  if (!isRegistered(application) || !(application.status === 'CHECKING' || canMove(application.status, 'startChecks')))
    return 'READY';
  // A workflow that was started anew waits on for the answer that was asked for: its time is the applicant's (LOV 6:2).
  if (openPeriod(application.completions) !== undefined) return 'NEEDS_COMPLETION';
  const examination = await examine(application, at);
  const outcome = nextStep(application, examination);
  const writes = writeFindings(examination);
  if (application.status === 'CHECKING' && writes.length === 0) return outcome;
  await commitApplication({
    before: application,
    after: { ...application, status: 'CHECKING' },
    event: {
      type: 'REQUIREMENTS_CHECKED',
      at,
      by: 'system',
      data: { versionNumber: application.versionNumber, outcome, results: countResults(examination) },
    },
    also: writes,
  });
  return outcome;
}

/** Everybody is asked by the system equally many times (LOV 6:2); after that a person looks at it as it is. */
function nextStep({ completionRounds }: RegisteredApplication, { findings, version }: Examination): CheckOutcome {
  const mayAsk = completionRounds < version.completion.automaticRounds;
  return mayAsk && requirementsNeedingCompletion(findings).length > 0 ? 'NEEDS_COMPLETION' : 'READY';
}

function countResults({ findings }: Examination): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { result } of findings) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
}
