import { dcatOf } from '../../../shared/domain/catalogue/dcat.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import { etagOf, publicData } from '../../../shared/http/conditional.ts';
import { baseUrlOf } from '../../../shared/http/page.ts';
import type { Request } from '../../../shared/http/request.ts';
import { publisherOf, publishing } from './publishing.ts';

/** The metadata of all that is published here, or of one municipality's, for a catalogue that harvests it. */
export function readDcat(request: Request): Promise<ApiResponse> {
  const named = request.query['municipality'];
  const first = publisherOf(named ?? publishing()[0]?.id);
  const others = named === undefined ? publishing().slice(1) : [];
  const text = dcatOf(baseUrlOf(request), [first, ...others]);
  const answer = publicData(request, { text, etag: etagOf(text) });
  const headers = { ...answer.headers, 'content-type': 'application/rdf+xml; charset=utf-8' };
  return Promise.resolve({ ...answer, headers });
}
