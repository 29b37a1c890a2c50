import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import type { Selection } from '../../../shared/domain/catalogue/selection.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { Catalogue } from '../../../shared/store/catalogue/lists.ts';
import { addressed, parameters } from './asked.ts';
import { compared } from './compare.tsx';
import { EntryCard } from './entry-card.tsx';
import { Parts } from './parts.tsx';

interface CatalogueProps {
  readonly catalogue: Catalogue;
  /** One part of the selection, in the day's order. */
  readonly shown: readonly CatalogueEntry[];
  readonly part: number;
  readonly parts: number;
  readonly selection: Selection;
  readonly order: { readonly rule: string; readonly on: string; readonly seed: string };
  readonly municipality: Municipality;
  /** What the address carries beside the selection. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly lang: Language;
}

/** Everybody there is to choose, side by side, with the same about each (LOV 9:1). */
export function CataloguePage(props: CatalogueProps) {
  const { catalogue, shown, municipality, fixed, lang } = props;
  const { total } = catalogue;
  const found = catalogue.entryIds.length;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const query = new URLSearchParams(fixed).toString();
  return (
    <>
      <p class="lead">
        {say(
          `Här är alla som du kan välja mellan i ${municipality.name}, kommunens egen regi också. Alla berättar om samma saker, så att du kan jämföra.`,
          `Here is everybody you can choose between in ${municipality.name}, the municipality’s own unit too. Everybody tells the same things, so that you can compare.`,
        )}
      </p>
      <p>
        <a href={inLanguage(query === '' ? '/sa-valjer-du' : `/sa-valjer-du?${query}`, lang)}>
          {say('Så väljer du', 'How to choose')}
        </a>
        {say(' – eller ring ', ' – or call ')}
        <ContactLine contact={municipality.coordinator} />
      </p>
      {total > 0 && <Filters {...props} />}
      <p role="status">
        {found === total
          ? say(`${String(total)} att välja mellan.`, `${String(total)} to choose between.`)
          : say(`Visar ${String(found)} av ${String(total)}.`, `Showing ${String(found)} of ${String(total)}.`)}
      </p>
      <ul class="cards">
        {shown.map((entry) => (
          <li class="card" key={entry.entryId}>
            <h2>
              <a href={inLanguage(`/utforare/${publicId(municipality.id, entry.entryId)}`, lang)}>
                {entry.provider.name}
              </a>
            </h2>
            <EntryCard entry={entry} on={props.order.on} lang={lang} />
            {shown.length > 1 && <CompareBox entry={entry} lang={lang} />}
          </li>
        ))}
      </ul>
      <CompareForm {...props} />
      <Parts part={props.part} parts={props.parts} kept={keptBy(props)} lang={lang} />
      <OrderNote {...props} />
      <Documentation {...props} />
    </>
  );
}

/** What the address carries, so that another part, or the paper, is of the same selection. */
function keptBy({ selection, fixed, lang }: CatalogueProps): Record<string, string> {
  return { ...fixed, ...addressed(selection), ...(lang === 'en' ? { lang } : {}) };
}

/** Ticks belong to the one form below the list, whichever card they stand on. */
function CompareBox({ entry, lang }: { readonly entry: CatalogueEntry; readonly lang: Language }) {
  const id = `val-${entry.entryId}`;
  return (
    <div class="pick no-print">
      <input type="checkbox" form="compare" name={compared} value={entry.entryId} id={id} />
      <label for={id}>
        {lang === 'sv' ? 'Jämför' : 'Compare'}
        <span class="away"> {entry.provider.name}</span>
      </label>
    </div>
  );
}

function CompareForm(props: CatalogueProps) {
  const { shown, fixed, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const paper = new URLSearchParams(keptBy(props)).toString();
  if (shown.length === 0) return null;
  return (
    <form method="get" action="/jamfor" id="compare" class="no-print">
      {Object.entries({ ...fixed, ...(lang === 'en' ? { lang } : {}) }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {shown.length > 1 && (
        <button type="submit">
          {say('Jämför de du kryssat för, högst fyra', 'Compare those you ticked, at most four')}
        </button>
      )}
      <p>
        <a href={paper === '' ? '/utskrift' : `/utskrift?${paper}`}>
          {say('Visa listan i stor text, att skriva ut', 'Show the list in large letters, to print')}
        </a>
      </p>
    </form>
  );
}

function Filters({ catalogue, selection, fixed, lang }: CatalogueProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isNarrowed = Object.keys(selection).length > 0;
  const kept = { ...fixed, ...(lang === 'en' ? { lang } : {}) };
  return (
    <form method="get" class="filters">
      {Object.entries(kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <Choice
        name={parameters.service}
        label={say('Tjänst', 'Service')}
        all={say('Alla tjänster', 'All services')}
        value={selection.service ?? ''}
        values={catalogue.services}
      />
      <Choice
        name={parameters.area}
        label={say('Område', 'Area')}
        all={say('Alla områden', 'All areas')}
        value={selection.area ?? ''}
        values={catalogue.areas}
      />
      <Choice
        name={parameters.language}
        label={say('Språk', 'Language')}
        all={say('Alla språk', 'All languages')}
        value={selection.language ?? ''}
        values={catalogue.languages}
      />
      <Choice
        name={parameters.competence}
        label={say('Särskild kompetens', 'Special competence')}
        all={say('Spelar ingen roll', 'Does not matter')}
        value={selection.competence ?? ''}
        values={catalogue.competences}
      />
      <button type="submit">{say('Visa', 'Show')}</button>
      {isNarrowed && <a href={`?${new URLSearchParams(kept).toString()}`}>{say('Visa alla', 'Show all')}</a>}
    </form>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly values: readonly string[];
}) {
  if (props.values.length === 0) return null;
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      <select id={props.name} name={props.name}>
        <option value="">{props.all}</option>
        {props.values.map((value) => (
          <option value={value} selected={value === props.value} key={value}>
            {value}
          </option>
        ))}
      </select>
    </div>
  );
}

function OrderNote({ order, lang }: CatalogueProps) {
  const day = shownDay(order.on, lang);
  return (
    <details>
      <summary>{lang === 'sv' ? 'Hur ordningen bestäms' : 'How the order is made'}</summary>
      <p>
        {lang === 'sv'
          ? `Ordningen är slumpad. Den är lika för alla som tittar samma dag och ny nästa dag. Namn, ålder, storlek och ägare spelar ingen roll, och ingen kan påverka sin plats. Det här är ordningen för den ${day}.`
          : `The order is random. It is the same for everybody on a day and another the next. Name, age, size and owner play no part, and nobody can influence their place. This is the order of ${day}.`}
      </p>
      <p class="hint">
        {lang === 'sv' ? 'Regel' : 'Rule'}: <code>{`${order.rule} · ${order.on} · ${order.seed}`}</code>
      </p>
    </details>
  );
}

/** Where providers find what they have to meet. */
function Documentation({ catalogue, municipality, lang }: CatalogueProps) {
  const systems = catalogue.choiceSystems;
  if (systems.length === 0) return null;
  return (
    <p>
      {lang === 'sv'
        ? `För dig som vill bli ${municipality.terminology.provider.singular}: `
        : 'If you want to become a provider: '}
      {systems.map((id, index) => (
        <>
          {index > 0 && ', '}
          <a href={inLanguage(`/valfrihetssystem/${publicId(municipality.id, id)}`, lang)} key={id}>
            {lang === 'sv' ? 'krav och villkor' : 'requirements and terms'}
            {systems.length > 1 ? ` (${id})` : ''}
          </a>
          {' – '}
          <a href={inLanguage(`/ansok/${publicId(municipality.id, id)}`, lang)}>
            {lang === 'sv' ? 'ansök' : 'apply'}
            {systems.length > 1 ? ` (${id})` : ''}
          </a>
        </>
      ))}
    </p>
  );
}
