import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { orderRule } from '../../../shared/domain/catalogue/order.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { api, type ApiResponse } from '../../../shared/http/api.ts';
import { publicData, publicJson } from '../../../shared/http/conditional.ts';
import { keepText } from '../../../shared/http/kept-text.ts';
import { invalidFields, notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { arrange } from '../../../shared/store/catalogue/briefs.ts';
import { readEntries, readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { readCatalogue } from '../../../shared/store/catalogue/lists.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { CatalogueQuery } from './manifest.ts';

/** So many entries in an answer. */
const partSize = 100;

/** The catalogue as open data: nothing about anybody beyond what it shows everybody. */
export const handler = api({ 'GET /v1/catalogue': list, 'GET /v1/catalogue/{entryId}': one });

async function list(request: Request): Promise<ApiResponse> {
  const parsed = CatalogueQuery.safeParse(request.query);
  if (!parsed.success) throw invalidFields(parsed.error);
  const { municipality, cursor, sort, open, ...asked } = parsed.data;
  const { on, from } = cursor === undefined ? { on: stockholmDay(now()), from: 0 } : readCursor(cursor);
  const lists = await Promise.all(
    askedFor(municipality).map(async ({ id }) => {
      const catalogue = await readCatalogue(id, asked, on);
      const arrangement = { sorting: sort, open: open === 'yes' };
      const entryIds = await arrange(catalogue, arrangement, { municipality: id, on });
      return { version: catalogue.version, refs: entryIds.map((entryId) => ({ municipality: id, entryId })) };
    }),
  );
  const all = lists.flatMap(({ refs }) => refs);
  const to = from + partSize;
  const name = JSON.stringify(['catalogue', parsed.data]);
  const version = [on, ...lists.map((one) => one.version)].join(' ');
  const kept = await keepText({ name, version }, async () => {
    const entries = await readEntries(all.slice(from, to));
    const next = new URLSearchParams({ ...request.query, cursor: cursorOf({ on, from: to }) });
    return JSON.stringify({
      order: { rule: orderRule, on, ...(sort === undefined ? {} : { sort }) },
      entries: entries.map(toPublic),
      ...(to < all.length ? { next: `/v1/catalogue?${next.toString()}` } : {}),
    });
  });
  return publicData(request, kept);
}

/** @throws ProblemError 400 for a municipality that this deployment does not serve */
function askedFor(municipality: string | undefined): readonly Municipality[] {
  if (municipality === undefined) return municipalities();
  const found = findMunicipality(municipality);
  if (found !== undefined) return [found];
  const served = municipalities().map(({ id }) => id);
  throw problem('unknown-municipality', 400, 'This deployment does not serve the municipality', {
    errors: [{ path: '/municipality', message: `One of: ${served.join(', ')}` }],
  });
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
