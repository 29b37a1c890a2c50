import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { Sections } from '../../../shared/http/register/document-view.tsx';
import { overviewDocument } from '../../../shared/http/overview/document.ts';
import { enterOverview } from '../../../shared/http/overview/visit.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { readOverview } from '../../../shared/store/overview/overview.ts';
import { Choices } from './choices.tsx';
import { spreadsheetOf } from './spreadsheet.ts';

/** How the choice systems of a municipality stand, on one page and in one spreadsheet. */
export const handler = pages({ 'GET /desk/overview': show });

async function show(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const { staff, municipality, own, at } = await enterOverview(request);
  const overview = await readOverview(municipality.id, at);
  const document = overviewDocument(overview, { municipality, lang });
  if (request.query['format'] === 'csv') {
    const name = `${lang === 'sv' ? 'översikt' : 'overview'} ${overview.tertial.name}.csv`;
    const bytes = Buffer.from(spreadsheetOf(document), 'utf8');
    return { status: 200, file: { contentType: 'text/csv; charset=utf-8', name, bytes } };
  }
  const content = (
    <>
      <p>
        <a href={inLanguage(`/desk?municipality=${municipality.id}`, lang)}>
          {lang === 'sv' ? 'Till skrivbordet' : 'To the desk'}
        </a>
      </p>
      <Choices own={own} municipality={municipality} tertial={overview.tertial} today={overview.on} lang={lang} />
      <Sections sections={document.sections} />
    </>
  );
  const { title } = document;
  return { status: 200, html: renderPage(content, { title, lang, municipality, staff, wide: true }) };
}
