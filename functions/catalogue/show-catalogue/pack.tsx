import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { publicPage } from '../../../shared/http/conditional.ts';
import { keepText } from '../../../shared/http/kept-text.ts';
import { type Language, languageOf } from '../../../shared/http/language.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readEntries } from '../../../shared/store/catalogue/catalogue.ts';
import { readCatalogue } from '../../../shared/store/catalogue/lists.ts';
import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import type { Selection } from '../../../shared/domain/catalogue/selection.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { addressed, selectionOf } from './asked.ts';
import { EntryCard } from './entry-card.tsx';
import { addressOf, chooseMunicipality, fixedOf, municipalityOf, write } from './frame.tsx';

/** So many are brought along to somebody’s kitchen table; more than that has to be narrowed down. */
const mostOnPaper = 60;

const title = { sv: 'Att välja mellan', en: 'To choose between' };

/** A selection in large letters, to print and bring along to one person’s home: everybody in it, in the day’s order. */
export async function showPack(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const municipality = municipalityOf(request);
  if (municipality === undefined) return chooseMunicipality(request, title);
  const on = stockholmDay(now());
  const selection = selectionOf(request);
  const { version, entryIds } = await readCatalogue(municipality.id, selection, on);
  const name = JSON.stringify(['pack', municipality.id, selection, lang]);
  const kept = await keepText({ name, version: `${String(version)} ${on}` }, async () => {
    const ids = entryIds.slice(0, mostOnPaper);
    const entries = await readEntries(ids.map((entryId) => ({ municipality: municipality.id, entryId })));
    const asked = { ...fixedOf(municipality), ...addressed(selection) };
    return write(
      { title: title[lang], municipality, large: true, lang, asked },
      <PackPage {...{ entries, selection, municipality, on, lang }} left={entryIds.length - ids.length} />,
    );
  });
  return publicPage(request, kept);
}

function PackPage(props: {
  readonly entries: readonly CatalogueEntry[];
  /** How many the paper has no room for. */
  readonly left: number;
  readonly selection: Selection;
  readonly municipality: Municipality;
  /** The day it is, `YYYY-MM-DD`. */
  readonly on: string;
  readonly lang: Language;
}) {
  const { entries, left, selection, municipality, on, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const chosen = Object.values(selection).join(', ');
  return (
    <>
      <p class="no-print">
        <a href={addressOf('/', municipality, lang)}>{say('Tillbaka till alla', 'Back to everybody')}</a>
      </p>
      <p class="lead">
        {say(
          `Uppgifterna gäller ${shownDay(on, lang)}${chosen === '' ? '' : `, för ${chosen}`}. Ordningen är slumpad.`,
          `As of ${shownDay(on, lang)}${chosen === '' ? '' : `, for ${chosen}`}. The order is random.`,
        )}
      </p>
      <p>
        {say(
          'Du väljer själv vem som ska hjälpa dig. Du får byta när du vill. Väljer du inte, ordnar kommunen hjälpen ändå.',
          'You choose who is to help you. You may change when you want. If you do not choose, the municipality arranges help all the same.',
        )}
      </p>
      <p>
        {say('Frågor? Ring ', 'Questions? Call ')}
        <ContactLine contact={municipality.coordinator} />
      </p>
      {left > 0 && (
        <Note tone="warn">
          <p>
            {say(
              `Listan är för lång för papper: ${String(left)} till finns. Välj tjänst och område först.`,
              `The list is too long for paper: there are ${String(left)} more. Choose a service and an area first.`,
            )}
          </p>
        </Note>
      )}
      {entries.map((entry) => (
        <article key={entry.entryId}>
          <h2>{entry.provider.name}</h2>
          <EntryCard entry={entry} on={on} lang={lang} />
        </article>
      ))}
    </>
  );
}
