import { isRegistered } from '../../domain/application/application.ts';
import type { DecisionBasis } from '../../domain/decision/basis.ts';
import type { Subject } from '../../domain/task/task.ts';
import { readApplication, readContent } from '../application.ts';
import { readExclusion, readFindings } from '../check.ts';
import { readBoundVersion } from '../choice-system.ts';
import { readOpinions } from '../opinion.ts';

/** @throws when the application has not arrived or is withdrawn: nobody is asked to decide then. */
export async function readDecisionBasis(subject: Subject): Promise<DecisionBasis> {
  const [application, content, findings, exclusion, opinions] = await Promise.all([
    readApplication(subject),
    readContent(subject),
    readFindings(subject),
    readExclusion(subject),
    readOpinions(subject),
  ]);
  if (application === null || content === null || !isRegistered(application)) {
    throw new Error('A decision about an application that is not there');
  }
  const { compensation, requirements } = await readBoundVersion(application);
  return {
    application,
    content,
    findings,
    exclusion,
    opinions,
    requirements: requirements.requirements,
    compensation: compensation.grounds,
  };
}
