import type { Offer } from '../../../shared/domain/application/content-fault.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { type Section, sectionsOf } from '../../../shared/domain/application/sections.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { applicationCookie } from '../../../shared/http/application-cookie.ts';
import { type Language, languageOf } from '../../../shared/http/language.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import {
  applicationSubject,
  type KeptApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application.ts';
import { type BoundVersion, readBoundVersion, readChoiceSystem } from '../../../shared/store/choice-system.ts';
import { applicationDoor } from '../../../shared/store/application-door.ts';
import type { Door } from '../../../shared/store/draft.ts';

/** Somebody at their own application. */
export interface Visit {
  readonly request: PageRequest;
  readonly door: Door;
  readonly lang: Language;
  readonly at: string;
  readonly application: KeptApplication;
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  readonly system: ChoiceSystem & Offer;
  readonly version: BoundVersion;
  readonly municipality: Municipality;
  readonly sections: readonly Section[];
}

/** @throws NotOpen when this device does not have it open */
export async function visitOf(request: PageRequest): Promise<Visit> {
  const id = parsePublicId(request.params['applicationId'] ?? '');
  const cookie = id === null ? undefined : request.cookies[applicationCookie({ applicationId: id.id })];
  const door = applicationDoor(id, cookie);
  // The application first: what is read after it can't be older than what a write is conditional on.
  const application = await door();
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [content, evidence, system, version] = await Promise.all([
    readContent(subject),
    readEvidence(subject),
    readChoiceSystem(application.municipality, application.choiceSystemId),
    readBoundVersion(application),
  ]);
  if (content === null) throw new Error('An application without its content');
  const at = now();
  const { confirmedEmail } = application;
  return {
    request,
    door,
    lang: languageOf(request),
    at,
    application,
    content,
    evidence,
    system,
    version,
    municipality: municipalityOf(application.municipality),
    sections: sectionsOf(
      { content, evidence, confirmedEmail },
      { requirements: version.requirements, offer: system, today: stockholmDay(at), at },
    ),
  };
}
