import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { inWordsOf } from '../../../shared/http/catalogue/words/languages.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { Catalogue } from '../../../shared/store/catalogue/lists.ts';
import { AddressForm } from './address.tsx';
import { addressed, type Asked } from './asked.ts';
import { compared } from './compare.tsx';
import { EntryCard } from './entry-card.tsx';
import { Filters } from './filters.tsx';
import { addressOf } from './frame.tsx';
import { OutsideChoice } from './outside-choice.tsx';
import { Parts } from './parts.tsx';

interface CatalogueProps {
  readonly catalogue: Catalogue;
  /** How many there are in the selection. */
  readonly found: number;
  /** One part of the selection, in the order that it is shown in. */
  readonly shown: readonly CatalogueEntry[];
  readonly part: number;
  readonly parts: number;
  readonly asked: Asked;
  readonly order: { readonly rule: string; readonly on: string; readonly seed: string };
  readonly municipality: Municipality;
  /** What the address carries beside what is asked for. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly words: CatalogueWords;
}

/** Everybody there is to choose, side by side, with the same about each (LOV 9:1). */
export function CataloguePage(props: CatalogueProps) {
  const { catalogue, found, shown, municipality, words } = props;
  const { list } = words;
  const total = String(catalogue.total);
  return (
    <>
      <p class="lead">{list.lead(municipality.name)}</p>
      <p>
        <a href={addressOf('/sa-valjer-du', municipality, words)}>{list.howToChoose}</a>
        {list.orCall}
        <ContactLine contact={municipality.coordinator} />
      </p>
      {catalogue.hasStreets && <AddressForm municipality={municipality} asked={props.asked} words={words} />}
      {catalogue.total > 0 && <Filters {...props} />}
      <p role="status">{found === catalogue.total ? list.total(total) : list.found(String(found), total)}</p>
      <ul class="cards">
        {shown.map((entry) => (
          <li class="card" key={entry.entryId}>
            <h2>
              <a href={inWordsOf(`/utforare/${publicId(municipality.id, entry.entryId)}`, words)}>
                {entry.provider.name}
              </a>
            </h2>
            <EntryCard entry={entry} on={props.order.on} words={words} />
            {shown.length > 1 && <CompareBox entry={entry} words={words} />}
          </li>
        ))}
      </ul>
      <CompareForm {...props} />
      <Parts part={props.part} parts={props.parts} kept={keptBy(props)} words={list} />
      <OutsideChoice municipality={municipality} words={words} />
      <OrderNote {...props} />
      <Documentation {...props} />
    </>
  );
}

/** What the address carries, so that another part, or the paper, is of the same selection. */
function keptBy({ asked, fixed }: CatalogueProps): Record<string, string> {
  return { ...fixed, ...addressed(asked) };
}

/** Ticks belong to the one form below the list, whichever card they stand on. */
function CompareBox({ entry, words }: { readonly entry: CatalogueEntry; readonly words: CatalogueWords }) {
  const id = `val-${entry.entryId}`;
  return (
    <div class="pick no-print">
      <input type="checkbox" form="compare" name={compared} value={entry.entryId} id={id} />
      <label for={id}>
        {words.list.compare}
        <span class="away"> {entry.provider.name}</span>
      </label>
    </div>
  );
}

function CompareForm(props: CatalogueProps) {
  const { shown, fixed, words } = props;
  const paper = new URLSearchParams(keptBy(props)).toString();
  if (shown.length === 0) return null;
  return (
    <form method="get" action="/jamfor" id="compare" class="no-print">
      {Object.entries(fixed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {shown.length > 1 && <button type="submit">{words.list.compareTicked}</button>}
      <p>
        <a href={paper === '' ? '/utskrift' : `/utskrift?${paper}`}>{words.list.print}</a>
      </p>
    </form>
  );
}

function OrderNote({ order, asked, words: { list, tag } }: CatalogueProps) {
  return (
    <details>
      <summary>{list.howOrdered}</summary>
      {asked.arrangement.sorting !== undefined && <p>{list.ownOrder}</p>}
      <p>{list.neutralOrder(shownDay(order.on, tag))}</p>
      <p class="hint">
        {list.orderRule}: <code>{`${order.rule} · ${order.on} · ${order.seed}`}</code>
      </p>
    </details>
  );
}

/** Where providers find what they have to meet; those pages speak Swedish and English. */
function Documentation({ catalogue, municipality, words: { list, lang } }: CatalogueProps) {
  const systems = catalogue.choiceSystems;
  if (systems.length === 0) return null;
  return (
    <p>
      {list.forProviders(municipality.terminology)}
      {systems.map((id, index) => (
        <>
          {index > 0 && ', '}
          <a href={inLanguage(`/valfrihetssystem/${publicId(municipality.id, id)}`, lang)} hreflang={lang} key={id}>
            {list.requirements}
            {systems.length > 1 ? ` (${id})` : ''}
          </a>
          {' – '}
          <a href={inLanguage(`/ansok/${publicId(municipality.id, id)}`, lang)} hreflang={lang}>
            {list.apply}
            {systems.length > 1 ? ` (${id})` : ''}
          </a>
        </>
      ))}
      {list.elsewhere}
    </p>
  );
}
