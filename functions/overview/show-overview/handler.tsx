import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { Sections } from '../../../shared/http/register/document-view.tsx';
import { acrossSections } from '../../../shared/http/overview/across.ts';
import { overviewDocument, overviewTitle } from '../../../shared/http/overview/document.ts';
import { enterOverview, fewestOf } from '../../../shared/http/overview/visit.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { readOverview } from '../../../shared/store/overview/overview.ts';
import { Choices } from './choices.tsx';
import { spreadsheetOf } from './spreadsheet.ts';

/** How the choice systems of a municipality stand, on one page and in one spreadsheet. */
export const handler = pages({ 'GET /desk/overview': show, 'GET /desk/overview/municipalities': showAcross });

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

/** The same numbers of every municipality that the reader works for. */
async function showAcross(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const { staff, own, at } = await enterOverview(request);
  const all = await Promise.all(
    own.map(async (municipality) => ({
      municipality,
      overview: await readOverview(municipality.id, { ...at, fewest: fewestOf(municipality) }),
    })),
  );
  const title = overviewTitle(at, lang);
  const sections = acrossSections(all, lang);
  if (request.query['format'] === 'csv') {
    const bytes = Buffer.from(spreadsheetOf({ lang, sections }), 'utf8');
    return { status: 200, file: { contentType: 'text/csv; charset=utf-8', name: `${title}.csv`, bytes } };
  }
  const { name } = at.tertial;
  const address = (query: Readonly<Record<string, string>>): string =>
    inLanguage(`/desk/overview/municipalities?${new URLSearchParams({ tertial: name, ...query }).toString()}`, lang);
  const content = (
    <>
      <p>
        <a href={inLanguage(`/desk/overview?tertial=${name}`, lang)}>
          {lang === 'sv' ? 'En kommun i taget' : 'One municipality at a time'}
        </a>
        {' · '}
        <a href={address({ format: 'csv' })}>{lang === 'sv' ? 'Kalkylblad (CSV)' : 'Spreadsheet (CSV)'}</a>
      </p>
      <Sections sections={sections} />
    </>
  );
  return { status: 200, html: renderPage(content, { title, lang, municipality: undefined, staff, wide: true }) };
}
