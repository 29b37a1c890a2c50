import type { ComponentChildren } from 'preact';
import { orderRule } from '../../../shared/domain/catalogue/order.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { etagOf, publicPage } from '../../../shared/http/conditional.ts';
import { keepText } from '../../../shared/http/kept-text.ts';
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
  const name = JSON.stringify(['catalogue', municipality.id, selection, part, lang]);
  const kept = await keepText({ name, version: `${String(catalogue.version)} ${on}` }, async () => {
    const shown = await readEntries(ids.map((entryId) => ({ municipality: municipality.id, entryId })));
    const title = lang === 'sv' ? `Välj ${municipality.terminology.provider.singular}` : titles.catalogue.en;
    const fixed = municipalities().length > 1 ? { municipality: municipality.id } : {};
    const asked = {
      ...fixed,
      ...(service === '' ? {} : { tjanst: service }),
      ...(area === '' ? {} : { omrade: area }),
      ...(part === 1 ? {} : { sida: String(part) }),
    };
    return write(
      { title, municipality, wide: true, lang, asked },
      <CataloguePage
        catalogue={catalogue}
        shown={shown}
        part={part}
        parts={parts}
        selection={selection}
        order={{ rule: orderRule, on, seed: municipality.id }}
        municipality={municipality}
        fixed={fixed}
        lang={lang}
      />,
    );
  });
  return publicPage(request, kept);
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
  options: Omit<Written, 'lang' | 'asked'>,
  content: ComponentChildren,
): PageResponse {
  const text = write({ ...options, lang: languageOf(request), asked: request.query }, content);
  return publicPage(request, { text, etag: etagOf(text) });
}

interface Written {
  readonly title: string;
  readonly municipality?: Municipality;
  readonly wide?: boolean;
  readonly lang: Language;
  /** What the address asks for, so that the page is there in the other language too. */
  readonly asked: Readonly<Record<string, string>>;
}

function write({ asked, ...options }: Written, content: ComponentChildren): string {
  const query = new URLSearchParams({ ...asked, lang: options.lang === 'sv' ? 'en' : 'sv' });
  return renderPage(content, { ...options, otherLanguage: `?${query.toString()}` });
}
