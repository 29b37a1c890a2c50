import { openedHere } from '../../../shared/http/application/cookie.ts';
import { type Language, languageOf } from '../../../shared/http/language.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { applicationDoor } from '../../../shared/store/application/door.ts';
import { type OwnDraft, readOwnDraft } from '../../../shared/store/application/own-draft.ts';

/** Somebody at their own application. */
export interface Visit extends OwnDraft {
  readonly request: PageRequest;
  readonly lang: Language;
}

/** @throws NotOpen when this device does not have it open */
export async function visitOf(request: PageRequest): Promise<Visit> {
  return { ...(await readOwnDraft(applicationDoor(openedHere(request)), now())), request, lang: languageOf(request) };
}
