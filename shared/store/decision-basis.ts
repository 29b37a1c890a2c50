import { type ApplicationIn, isRegistered } from '../domain/application/application.ts';
import type { DecisionBasis } from '../domain/decision/basis.ts';
import { ruleFor } from '../domain/decision/mode.ts';
import type { DecisionRule } from '../domain/municipality/municipality.ts';
import type { Subject } from '../domain/task/task.ts';
import { municipalityOf } from '../platform/config.ts';
import { readApplication, readContent } from './application.ts';
import { readExclusion, readFindings } from './check.ts';
import { readBoundVersion } from './choice-system.ts';
import type { Kept } from './codec.ts';

/** An application that waits for its decision, as it was read. */
export type ProposedApplication = Kept<ApplicationIn<'PROPOSED'>>;

/** @throws when the application has not arrived or is withdrawn: nobody is asked to decide then. */
export async function readDecisionBasis(subject: Subject): Promise<DecisionBasis> {
  const [application, content, findings, exclusion] = await Promise.all([
    readApplication(subject),
    readContent(subject),
    readFindings(subject),
    readExclusion(subject),
  ]);
  if (application === null || content === null || !isRegistered(application)) {
    throw new Error('A decision about an application that is not there');
  }
  const { requirements } = await readBoundVersion(application);
  return { application, content, findings, exclusion, requirements: requirements.requirements };
}

/** Who decides on the proposal as it stands. */
export function ruleOf(application: ApplicationIn<'PROPOSED'>): DecisionRule {
  const municipality = municipalityOf(application.municipality);
  return ruleFor(municipality, application.proposal.outcome, { handedOver: application.handedOver ?? false });
}
