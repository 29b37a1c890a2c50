import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Opinion } from '../../../shared/domain/opinion/opinion.ts';
import type { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { readApplication, readContent, readEvidence } from '../../../shared/store/application/application.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readOpinions } from '../../../shared/store/opinion/opinion.ts';

/** What is asked, and the application that it is about. */
export interface Question {
  readonly opinion: Opinion;
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  readonly set: RequirementSet;
}

/** @throws when the task has no request, which is a fault. */
export async function readQuestion({ subject, taskId }: Task): Promise<Question> {
  const [application, content, evidence, opinions] = await Promise.all([
    readApplication(subject),
    readContent(subject),
    readEvidence(subject),
    readOpinions(subject),
  ]);
  const opinion = opinions.find((one) => one.taskId === taskId);
  if (application === null || content === null || opinion === undefined) {
    throw new Error('An opinion about an application that is not there');
  }
  const { requirements: set } = await readBoundVersion(application);
  return { opinion, content, evidence, set };
}
