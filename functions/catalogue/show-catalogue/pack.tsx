import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { wordsFor } from '../../../shared/http/catalogue/words/languages.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import { publicPage } from '../../../shared/http/conditional.ts';
import { keepText } from '../../../shared/http/kept-text.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { arrange } from '../../../shared/store/catalogue/briefs.ts';
import { readEntries } from '../../../shared/store/catalogue/catalogue.ts';
import { type Catalogue, readCatalogue } from '../../../shared/store/catalogue/lists.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { addressed, type Asked, askedOf } from './asked.ts';
import { EntryCard } from './entry-card.tsx';
import { Filters } from './filters.tsx';
import { OutsideChoice } from './outside-choice.tsx';
import { addressOf, chooseMunicipality, fixedOf, municipalityOf, write } from './frame.tsx';

/** So many are brought along to somebody’s kitchen table; more than that has to be narrowed down. */
const mostOnPaper = 60;

/** A selection in large letters, to print and bring along to one person’s home: everybody in it, in the order that its reader chose. */
export async function showPack(request: PageRequest): Promise<PageResponse> {
  const words = wordsFor(request);
  const municipality = municipalityOf(request);
  if (municipality === undefined) return chooseMunicipality(request, words.paper.printTitle);
  const on = stockholmDay(now());
  const asked = askedOf(request);
  const catalogue = await readCatalogue(municipality.id, asked.selection, on);
  const entryIds = await arrange(catalogue, asked.arrangement, { municipality: municipality.id, on });
  const name = JSON.stringify(['pack', municipality.id, asked, words.tag]);
  const kept = await keepText({ name, version: `${String(catalogue.version)} ${on}` }, async () => {
    const ids = entryIds.slice(0, mostOnPaper);
    const entries = await readEntries(ids.map((entryId) => ({ municipality: municipality.id, entryId })));
    const fixed = fixedOf(municipality, words);
    const left = entryIds.length - ids.length;
    return write(
      { title: words.paper.printTitle, municipality, large: true, words, asked: { ...fixed, ...addressed(asked) } },
      <PackPage {...{ entries, left, catalogue, asked, municipality, fixed, on, words }} />,
    );
  });
  return publicPage(request, kept);
}

function PackPage(props: {
  readonly entries: readonly CatalogueEntry[];
  /** How many the paper has no room for. */
  readonly left: number;
  readonly catalogue: Catalogue;
  readonly asked: Asked;
  readonly municipality: Municipality;
  readonly fixed: Readonly<Record<string, string>>;
  /** The day it is, `YYYY-MM-DD`. */
  readonly on: string;
  readonly words: CatalogueWords;
}) {
  const { entries, left, asked, municipality, on, words } = props;
  const { paper, list } = words;
  const { sorting, open } = asked.arrangement;
  const narrowed = addressed({ selection: asked.selection, arrangement: {} });
  const chosen = [...Object.values(narrowed), ...(open === true ? [list.openOnly] : [])].join(', ');
  return (
    <>
      <p class="no-print">
        <a href={addressOf('/', municipality, words)}>{paper.back}</a>
      </p>
      {props.catalogue.total > 0 && <Filters {...props} />}
      <p class="lead">
        {paper.asOf(shownDay(on, words.tag), chosen)}{' '}
        {sorting === undefined ? paper.random : paper.sorted(list.orders[sorting])}
      </p>
      <p>{paper.youChoose}</p>
      <p>
        {paper.questions}
        <ContactLine contact={municipality.coordinator} />
      </p>
      <OutsideChoice municipality={municipality} words={words} />
      {left > 0 && (
        <Note tone="warn">
          <p>{paper.longList(String(left))}</p>
        </Note>
      )}
      {entries.map((entry) => (
        <article key={entry.entryId}>
          <h2>{entry.provider.name}</h2>
          <EntryCard entry={entry} on={on} words={words} />
        </article>
      ))}
    </>
  );
}
