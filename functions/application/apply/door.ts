import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { notFound, problem, type ProblemError } from '../../../shared/http/problem.ts';
import { bearerToken, type Request } from '../../../shared/http/request.ts';
import { NotOpen } from '../../../shared/platform/not-open.ts';
import { applicationDoor } from '../../../shared/store/application/door.ts';
import type { Door } from '../../../shared/store/application/draft.ts';

/**
 * The door that the bearer's token opens.
 * A wrong token and an unknown application look the same from outside.
 */
export function doorOf(request: Request): Door {
  return async () => {
    const token = bearerToken(request);
    if (token === null) throw problem('token-missing', 401, 'Send the application’s token as Authorization: Bearer');
    try {
      return await applicationDoor({ name: parsePublicId(request.params['applicationId'] ?? ''), token })();
    } catch (error) {
      throw error instanceof NotOpen ? notFound('application') : error;
    }
  };
}

/** The door of an earlier application that a body names, with its token. */
export function earlierDoor({
  applicationId,
  token,
}: {
  readonly applicationId: string;
  readonly token: string;
}): Door {
  return async () => {
    try {
      return await applicationDoor({ name: parsePublicId(applicationId), token })();
    } catch (error) {
      throw error instanceof NotOpen ? notYours() : error;
    }
  };
}

/** No application of one's own in the same municipality. */
export function notYours(): ProblemError {
  return problem('unknown-application', 422, 'There is no application that this id and token open', {
    errors: [{ path: '/reuse', message: 'Not the id and token of an application in the same municipality' }],
  });
}
