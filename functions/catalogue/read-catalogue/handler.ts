import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { neutralOrder, orderRule } from '../../../shared/domain/catalogue/order.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { api, type ApiResponse } from '../../../shared/http/api.ts';
import { publicJson } from '../../../shared/http/conditional.ts';
import { invalidFields, notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { readEntries, readEntry } from '../../../shared/store/catalogue.ts';
import { publicId } from '../../../shared/store/tables.ts';
import { CatalogueQuery } from './manifest.ts';

/** The catalogue as open data: nothing about anybody beyond what it shows everybody. */
export const handler = api({ 'GET /v1/catalogue': list, 'GET /v1/catalogue/{entryId}': one });

async function list(request: Request): Promise<ApiResponse> {
  const parsed = CatalogueQuery.safeParse(request.query);
  if (!parsed.success) throw invalidFields(parsed.error);
  const { municipality, service, area } = parsed.data;
  const asked = municipality === undefined ? municipalities() : [findMunicipality(municipality)];
  const entries: CatalogueEntry[] = [];
  for (const each of asked) {
    if (each === undefined) {
      throw problem('unknown-municipality', 400, 'This deployment does not serve the municipality', {
        errors: [
          {
            path: '/municipality',
            message: `One of: ${municipalities()
              .map(({ id }) => id)
              .join(', ')}`,
          },
        ],
      });
    }
    entries.push(...neutralOrder(await readEntries(each.id), { on: today(), seed: each.id }));
  }
  const fits = entries.filter(({ scopes }) =>
    scopes.some(
      (scope) => (service === undefined || scope.service === service) && (area === undefined || scope.area === area),
    ),
  );
  return publicJson(request, { order: { rule: orderRule, on: today() }, entries: fits.map(toPublic) });
}

async function one(request: Request): Promise<ApiResponse> {
  const addressed = findAddressed(request, 'entryId');
  if (addressed === null) throw notFound('entry');
  const entry = await readEntry(addressed.municipality.id, addressed.id);
  if (entry === null) throw notFound('entry');
  return publicJson(request, toPublic(entry));
}

function toPublic(entry: CatalogueEntry): CatalogueEntry {
  const { municipality, entryId, choiceSystemId } = entry;
  return { ...entry, entryId: publicId(municipality, entryId), choiceSystemId: publicId(municipality, choiceSystemId) };
}

function today(): string {
  return stockholmDay(now());
}
