import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import { bearerToken, type Request } from '../../../shared/http/request.ts';
import { applicationDoor, NotOpen } from '../../../shared/store/application-door.ts';
import type { Door } from '../../../shared/store/draft.ts';

/**
 * The door that the bearer's token opens.
 * A wrong token and an unknown application look the same from outside.
 */
export function doorOf(request: Request): Door {
  return async () => {
    const token = bearerToken(request);
    if (token === null) throw problem('token-missing', 401, 'Send the application’s token as Authorization: Bearer');
    try {
      return await applicationDoor(parsePublicId(request.params['applicationId'] ?? ''), token)();
    } catch (error) {
      throw error instanceof NotOpen ? notFound('application') : error;
    }
  };
}
