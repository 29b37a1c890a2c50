import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import { publicJson } from '../../../shared/http/conditional.ts';
import { invalidFields } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { readEntryEvents } from '../../../shared/store/catalogue/history.ts';
import { EventsQuery } from './manifest.ts';
import { publisherOf } from './publishing.ts';

/** So many events in an answer. */
const partSize = 100;

/** What has happened since: whoever comes back with `next` misses nothing and reads nothing twice. */
export async function readEvents(request: Request): Promise<ApiResponse> {
  const parsed = EventsQuery.safeParse(request.query);
  if (!parsed.success) throw invalidFields(parsed.error);
  const { id } = publisherOf(parsed.data.municipality);
  const after = Number(parsed.data.after ?? 0);
  const events = await readEntryEvents(id, after, partSize);
  const query = new URLSearchParams({ municipality: id, after: String(events.at(-1)?.number ?? after) });
  return publicJson(request, {
    municipality: id,
    events: events.map(({ number, type, entryId, choiceSystemId, at }) => ({
      number,
      type,
      id: publicId(id, entryId),
      choiceSystemId: publicId(id, choiceSystemId),
      at,
    })),
    next: `/v1/open-data/events?${query.toString()}`,
  });
}
