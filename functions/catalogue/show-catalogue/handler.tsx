import type { ComponentChildren } from 'preact';
import { orderRule } from '../../../shared/domain/catalogue/order.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { etagOf, isKnown, publicCaching } from '../../../shared/http/conditional.ts';
import { inLanguage, type Language, languageOf, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { readEntries } from '../../../shared/store/catalogue.ts';
import { readCatalogue } from '../../../shared/store/catalogue-lists.ts';
import { CataloguePage } from './catalogue-page.tsx';
import { HowToChoose } from './how-to-choose.tsx';
import { partOf } from './parts.tsx';

/** What everybody may see: whom there is to choose from, and how one chooses (LOV 9:1, KL 8:18). */
export const handler = pages(
  { 'GET /': showCatalogue, 'GET /sa-valjer-du': showHowToChoose },
  { personal: false, unlisted: false },
);

const titles = {
  catalogue: { sv: 'Jämför och välj', en: 'Choose a provider' },
  howTo: { sv: 'Så väljer du', en: 'How to choose' },
} satisfies Record<string, Texts>;

async function showCatalogue(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const municipality = municipalityOf(request);
  if (municipality === undefined) return chooseMunicipality(request, titles.catalogue);
  const on = stockholmDay(now());
  const { tjanst: service = '', omrade: area = '' } = request.query;
  const selection = { ...(service === '' ? {} : { service }), ...(area === '' ? {} : { area }) };
  const catalogue = await readCatalogue(municipality.id, selection, on);
  const { ids, part, parts } = partOf(catalogue.entryIds, request.query['sida'] ?? '1');
  const shown = await readEntries(ids.map((entryId) => ({ municipality: municipality.id, entryId })));
  const title = lang === 'sv' ? `Välj ${municipality.terminology.provider.singular}` : titles.catalogue.en;
  return page(
    request,
    { title, municipality, wide: true },
    <CataloguePage
      catalogue={catalogue}
      shown={shown}
      part={part}
      parts={parts}
      selection={selection}
      order={{ rule: orderRule, on, seed: municipality.id }}
      municipality={municipality}
      fixed={municipalities().length > 1 ? { municipality: municipality.id } : {}}
      lang={lang}
    />,
  );
}

function showHowToChoose(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const municipality = municipalityOf(request);
  if (municipality === undefined) return Promise.resolve(chooseMunicipality(request, titles.howTo));
  const content = <HowToChoose municipality={municipality} lang={lang} back={addressOf('/', municipality, lang)} />;
  return Promise.resolve(page(request, { title: titles.howTo[lang], municipality }, content));
}

/** The only municipality there is, or the one that the reader has said. */
function municipalityOf(request: PageRequest): Municipality | undefined {
  const list = municipalities();
  return list.length === 1 ? list[0] : findMunicipality(request.query['municipality'] ?? '');
}

function chooseMunicipality(request: PageRequest, title: Texts): PageResponse {
  const lang = languageOf(request);
  return page(
    request,
    { title: title[lang] },
    <ul>
      {municipalities().map((one) => (
        <li key={one.id}>
          <a href={addressOf(request.path, one, lang)}>{one.name}</a>
        </li>
      ))}
    </ul>,
  );
}

function addressOf(path: string, municipality: Municipality, lang: Language): string {
  return inLanguage(municipalities().length === 1 ? path : `${path}?municipality=${municipality.id}`, lang);
}

function page(
  request: PageRequest,
  options: { readonly title: string; readonly municipality?: Municipality; readonly wide?: boolean },
  content: ComponentChildren,
): PageResponse {
  const lang = languageOf(request);
  const query = new URLSearchParams({ ...request.query, lang: lang === 'sv' ? 'en' : 'sv' });
  const html = renderPage(content, { ...options, lang, otherLanguage: `?${query.toString()}` });
  const etag = etagOf(html);
  const headers = { etag, 'cache-control': publicCaching };
  return isKnown(request, etag) ? { status: 304, headers } : { status: 200, html, headers };
}
