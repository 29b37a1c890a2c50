import { evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { offerEvidence, type OfferRefusal } from '../../../shared/store/offer-evidence.ts';
import { doorOf } from './door.ts';
import { OfferEvidence } from './manifest.ts';

/** Reserves a place for one file and says where to post it. */
export async function offer(request: Request): Promise<ApiResponse> {
  const declared = parseBody(request, OfferEvidence);
  const offered = await offerEvidence(doorOf(request), declared, now());
  if (!offered.ok) throw refused(offered.error);
  return { status: 201, body: offered.value };
}

function refused(refusal: OfferRefusal) {
  switch (refusal.code) {
    case 'NOT_OPEN':
      return problem(
        'not-open-for-evidence',
        409,
        'Evidence can be added to a draft, or when a completion has been asked for',
      );
    case 'UNKNOWN_KIND':
      return problem('unknown-evidence', 422, 'The requirements ask for no such evidence', {
        errors: [{ path: '/kind', message: `One of: ${refusal.kinds.join(', ')}` }],
      });
    case 'TOO_MANY':
      return problem(
        'too-many-files',
        409,
        `An application has at most ${String(evidenceLimits.perApplication)} files`,
      );
  }
}
