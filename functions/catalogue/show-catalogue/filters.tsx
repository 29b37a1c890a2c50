import type { Selection } from '../../../shared/domain/catalogue/selection.ts';
import type { CatalogueWords } from '../../../shared/http/catalogue/words/words.ts';
import type { Catalogue } from '../../../shared/store/catalogue/lists.ts';
import { addressed, type Asked, openParameter, orderParameter, orders, parameters } from './asked.ts';

interface FiltersProps {
  readonly catalogue: Catalogue;
  readonly asked: Asked;
  /** What the address carries beside what is asked for. */
  readonly fixed: Readonly<Record<string, string>>;
  readonly words: CatalogueWords;
}

/** Whom to show and in which order, as a form that works without script; on paper it is not seen. */
export function Filters({ catalogue, asked, fixed, words: { list } }: FiltersProps) {
  const values: Readonly<Record<keyof Selection, readonly string[]>> = {
    service: catalogue.services,
    area: catalogue.areas,
    language: catalogue.languages,
    competence: catalogue.competences,
    environment: catalogue.environments,
    addOn: catalogue.addOns,
  };
  const chosen = addressed(asked);
  const choice = (part: keyof Selection) => (
    <Choice
      name={parameters[part]}
      label={list.filters[part].label}
      first={list.filters[part].all}
      value={asked.selection[part] ?? ''}
      options={values[part].map((value) => ({ value, label: value }))}
    />
  );
  return (
    <form method="get" class="filters">
      {Object.entries(fixed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {choice('service')}
      {choice('area')}
      {choice('language')}
      {choice('competence')}
      {choice('environment')}
      {choice('addOn')}
      <Choice
        name={orderParameter}
        label={list.order}
        first={list.orders.neutral}
        value={chosen[orderParameter] ?? ''}
        options={Object.entries(orders).map(([value, sorting]) => ({ value, label: list.orders[sorting] }))}
      />
      <div class="pick">
        <input
          type="checkbox"
          name={openParameter}
          value="ja"
          id={openParameter}
          checked={asked.arrangement.open === true}
        />
        <label for={openParameter}>{list.openOnly}</label>
      </div>
      <button type="submit">{list.show}</button>
      {Object.keys(chosen).length > 0 && <a href={`?${new URLSearchParams(fixed).toString()}`}>{list.showAll}</a>}
    </form>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  /** What it says when nothing is chosen. */
  readonly first: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}) {
  if (props.options.length === 0) return null;
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      <select id={props.name} name={props.name}>
        <option value="">{props.first}</option>
        {props.options.map(({ value, label }) => (
          <option value={value} selected={value === props.value} key={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
