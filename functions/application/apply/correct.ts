import {
  type AskedCorrection,
  type Correction,
  correctionLimit,
} from '../../../shared/domain/completion/correction.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { idempotencyKey, repeatable } from '../../../shared/http/idempotency-key.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { askForCorrection, type AskRefusal, readCorrections } from '../../../shared/store/completion/correction.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { doorOf } from './door.ts';
import { AskForCorrection } from './manifest.ts';

/** Asks that a slip or another obvious error be corrected (LOV 6:2): an officer says yes or no. */
export async function askToCorrect(request: Request): Promise<ApiResponse> {
  const asked: AskedCorrection = parseBody(request, AskForCorrection);
  const door = doorOf(request);
  // Whoever may not enter is told nothing of what was asked before.
  const { municipality } = idempotencyKey(request) === null ? { municipality: '' } : await door();
  return once(repeatable(request, municipality, asked), {
    make: async (remember, at) => {
      const also = (number: number) => remember(String(number));
      const made = await askForCorrection(door, asked, { at, by: 'applicant', noticedBy: 'APPLICANT', also });
      if (!made.ok) throw refused(made.error);
      return { status: 201, body: view(made.value) };
    },
    again: async (number) => {
      const made = (await correctionsBehind(door)).find((correction) => String(correction.number) === number);
      if (made === undefined) throw problem('not-found', 404, 'The correction is gone');
      return { status: 201, body: view(made) };
    },
  });
}

/** Everything that was asked to be corrected, with the answers. */
export async function corrections(request: Request): Promise<ApiResponse> {
  return { status: 200, body: { corrections: (await correctionsBehind(doorOf(request))).map(view) } };
}

async function correctionsBehind(door: ReturnType<typeof doorOf>): Promise<Correction[]> {
  const { municipality, applicationId } = await door();
  return readCorrections(applicationSubject(municipality, applicationId));
}

function refused(refusal: AskRefusal) {
  switch (refusal) {
    case 'DRAFT':
      return problem('not-submitted', 409, 'This is a draft: change it with PUT');
    case 'WITHDRAWN':
      return problem('withdrawn', 409, 'The application has been withdrawn');
    case 'DECIDED':
      return problem('already-decided', 409, 'The application has been decided; it can’t be corrected');
    case 'TOO_MANY':
      return problem(
        'too-many-corrections',
        409,
        `An application has at most ${String(correctionLimit)} corrections; call the municipality’s contact`,
      );
    case 'UNKNOWN_REQUIREMENT':
      return problem('unknown-requirement', 422, 'The requirements have no such id', {
        errors: [{ path: '/requirementId', message: 'Not a requirement of this application’s version' }],
      });
  }
}

function view({ number, requirementId, wrong, right, why, noticedBy, at, answer }: Correction) {
  return {
    number,
    ...(requirementId === undefined ? {} : { requirementId }),
    wrong,
    right,
    why,
    noticedBy,
    at,
    state: answer === undefined ? 'ASKED' : answer.allowed ? 'ALLOWED' : 'REFUSED',
    ...(answer === undefined ? {} : { reason: answer.reason, answeredAt: answer.at }),
  };
}
