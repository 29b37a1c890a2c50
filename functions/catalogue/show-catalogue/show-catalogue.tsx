import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { orderRule } from '../../../shared/domain/catalogue/order.ts';
import { wordsFor } from '../../../shared/http/catalogue/words/languages.ts';
import { publicPage } from '../../../shared/http/conditional.ts';
import { keepText } from '../../../shared/http/kept-text.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { arrange } from '../../../shared/store/catalogue/briefs.ts';
import { readEntries } from '../../../shared/store/catalogue/catalogue.ts';
import { readCatalogue } from '../../../shared/store/catalogue/lists.ts';
import { addressed, askedOf } from './asked.ts';
import { CataloguePage } from './catalogue-page.tsx';
import { chooseMunicipality, fixedOf, municipalityOf, write } from './frame.tsx';
import { partOf } from './parts.tsx';

/** Whom there is to choose from, in the neutral order of the day unless the reader wants another. */
export async function showCatalogue(request: PageRequest): Promise<PageResponse> {
  const words = wordsFor(request);
  const municipality = municipalityOf(request);
  if (municipality === undefined) return chooseMunicipality(request, words.choosing.title);
  const on = stockholmDay(now());
  const asked = askedOf(request);
  const catalogue = await readCatalogue(municipality.id, asked.selection, on);
  const found = await arrange(catalogue, asked.arrangement, { municipality: municipality.id, on });
  const { ids, part, parts } = partOf(found, request.query['sida'] ?? '1');
  const name = JSON.stringify(['catalogue', municipality.id, asked, part, words.tag]);
  const kept = await keepText(
    { name, version: `${String(catalogue.version)} ${on} ${String(catalogue.hasStreets)}` },
    async () => {
      const shown = await readEntries(ids.map((entryId) => ({ municipality: municipality.id, entryId })));
      const fixed = fixedOf(municipality, words);
      const sent = { ...fixed, ...addressed(asked), ...(part === 1 ? {} : { sida: String(part) }) };
      const title = words.list.title(municipality.terminology);
      const order = { rule: orderRule, on, seed: municipality.id };
      return write(
        { title, municipality, wide: true, words, asked: sent },
        <CataloguePage
          {...{ catalogue, shown, part, parts, asked, order, municipality, fixed, words }}
          found={found.length}
        />,
      );
    },
  );
  return publicPage(request, kept);
}
