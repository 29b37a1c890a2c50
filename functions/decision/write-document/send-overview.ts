import { languageOf } from '../../../shared/http/language.ts';
import { overviewDocument } from '../../../shared/http/overview/document.ts';
import { enterOverview } from '../../../shared/http/overview/visit.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { readOverview } from '../../../shared/store/overview/overview.ts';
import { fileOf, formatOf } from './format.ts';

/** The overview of a tertial, to put into the committee's papers. */
export async function sendOverview(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const { municipality, at } = await enterOverview(request);
  const overview = await readOverview(municipality.id, at);
  const name = `${lang === 'sv' ? 'översikt' : 'overview'} ${overview.tertial.name}`;
  return fileOf(overviewDocument(overview, { municipality, lang }), formatOf(request) ?? 'pdf', name);
}
