import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { saidIn } from '../../../shared/domain/application/translations.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { type Language, languageOf } from '../../../shared/http/language.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { Note, Table } from '../../../shared/http/parts.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { readEntries } from '../../../shared/store/catalogue/catalogue.ts';
import { Tags, unread } from './entry-card.tsx';
import { rowsOf } from '../../../shared/http/catalogue/entry-rows.tsx';
import { addressOf, chooseMunicipality, municipalityOf, page } from './frame.tsx';

/** So many fit side by side, and in one head. */
export const comparedAtMost = 4;

/** What the chosen ones are called in the address. */
export const compared = 'val';

const title = { sv: 'Jämför', en: 'Compare' };

/** Up to four side by side, the same said about each, in the order in which they were shown. */
export async function compare(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const municipality = municipalityOf(request);
  if (municipality === undefined) return chooseMunicipality(request, title);
  const chosen = [...new Set((request.query[compared] ?? '').split(',').filter((id) => id !== ''))];
  const refs = chosen.slice(0, comparedAtMost).map((entryId) => ({ municipality: municipality.id, entryId }));
  const entries = await readEntries(refs);
  const back = addressOf('/', municipality, lang);
  return page(
    request,
    { title: title[lang], municipality, wide: true },
    <ComparisonPage
      entries={entries}
      tooMany={chosen.length > comparedAtMost}
      on={stockholmDay(now())}
      back={back}
      lang={lang}
    />,
  );
}

function ComparisonPage(props: {
  readonly entries: readonly CatalogueEntry[];
  readonly tooMany: boolean;
  /** The day it is, `YYYY-MM-DD`. */
  readonly on: string;
  readonly back: string;
  readonly lang: Language;
}) {
  const { entries, tooMany, on, back, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const rows = entries.map((entry) => rowsOf(entry, lang));
  const labels = (rows[0] ?? []).map(({ label }) => label);
  return (
    <>
      <p>
        <a href={back}>{say('Tillbaka till alla', 'Back to everybody')}</a>
      </p>
      {tooMany && (
        <Note tone="warn">
          <p>
            {say(
              'Du valde fler än fyra. Här är de fyra första; de andra kan du jämföra för sig.',
              'You chose more than four. These are the first four; the others you can compare by themselves.',
            )}
          </p>
        </Note>
      )}
      {entries.length < 2 ? (
        <Note>
          <p>
            {say(
              'Kryssa för minst två i listan och tryck på Jämför.',
              'Tick at least two in the list and press Compare.',
            )}
          </p>
        </Note>
      ) : (
        <div class="side-by-side">
          <Table
            caption={say('De valda sida vid sida', 'The chosen ones side by side')}
            columns={[{ heading: say('Vad', 'What') }, ...entries.map(({ provider }) => ({ heading: provider.name }))]}
            rows={[
              [
                say('Kan väljas', 'Can be chosen'),
                ...entries.map((entry) => <Tags key={entry.entryId} entry={entry} on={on} lang={lang} />),
              ],
              [
                say('Om sig själva', 'About themselves'),
                ...entries.map((entry) => {
                  const { entryId, text } = entry;
                  if (text === null) return unread(entry, lang);
                  const said = saidIn(text, lang);
                  return (
                    <span key={entryId} lang={said.tag === lang ? undefined : said.tag}>
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
    </>
  );
}

function Lines({ value }: { readonly value: ReturnType<typeof rowsOf>[number]['value'] }) {
  return <span class="lines">{value}</span>;
}
