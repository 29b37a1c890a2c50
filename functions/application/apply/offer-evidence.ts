import { evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { idempotencyKey, repeatable } from '../../../shared/http/idempotency-key.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { offerAgain, offerEvidence, type OfferRefusal } from '../../../shared/store/application/offer-evidence.ts';
import { doorOf } from './door.ts';
import { OfferEvidence } from './manifest.ts';

/** Reserves a place for one file and says where to post it; the same request again is shown the same place. */
export async function offer(request: Request): Promise<ApiResponse> {
  const file = parseBody(request, OfferEvidence);
  const door = doorOf(request);
  // Whoever may not enter is told nothing of what was asked before.
  const { municipality } = idempotencyKey(request) === null ? { municipality: '' } : await door();
  const offered = await once(repeatable(request, municipality, file), {
    make: (remember, at) => offerEvidence(door, file, { at, also: remember }),
    again: (evidenceId, at) => offerAgain(door, evidenceId, at),
  });
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
    case 'ARRIVED':
      return problem('already-uploaded', 409, 'The file that this request declared has arrived');
    case 'UNKNOWN_KIND':
      return problem('unknown-evidence', 422, 'The requirements ask for no such evidence', {
        errors: [{ path: '/kind', message: `One of: ${refusal.kinds.join(', ')}` }],
      });
    case 'UNKNOWN_PERSON':
      return problem('unknown-person', 422, 'The application names nobody of that name', {
        errors: [
          {
            path: '/person',
            message: refusal.persons.length === 0 ? 'It names nobody' : `One of: ${refusal.persons.join(', ')}`,
          },
        ],
      });
    case 'NOT_ASKED':
      return problem('not-asked-for', 422, 'The completion asks for no such evidence', {
        errors: [
          {
            path: '/kind',
            message: refusal.kinds.length === 0 ? 'No files were asked for' : `One of: ${refusal.kinds.join(', ')}`,
          },
        ],
      });
    case 'TOO_MANY':
      return problem(
        'too-many-files',
        409,
        `An application has at most ${String(evidenceLimits.perApplication)} files`,
      );
  }
}
