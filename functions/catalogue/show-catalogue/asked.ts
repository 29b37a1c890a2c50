import type { Selection } from '../../../shared/domain/catalogue/selection.ts';
import type { Sorting } from '../../../shared/domain/catalogue/sorting.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import type { Arrangement } from '../../../shared/store/catalogue/briefs.ts';

/** What the parts of a selection are called in an address. */
export const parameters = {
  service: 'tjanst',
  area: 'omrade',
  language: 'sprak',
  competence: 'kompetens',
  environment: 'miljo',
  addOn: 'tillagg',
} as const satisfies Record<keyof Selection, string>;

/** What an address calls the order that its reader wants, and that only those are wanted who take on anybody new. */
export const orderParameter = 'ordning';
export const openParameter = 'ledigt';

/** What each order is called in an address. */
export const orders = { namn: 'name', nyast: 'newest', ledigt: 'open-first' } as const satisfies Record<
  string,
  Sorting
>;

/** All that a reader has said of whom to see, and in which order. */
export interface Asked {
  readonly selection: Selection;
  readonly arrangement: Arrangement;
}

/** What the address asks for; an empty part is everything, an order that there isn't is the neutral one. */
export function askedOf({ query }: Pick<PageRequest, 'query'>): Asked {
  const parts = Object.entries(parameters).flatMap(([part, name]) => {
    const value = query[name] ?? '';
    return value === '' ? [] : [[part, value] as const];
  });
  const order = Object.entries(orders).find(([name]) => name === query[orderParameter]);
  return {
    selection: Object.fromEntries(parts),
    arrangement: {
      ...(order === undefined ? {} : { sorting: order[1] }),
      ...(query[openParameter] === 'ja' ? { open: true } : {}),
    },
  };
}

/** The same in an address again. */
export function addressed({ selection, arrangement }: Asked): Readonly<Record<string, string>> {
  const { service, area, language, competence, environment, addOn } = selection;
  const order = Object.entries(orders).find(([, sorting]) => sorting === arrangement.sorting)?.[0];
  const parts: readonly (readonly [string, string | undefined])[] = [
    [parameters.service, service],
    [parameters.area, area],
    [parameters.language, language],
    [parameters.competence, competence],
    [parameters.environment, environment],
    [parameters.addOn, addOn],
    [openParameter, arrangement.open === true ? 'ja' : undefined],
    [orderParameter, order],
  ];
  return Object.fromEntries(parts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
