import type { Subject } from '../../../shared/domain/task/task.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import { bearerToken, type Request } from '../../../shared/http/request.ts';
import { sameHash, sha256 } from '../../../shared/platform/hash.ts';
import { applicationSubject, type KeptApplication, readApplication } from '../../../shared/store/application.ts';
import { parsePublicId } from '../../../shared/store/tables.ts';

/**
 * The application that the bearer's token opens.
 * A wrong token and an unknown application look the same from outside.
 */
export async function authorise(request: Request): Promise<{ subject: Subject; application: KeptApplication }> {
  const token = bearerToken(request);
  if (token === null) throw problem('token-missing', 401, 'Send the application’s token as Authorization: Bearer');
  const id = parsePublicId(request.params['applicationId'] ?? '');
  if (id === null) throw notFound('application');
  const subject = applicationSubject(id.municipality, id.id);
  const application = await readApplication(subject);
  const hash = sha256(token);
  if (!application?.tokenHashes.some((known) => sameHash(known, hash))) throw notFound('application');
  return { subject, application };
}
