import { openedHere } from '../../../shared/http/application/cookie.ts';
import { type Language, languageOf } from '../../../shared/http/language.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { applicationDoor } from '../../../shared/store/application/door.ts';
import { type OwnApplication, readOwnApplication } from '../../../shared/store/application/own.ts';

/** Somebody who looks where their own application stands. */
export interface Visit extends OwnApplication {
  readonly request: PageRequest;
  readonly lang: Language;
}

/** @throws NotOpen when this device does not have it open */
export async function visitOf(request: PageRequest): Promise<Visit> {
  return { ...(await readOwnApplication(applicationDoor(openedHere(request)))), request, lang: languageOf(request) };
}
