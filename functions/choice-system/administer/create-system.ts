import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { SignInNeeded } from '../../../shared/http/session-problem.ts';
import { requireStaff, staffFrom } from '../../../shared/http/session.ts';
import { findMunicipality } from '../../../shared/platform/config.ts';
import { commitChoiceSystem, findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { systemOf } from './enter.ts';
import { CreateChoiceSystem } from './manifest.ts';

/** Registers a system that the council has decided on; it takes no applications until a version is published. */
export async function createSystem(request: Request): Promise<ApiResponse> {
  if ((await staffFrom(request)) === null) throw new SignInNeeded(request.path);
  const body = parseBody(request, CreateChoiceSystem);
  const { municipality, id } = body;
  const staff = await requireStaff(request, municipality, ['coordinator']);
  if (findMunicipality(municipality) === undefined) {
    throw problem('unknown-municipality', 422, 'This deployment does not serve the municipality');
  }
  return once(repeatable(request, municipality, body), {
    make: async (remember, at) => {
      if ((await findChoiceSystem(municipality, id)) !== null) {
        throw problem('already-exists', 409, 'There is a choice system with this id');
      }
      const system = await commitChoiceSystem({
        before: null,
        after: { schemaVersion: 1, status: 'PREPARING', ...body },
        event: { type: 'CHOICE_SYSTEM_REGISTERED', at, by: staff.name, data: { decisionRef: body.decisionRef } },
        also: remember(id),
      });
      return created(system);
    },
    again: async () => created(await systemOf(municipality, id)),
  });
}

function created({ municipality, id, status }: ChoiceSystem): ApiResponse {
  const choiceSystemId = publicId(municipality, id);
  return {
    status: 201,
    headers: { location: `/v1/choice-systems/${choiceSystemId}` },
    body: { choiceSystemId, status },
  };
}
