import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay, stockholmInstant } from '../../../shared/domain/calendar/stockholm-day.ts';
import { openCsv } from '../../../shared/domain/catalogue/open-csv.ts';
import { type OpenEntry, openEntry } from '../../../shared/domain/catalogue/open-entry.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import { publicData } from '../../../shared/http/conditional.ts';
import { keepText } from '../../../shared/http/kept-text.ts';
import { invalidFields } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readPart } from '../../../shared/store/catalogue/catalogue.ts';
import { readShownBefore } from '../../../shared/store/catalogue/history.ts';
import { readVersion } from '../../../shared/store/catalogue/lists.ts';
import { OpenDataQuery } from './manifest.ts';
import { publisherOf, type Publishing } from './publishing.ts';

/** So many entries in a part. */
const partSize = 100;

export async function readJson(request: Request): Promise<ApiResponse> {
  const asked = read(request);
  const { municipality, on } = asked;
  const kept = await keep('json', asked, ({ entries, next }) =>
    JSON.stringify({
      municipality: municipality.id,
      licence: municipality.openData.licence,
      ...(on === undefined ? {} : { on }),
      entries,
      ...(next === null ? {} : { next: addressOf('/v1/open-data/entries', asked, next) }),
    }),
  );
  return publicData(request, kept);
}

/** A part is a file of its own, with the header; what follows stands in `Link` (RFC 8288). */
export async function readCsv(request: Request): Promise<ApiResponse> {
  const asked = read(request);
  // Where it goes on is kept in the first line, and never sent with the rest.
  const kept = await keep('csv', asked, ({ entries, next }) => `${next ?? ''}\n${openCsv(entries)}`);
  const end = kept.text.indexOf('\n');
  const next = kept.text.slice(0, end);
  const answer = publicData(request, { etag: kept.etag, text: kept.text.slice(end + 1) });
  const link = `<${addressOf('/v1/open-data/entries.csv', asked, next)}>; rel="next"`;
  const headers = { ...answer.headers, 'content-type': 'text/csv; charset=utf-8', ...(next === '' ? {} : { link }) };
  return { ...answer, headers };
}

interface Asked {
  readonly municipality: Publishing;
  /** A day that is over; undefined for as it is now. */
  readonly on: string | undefined;
  readonly cursor: string | undefined;
}

/** @throws ProblemError 400, 404 */
function read({ query }: Request): Asked {
  const parsed = OpenDataQuery.safeParse(query);
  if (!parsed.success) throw invalidFields(parsed.error);
  const { municipality, on, cursor } = parsed.data;
  const isOver = on !== undefined && on < stockholmDay(now());
  return { municipality: publisherOf(municipality), on: isOver ? on : undefined, cursor };
}

interface Part {
  readonly entries: readonly OpenEntry[];
  readonly next: string | null;
}

/** A day that is over never changes; what is shown now is another when the catalogue's version is. */
async function keep(form: string, { municipality: { id }, on, cursor }: Asked, write: (part: Part) => string) {
  const name = JSON.stringify(['open-data', form, id, on, cursor]);
  const version = on === undefined ? String(await readVersion(id)) : 'over';
  return keepText({ name, version }, async () => {
    const limits = { after: cursor, most: partSize };
    const { entries, next } =
      on === undefined
        ? await readPart(id, limits)
        : await readShownBefore(id, stockholmInstant(addDays(on, 1), '00:00'), limits);
    return write({ entries: entries.map(openEntry), next });
  });
}

function addressOf(path: string, { municipality, on }: Asked, cursor: string): string {
  const query = { municipality: municipality.id, ...(on === undefined ? {} : { on }), cursor };
  return `${path}?${new URLSearchParams(query).toString()}`;
}
