import type { ApiResponse } from '../../../shared/http/api.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { removeEvidence } from '../../../shared/store/application/remove-evidence.ts';
import { doorOf } from './door.ts';

/** Takes a file out of a draft; what has been received stands. */
export async function remove(request: Request): Promise<ApiResponse> {
  const removed = await removeEvidence(doorOf(request), request.params['evidenceId'] ?? '', { at: now() });
  if (removed.ok) return { status: 204 };
  if (removed.error === 'UNKNOWN') throw notFound('evidence');
  throw problem('already-submitted', 409, 'The application has been submitted: what was received stands');
}
