import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { saidIn } from '../../../shared/domain/application/translations.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { wordsFor } from '../../../shared/http/catalogue/words/languages.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { Note, Table } from '../../../shared/http/parts.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { readEntries } from '../../../shared/store/catalogue/catalogue.ts';
import { Tags, unread } from './entry-card.tsx';
import { rowsOf } from '../../../shared/http/catalogue/entry-rows.tsx';
import { addressOf, chooseMunicipality, municipalityOf, page } from './frame.tsx';
import { Quality } from './quality.tsx';

/** So many fit side by side, and in one head. */
export const comparedAtMost = 4;

/** What the chosen ones are called in the address. */
export const compared = 'val';

/** Up to four side by side, the same said about each, in the order in which they were shown. */
export async function compare(request: PageRequest): Promise<PageResponse> {
  const words = wordsFor(request);
  const municipality = municipalityOf(request);
  if (municipality === undefined) return chooseMunicipality(request, words.paper.compareTitle);
  const chosen = [...new Set((request.query[compared] ?? '').split(',').filter((id) => id !== ''))];
  const refs = chosen.slice(0, comparedAtMost).map((entryId) => ({ municipality: municipality.id, entryId }));
  const entries = await readEntries(refs);
  const back = addressOf('/', municipality, words);
  return page(
    request,
    { title: words.paper.compareTitle, municipality, wide: true },
    <ComparisonPage
      entries={entries}
      tooMany={chosen.length > comparedAtMost}
      on={stockholmDay(now())}
      back={back}
      words={words}
    />,
  );
}

function ComparisonPage(props: {
  readonly entries: readonly CatalogueEntry[];
  readonly tooMany: boolean;
  /** The day it is, `YYYY-MM-DD`. */
  readonly on: string;
  readonly back: string;
  readonly words: CatalogueWords;
}) {
  const { entries, tooMany, on, back, words } = props;
  const { paper } = words;
  const rows = entries.map((entry) => rowsOf(entry, words.entry));
  const labels = (rows[0] ?? []).map(({ label }) => label);
  return (
    <>
      <p>
        <a href={back}>{paper.back}</a>
      </p>
      {tooMany && (
        <Note tone="warn">
          <p>{paper.tooMany}</p>
        </Note>
      )}
      {entries.length < 2 ? (
        <Note>
          <p>{paper.tickTwo}</p>
        </Note>
      ) : (
        <div class="side-by-side">
          <Table
            caption={paper.sideBySide}
            columns={[{ heading: paper.what }, ...entries.map(({ provider }) => ({ heading: provider.name }))]}
            rows={[
              [
                paper.canBeChosen,
                ...entries.map((entry) => <Tags key={entry.entryId} entry={entry} on={on} words={words} />),
              ],
              [
                paper.aboutThemselves,
                ...entries.map((entry) => {
                  const { entryId, text } = entry;
                  if (text === null) return unread(entry, words);
                  const said = saidIn(text, words.tag);
                  return (
                    <span key={entryId} lang={said.tag === words.tag ? undefined : said.tag}>
                      {said.words}
                    </span>
                  );
                }),
              ],
              ...labels.map((label, row) => [label, ...rows.map((own) => <Lines key={row} value={own[row]?.value} />)]),
            ]}
          />
        </div>
      )}
      <Quality entries={entries} words={words} />
    </>
  );
}

function Lines({ value }: { readonly value: ReturnType<typeof rowsOf>[number]['value'] }) {
  return <span class="lines">{value}</span>;
}
