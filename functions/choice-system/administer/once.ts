import type { ApiResponse } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findRepeated, rememberRequest, type RepeatableRequest } from '../../../shared/store/idempotency.ts';
import { retryOnConcurrency, type Write } from '../../../shared/store/transact.ts';

interface Once {
  readonly municipality: string;
  readonly body: unknown;
  /** Makes it, remembering the request in the same transaction. */
  readonly make: (remember: (resourceId: string) => readonly Write[], at: string) => Promise<ApiResponse>;
  /** The same answer again, from the present state. */
  readonly again: (resourceId: string) => Promise<ApiResponse>;
}

/**
 * Does what a request asks once, however often it comes under the same `Idempotency-Key`.
 * @throws ProblemError 422 when the key was used with another body
 */
export async function once(request: Request, { municipality, body, make, again }: Once): Promise<ApiResponse> {
  const key = request.headers['idempotency-key'];
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw problem('invalid-idempotency-key', 400, 'An Idempotency-Key is 1 to 255 visible ASCII characters');
  }
  const repeatable: RepeatableRequest | null =
    key === undefined ? null : { municipality, scope: `${request.method} ${request.path}`, key, body };
  return retryOnConcurrency(async () => {
    const earlier = repeatable === null ? null : await findRepeated(repeatable);
    if (earlier === 'DIFFERENT') {
      throw problem('idempotency-key-reused', 422, 'This Idempotency-Key was used with another body');
    }
    if (earlier !== null) return again(earlier.resourceId);
    const at = now();
    return make((id) => (repeatable === null ? [] : [rememberRequest(repeatable, id, at)]), at);
  });
}
