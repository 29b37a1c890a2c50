import { notFound, problem } from '../../../shared/http/problem.ts';
import { bearerToken, type Request } from '../../../shared/http/request.ts';
import { sameHash, sha256 } from '../../../shared/platform/hash.ts';
import { applicationSubject, readApplication } from '../../../shared/store/application.ts';
import type { Door } from '../../../shared/store/draft.ts';
import { parsePublicId } from '../../../shared/store/tables.ts';

/**
 * The door that the bearer's token opens.
 * A wrong token and an unknown application look the same from outside.
 */
export function doorOf(request: Request): Door {
  return async () => {
    const token = bearerToken(request);
    if (token === null) throw problem('token-missing', 401, 'Send the application’s token as Authorization: Bearer');
    const id = parsePublicId(request.params['applicationId'] ?? '');
    if (id === null) throw notFound('application');
    const application = await readApplication(applicationSubject(id.municipality, id.id));
    const hash = sha256(token);
    if (!application?.tokenHashes.some((known) => sameHash(known, hash))) throw notFound('application');
    return application;
  };
}
