import type { Evidence } from '../../domain/application/evidence.ts';
import { type Section, sectionsOf } from '../../domain/application/sections.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { applicationSubject, readEvidence } from './application.ts';
import type { Door } from './draft.ts';
import { type OwnApplication, readAround } from './own.ts';

/** Somebody's own application as it is written, section by section. */
export interface OwnDraft extends OwnApplication {
  readonly at: string;
  readonly evidence: readonly Evidence[];
  readonly sections: readonly Section[];
}

/** @throws what the door throws for whoever may not */
export async function readOwnDraft(door: Door, at: string): Promise<OwnDraft> {
  const application = await door();
  const [around, evidence] = await Promise.all([
    readAround(application),
    readEvidence(applicationSubject(application.municipality, application.applicationId)),
  ]);
  const { content, system, version } = around;
  const ground = { requirements: version.requirements, offer: system, today: stockholmDay(at), at };
  const sections = sectionsOf({ content, evidence, confirmedEmail: application.confirmedEmail }, ground);
  return { door, application, at, evidence, sections, ...around };
}
