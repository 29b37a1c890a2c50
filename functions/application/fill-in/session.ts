import { applicationCookie } from '../../../shared/http/application-cookie.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { sameHash, sha256 } from '../../../shared/platform/hash.ts';
import { applicationSubject, type KeptApplication, readApplication } from '../../../shared/store/application.ts';
import type { Door } from '../../../shared/store/draft.ts';
import { parsePublicId } from '../../../shared/store/tables.ts';

/** This device does not have the application open, or there is none: nobody can tell which. */
export class NotOpen extends Error {
  override readonly name = 'NotOpen';
}

/** The door that this device's cookie opens. @throws NotOpen for every other */
export function doorOf(request: PageRequest): Door {
  return async (): Promise<KeptApplication> => {
    const id = parsePublicId(request.params['applicationId'] ?? '');
    const token = id === null ? undefined : request.cookies[applicationCookie({ applicationId: id.id })];
    if (id === null || token === undefined || token === '') throw new NotOpen();
    const application = await readApplication(applicationSubject(id.municipality, id.id));
    const hash = sha256(token);
    if (!application?.tokenHashes.some((known) => sameHash(known, hash))) throw new NotOpen();
    return application;
  };
}
