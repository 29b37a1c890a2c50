import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { publishVersion } from '../../../shared/domain/choice-system/version.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import {
  choiceSystemSubject,
  commitChoiceSystem,
  putVersion,
  readVersion,
} from '../../../shared/store/choice-system/choice-system.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { enterSystem, systemOf, versionNumber } from './enter.ts';
import { requirementsOf, shown, versionView } from './version-view.ts';

/** Publishes a version and opens the system with it, or says everything that is missing (LOV 3:1, 4:1–4:4). */
export async function publish(request: Request): Promise<ApiResponse> {
  const { staff, municipality, id } = await enterSystem(request);
  const number = versionNumber(request);
  return once(repeatable(request, municipality, null), {
    make: async (remember, at) => {
      const [system, version] = await Promise.all([systemOf(municipality, id), readVersion(municipality, id, number)]);
      if (version === null) throw notFound('version');
      const on = stockholmDay(at);
      const published = publishVersion(system, version, {
        at,
        on,
        by: staff.name,
        requirements: await requirementsOf(version),
        completion: municipalityOf(municipality).completion,
        hash: hashOf,
      });
      if (!published.ok) throw refusal(published.error);
      if (system.status === 'CANCELLED') throw problem('cancelled', 409, 'The choice system is cancelled');
      if (system.status === 'OPEN' && system.versionNumber > number) {
        throw problem('newer-version-published', 409, 'A newer version has been published');
      }
      const after = { ...system, status: 'OPEN', versionNumber: number } as const;
      await commitChoiceSystem({
        before: system,
        after,
        event: {
          type: 'VERSION_PUBLISHED',
          at,
          by: staff.name,
          data: { number, contentHash: published.value.contentHash },
        },
        outbox: [{ kind: 'ANNOUNCE', choiceSystemId: id, news: { kind: 'VERSION', number } }],
        also: [putVersion(choiceSystemSubject(municipality, id), published.value), ...remember(String(number))],
      });
      return versionView(after, published.value, on);
    },
    again: async () => {
      const [system, version] = await Promise.all([systemOf(municipality, id), readVersion(municipality, id, number)]);
      if (version?.status !== 'PUBLISHED') throw notFound('version');
      return versionView(system, version, stockholmDay(version.publishedAt));
    },
  });
}

function refusal(error: Extract<ReturnType<typeof publishVersion>, { ok: false }>['error']) {
  if (error.code === 'PUBLISHED') return problem('already-published', 409, 'This version has been published');
  return problem('documentation-incomplete', 422, 'The request documentation lacks what the Act asks for', {
    errors: error.missing.map((line) => ({ path: `/${line.part}`, message: shown(line).message })),
  });
}
