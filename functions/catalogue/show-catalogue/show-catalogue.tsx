import { orderRule } from '../../../shared/domain/catalogue/order.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { publicPage } from '../../../shared/http/conditional.ts';
import { keepText } from '../../../shared/http/kept-text.ts';
import { languageOf } from '../../../shared/http/language.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readEntries } from '../../../shared/store/catalogue/catalogue.ts';
import { readCatalogue } from '../../../shared/store/catalogue/lists.ts';
import { addressed, selectionOf } from './asked.ts';
import { CataloguePage } from './catalogue-page.tsx';
import { chooseMunicipality, fixedOf, municipalityOf, write } from './frame.tsx';
import { partOf } from './parts.tsx';

const title = { sv: 'Jämför och välj', en: 'Choose a provider' };

/** Whom there is to choose from, in the neutral order of the day. */
export async function showCatalogue(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const municipality = municipalityOf(request);
  if (municipality === undefined) return chooseMunicipality(request, title);
  const on = stockholmDay(now());
  const selection = selectionOf(request);
  const catalogue = await readCatalogue(municipality.id, selection, on);
  const { ids, part, parts } = partOf(catalogue.entryIds, request.query['sida'] ?? '1');
  const name = JSON.stringify(['catalogue', municipality.id, selection, part, lang]);
  const kept = await keepText({ name, version: `${String(catalogue.version)} ${on}` }, async () => {
    const shown = await readEntries(ids.map((entryId) => ({ municipality: municipality.id, entryId })));
    const fixed = fixedOf(municipality);
    const asked = { ...fixed, ...addressed(selection), ...(part === 1 ? {} : { sida: String(part) }) };
    const heading = lang === 'sv' ? `Välj ${municipality.terminology.provider.singular}` : title.en;
    return write(
      { title: heading, municipality, wide: true, lang, asked },
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
