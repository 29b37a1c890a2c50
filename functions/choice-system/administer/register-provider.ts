import { type ChoiceSystem, offers } from '../../../shared/domain/choice-system/choice-system.ts';
import { lintEntry } from '../../../shared/domain/catalogue/lint-entry.ts';
import { isPlausible } from '../../../shared/domain/provider/registration.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { registerOlderContract } from '../../../shared/store/contract/register.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { enterSystem, systemOf } from './enter.ts';
import { RegisterContract } from './manifest.ts';

type Registration = ReturnType<typeof parse>;

/** The own unit by its assignment, or a provider that was contracted before this system: shown like everybody (KL 8:18). */
export async function registerProvider(request: Request): Promise<ApiResponse> {
  const { staff, municipality, id } = await enterSystem(request);
  const body = parse(request);
  return once(repeatable(request, municipality, body), {
    make: async (remember, at) => {
      const system = await systemOf(municipality, id);
      if (system.status !== 'OPEN') throw problem('not-open', 409, 'Publish a version of the documentation first');
      refuseFaults(system, body);
      const { presentation, capacity, ...rest } = body;
      const contractId = newId();
      await registerOlderContract(
        system,
        { ...rest, contractId },
        { presentation, capacity: capacity ?? null },
        { by: staff.name, at, also: remember(contractId) },
      );
      return registered(municipality, contractId, body);
    },
    again: (contractId) => Promise.resolve(registered(municipality, contractId, body)),
  });
}

function parse(request: Request) {
  return parseBody(request, RegisterContract);
}

/** @throws ProblemError 422 with every fault */
function refuseFaults(system: ChoiceSystem, { provider, basis, scopes }: Registration): void {
  const own = basis.kind === 'ASSIGNMENT';
  const errors = [
    ...(isPlausible(provider.registration)
      ? []
      : [
          {
            path: '/provider/registration/organisationNumber',
            message: 'Not an organisation number: its form or check digit is wrong',
          },
        ]),
    ...(own === (provider.legalForm === null)
      ? []
      : [{ path: '/provider/legalForm', message: 'Null for the municipality’s own unit, and for nobody else' }]),
    ...scopes.flatMap((scope, index) =>
      offers(system, scope)
        ? []
        : [{ path: `/scopes/${String(index)}`, message: 'Not something that this choice system offers' }],
    ),
  ];
  if (errors.length > 0)
    throw problem('not-registrable', 422, 'The contract does not fit the choice system', { errors });
}

function registered(municipality: string, contractId: string, stated: Registration): ApiResponse {
  const id = publicId(municipality, contractId);
  const entry = `/v1/catalogue/${id}`;
  const { presentation, capacity = null } = stated;
  const remarks = lintEntry({ presentation, capacity }).map(({ code, says }) => ({ code, message: says.en }));
  return { status: 201, headers: { location: entry }, body: { contractId: id, status: 'SIGNED', entry, remarks } };
}
