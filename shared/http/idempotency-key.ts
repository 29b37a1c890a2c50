import { problem } from './problem.ts';
import type { Request } from './request.ts';

/** Null for a request without an `Idempotency-Key`. @throws ProblemError 400 for one that is none */
export function idempotencyKey({ headers }: Pick<Request, 'headers'>): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw problem('invalid-idempotency-key', 400, 'An Idempotency-Key is 1 to 255 visible ASCII characters');
}

/** A request that may come twice, as the store remembers it; null when it has no key. */
export function repeatable(request: Request, municipality: string, body: unknown) {
  const key = idempotencyKey(request);
  return key === null ? null : { municipality, scope: `${request.method} ${request.path}`, key, body };
}
