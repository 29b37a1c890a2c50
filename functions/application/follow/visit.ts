import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { applicationCookie } from '../../../shared/http/application-cookie.ts';
import { type Language, languageOf } from '../../../shared/http/language.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { applicationSubject, type KeptApplication, readContent } from '../../../shared/store/application.ts';
import { applicationDoor } from '../../../shared/store/application-door.ts';
import type { Door } from '../../../shared/store/draft.ts';
import { type BoundVersion, readBoundVersion, readChoiceSystem } from '../../../shared/store/choice-system.ts';

/** Somebody who looks where their own application stands. */
export interface Visit {
  readonly request: PageRequest;
  readonly door: Door;
  readonly lang: Language;
  readonly application: KeptApplication;
  readonly content: ApplicationContent;
  readonly system: ChoiceSystem;
  readonly version: BoundVersion;
  readonly municipality: Municipality;
}

/** @throws NotOpen when this device does not have it open */
export async function visitOf(request: PageRequest): Promise<Visit> {
  const id = parsePublicId(request.params['applicationId'] ?? '');
  const cookie = id === null ? undefined : request.cookies[applicationCookie({ applicationId: id.id })];
  const door = applicationDoor(id, cookie);
  // The application first: what is read after it can't be older than what a write is conditional on.
  const application = await door();
  const [content, system, version] = await Promise.all([
    readContent(applicationSubject(application.municipality, application.applicationId)),
    readChoiceSystem(application.municipality, application.choiceSystemId),
    readBoundVersion(application),
  ]);
  if (content === null) throw new Error('An application without its content');
  const municipality = municipalityOf(application.municipality);
  return { request, door, lang: languageOf(request), application, content, system, version, municipality };
}
