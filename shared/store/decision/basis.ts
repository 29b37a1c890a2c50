import { isRegistered } from '../../domain/application/application.ts';
import { type DecisionBasis, lostFiles } from '../../domain/decision/basis.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import type { Subject } from '../../domain/task/task.ts';
import { readApplication, readContent, readEvidence } from '../application/application.ts';
import { readExclusion, readFindings } from '../requirement/check.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import { readOpinions } from '../opinion/opinion.ts';
import { rightOf } from './pending.ts';

/** @throws when the application has not arrived or is withdrawn: nobody is asked to decide then. */
export async function readDecisionBasis(subject: Subject): Promise<DecisionBasis> {
  const [application, content, findings, exclusion, opinions, evidence] = await Promise.all([
    readApplication(subject),
    readContent(subject),
    readFindings(subject),
    readExclusion(subject),
    readOpinions(subject),
    readEvidence(subject),
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
    lost: lostFiles(application, evidence),
    requirements: requirements.requirements,
    compensation: compensation.grounds,
  };
}

/** What is before somebody who is asked to decide, and by what right they are; without one when it is decided. */
export async function readToDecide(
  subject: Subject,
): Promise<{ readonly basis: DecisionBasis; readonly right: DecisionRight | undefined }> {
  const basis = await readDecisionBasis(subject);
  return { basis, right: basis.application.status === 'PROPOSED' ? rightOf(basis.application) : undefined };
}
