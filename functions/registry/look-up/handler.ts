import type { Context } from 'aws-lambda';
import { providersOf } from '../../../shared/domain/application/applicant.ts';
import {
  type Application,
  isRegistered,
  type RegisteredApplication,
} from '../../../shared/domain/application/application.ts';
import { canMove } from '../../../shared/domain/application/status.ts';
import type { Lookup } from '../../../shared/domain/registry/lookup.ts';
import type { Registry } from '../../../shared/domain/registry/registry.ts';
import { registriesAsked } from '../../../shared/domain/requirement/registries-asked.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { now } from '../../../shared/platform/clock.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { applicationSubject, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { askRegistry } from '../../../shared/store/registry/ask-registry.ts';
import { putLookup, readLookups } from '../../../shared/store/registry/registry.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { type LookupOutcome, StepInput, type StepResult } from '../../../workflows/contracts.ts';

/**
 * Asks each official registry that the requirements name about everybody who applies, once, and keeps the answer on the case
 * with source, time and hash. What didn't answer is kept too: the checks then ask a person.
 */
export async function handler(event: unknown, context: Context): Promise<StepResult<LookupOutcome>> {
  logger.addContext(context);
  const { applicationId } = StepInput.parse(event);
  const id = parsePublicId(applicationId);
  if (id === null) throw new Error('An application id without its municipality');
  const subject = applicationSubject(id.municipality, id.id);
  const application = await readApplication(subject);
  if (application === null || application.status === 'DRAFT')
    throw new Error('Only an application that has arrived is looked up');
  // Further on already: a workflow that was started anew goes on from there.
  if (isToBeLookedUp(application)) {
    const { requirements } = await readBoundVersion(application);
    await lookUp(subject, registriesAsked(requirements));
  }
  return { outcome: 'LOOKED_UP' };
}

/** When it is checked; and before its contract, when a company that was being formed has stated its number. */
function isToBeLookedUp(application: Application): application is RegisteredApplication {
  if (!isRegistered(application)) return false;
  if (application.status === 'APPROVED') return application.formation !== undefined;
  return application.status === 'CHECKING' || canMove(application.status, 'startChecks');
}

async function lookUp(subject: Subject, registries: readonly Registry[]): Promise<void> {
  const [content, kept] = await Promise.all([readContent(subject), readLookups(subject)]);
  if (content === null) throw new Error('A registered application without its content');
  const questions = providersOf(content.applicant).flatMap(({ registration }) =>
    registries.map((registry) => ({ registry, registration })),
  );
  const said: Lookup[] = [];
  // One after another: a group is no reason to hurry a registry.
  for (const question of questions) {
    const lookup = await askRegistry(question, kept);
    if (lookup !== null) said.push(lookup);
  }
  if (said.length === 0) return;
  const lookups = said.map(({ registry, answer, answerHash }) => ({
    registry,
    outcome: answer.outcome,
    ...(answer.outcome === 'NO_ANSWER' ? { fault: answer.fault } : {}),
    answerHash,
  }));
  const event = { type: 'REGISTRIES_LOOKED_UP', at: now(), by: 'system', data: { lookups } };
  await recordEvent(subject, event, { also: said.map((lookup) => putLookup(subject, lookup)) });
  logger.info('REGISTRIES_LOOKED_UP', { applicationId: subject.id, lookups });
}
