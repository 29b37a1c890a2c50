import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { type Language, languageOf } from '../../../shared/http/language.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { EntryCard } from './entry-card.tsx';
import { addressOf, page } from './frame.tsx';

/** One provider at an address of its own, which it may link to: that it stands here is its certificate, as of today. */
export async function showEntry(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const addressed = findAddressed(request, 'entryId');
  const entry = addressed === null ? null : await readEntry(addressed.municipality.id, addressed.id);
  if (addressed === null || entry === null) throw new PageProblem(404);
  const { municipality } = addressed;
  const on = stockholmDay(now());
  return page(
    request,
    { title: entry.provider.name, municipality },
    <>
      <p class="no-print">
        <a href={addressOf('/', municipality, lang)}>{lang === 'sv' ? 'Alla att välja mellan' : 'Everybody'}</a>
      </p>
      <Note>
        <p>{certificate(entry, { municipality, on, lang })}</p>
      </Note>
      <EntryCard entry={entry} on={on} lang={lang} />
    </>,
  );
}

/** Why it may be chosen, in a sentence that holds on the day it is read. */
function certificate(
  { basis, visibleFrom }: CatalogueEntry,
  where: { readonly municipality: Municipality; readonly on: string; readonly lang: Language },
): string {
  const { municipality, on, lang } = where;
  const since = shownDay(stockholmDay(visibleFrom), lang);
  const today = shownDay(on, lang);
  const { singular } = municipality.terminology.provider;
  if (basis === 'ASSIGNMENT') {
    return lang === 'sv'
      ? `Den ${today}: kommunens egen regi i ${municipality.name}, på kommunens uppdrag.`
      : `On ${today}: the own unit of ${municipality.name}, on the municipality’s assignment.`;
  }
  return lang === 'sv'
    ? `Den ${today}: ${singular} i ${municipality.name}, med avtal, i katalogen sedan ${since}.`
    : `On ${today}: a provider in ${municipality.name}, under contract, in the catalogue since ${since}.`;
}
