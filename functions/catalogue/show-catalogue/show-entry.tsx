import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { wordsFor } from '../../../shared/http/catalogue/words/languages.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { EntryCard } from './entry-card.tsx';
import { addressOf, fixedOf, page } from './frame.tsx';
import { Quality } from './quality.tsx';

/** One provider at an address of its own, which it may link to: that it stands here is its certificate, as of today. */
export async function showEntry(request: PageRequest): Promise<PageResponse> {
  const words = wordsFor(request);
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
        <a href={addressOf('/', municipality, words)}>{words.paper.everybody}</a>
      </p>
      <Note>
        <p>{certificate(entry, { municipality, on, words })}</p>
      </Note>
      <EntryCard entry={entry} on={on} words={words} />
      <Quality entries={[entry]} words={words} />
      {municipality.complaints !== undefined && (
        <p class="no-print">
          <a href={complaintAddress(entry, municipality, words)}>{words.standing.complain}</a>
        </p>
      )}
    </>,
  );
}

/** The form for complaints, with whom it is about chosen already. */
function complaintAddress({ municipality: id, entryId }: CatalogueEntry, ...whose: Parameters<typeof fixedOf>): string {
  return `/synpunkter?${new URLSearchParams({ ...fixedOf(...whose), utforare: publicId(id, entryId) }).toString()}`;
}

/** Why it may be chosen, in a sentence that holds on the day it is read. */
function certificate(
  { basis, visibleFrom }: CatalogueEntry,
  where: { readonly municipality: Municipality; readonly on: string; readonly words: CatalogueWords },
): string {
  const { municipality, on, words } = where;
  const { standing, tag } = words;
  const day = shownDay(on, tag);
  if (basis === 'ASSIGNMENT') return standing.ownUnit({ day, municipality: municipality.name });
  const since = shownDay(stockholmDay(visibleFrom), tag);
  return standing.contracted({ day, municipality: municipality.name, since, terms: municipality.terminology });
}
