import type { Application } from '../../domain/application/application.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { municipalityOf } from '../../platform/config.ts';
import { applicationSubject, type KeptApplication, readContent } from './application.ts';
import { type BoundVersion, readBoundVersion, readChoiceSystem } from '../choice-system/choice-system.ts';
import type { Door } from './draft.ts';

/** Somebody's own application, with what it was written against. */
export interface OwnApplication {
  readonly door: Door;
  readonly application: KeptApplication;
  readonly content: ApplicationContent;
  readonly system: Awaited<ReturnType<typeof readChoiceSystem>>;
  readonly version: BoundVersion;
  readonly municipality: Municipality;
}

/** @throws what the door throws for whoever may not */
export async function readOwnApplication(door: Door): Promise<OwnApplication> {
  // The application first: what is read after it can't be older than what a write is conditional on.
  const application = await door();
  return { door, application, ...(await readAround(application)) };
}

/** What belongs to an application that has been let in to. */
export async function readAround(
  application: Application,
): Promise<Pick<OwnApplication, 'content' | 'system' | 'version' | 'municipality'>> {
  const [content, system, version] = await Promise.all([
    readContent(applicationSubject(application.municipality, application.applicationId)),
    readChoiceSystem(application.municipality, application.choiceSystemId),
    readBoundVersion(application),
  ]);
  if (content === null) throw new Error('An application without its content');
  return { content, system, version, municipality: municipalityOf(application.municipality) };
}
