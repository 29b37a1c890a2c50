import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { CompletionRequest } from '../../../shared/domain/completion/request.ts';
import type { CompletionRule } from '../../../shared/domain/completion/rule.ts';
import { requirementsNeedingCompletion } from '../../../shared/domain/requirement/run-checks.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readApplication, readContent } from '../../../shared/store/application/application.ts';
import { readFindings } from '../../../shared/store/requirement/check.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { requestCompletion } from '../../../shared/store/completion/request.ts';
import { waitHandler } from '../../../workflows/wait.ts';

/** Asks the applicant's contact for what is missing (LOV 6:2), and for nothing else. */
export const handler = waitHandler('COMPLETION', async (subject, round) => {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null) throw new Error('A completion without its application');
  if (application.status === 'WITHDRAWN') return { settled: 'WITHDRAWN' };
  // Asked before, or past it: the checks, which come next, tell what is true now.
  if (application.status !== 'CHECKING' && application.status !== 'ASSESSMENT') return { settled: 'ANSWERED' };
  const at = now();
  const { completion: rule } = await readBoundVersion(application);
  const request = await whatToAsk(subject, application, rule, at);
  if (request === null) return { settled: 'ANSWERED' };
  await requestCompletion(application, request, { content, rule, round, at });
  return 'WAITING';
});

/** An officer's own request lies there already; otherwise the checks say what is missing. */
async function whatToAsk(
  subject: Subject,
  application: RegisteredApplication,
  { days }: CompletionRule,
  at: string,
): Promise<CompletionRequest | null> {
  const number = application.completionRounds + 1;
  if (application.status === 'ASSESSMENT') return readCompletion(subject, number);
  const items = requirementsNeedingCompletion(await readFindings(subject));
  const { applicationId, diaryNumber } = application;
  return items.length === 0
    ? null
    : { schemaVersion: 1, applicationId, diaryNumber, kind: 'COMPLETION', number, by: 'system', at, items, days };
}
