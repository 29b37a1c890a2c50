import { languageOf } from '../../../shared/http/language.ts';
import { overviewDocument } from '../../../shared/http/overview/document.ts';
import { enterOverview } from '../../../shared/http/overview/visit.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { readOverview } from '../../../shared/store/overview/overview.ts';
import { fileOf, formatOf } from '../../../shared/http/register/document-file.ts';

/** The overview of a tertial as a file; what writes it weighs more than a page does. */
export const handler = pages({ 'GET /desk/overview/document': sendOverview });

/** The overview of a tertial, to put into the committee's papers. */
async function sendOverview(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const { municipality, at } = await enterOverview(request);
  const overview = await readOverview(municipality.id, at);
  const name = `${lang === 'sv' ? 'översikt' : 'overview'} ${overview.tertial.name}`;
  return fileOf(overviewDocument(overview, { municipality, lang }), formatOf(request) ?? 'pdf', name);
}
