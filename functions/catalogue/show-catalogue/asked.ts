import type { Selection } from '../../../shared/domain/catalogue/selection.ts';
import type { PageRequest } from '../../../shared/http/page.ts';

/** What the parts of a selection are called in an address. */
export const parameters = {
  service: 'tjanst',
  area: 'omrade',
  language: 'sprak',
  competence: 'kompetens',
} as const satisfies Record<keyof Selection, string>;

/** What the address narrows the catalogue down to; an empty part is everything. */
export function selectionOf({ query }: Pick<PageRequest, 'query'>): Selection {
  const asked = Object.entries(parameters).flatMap(([part, name]) => {
    const value = query[name] ?? '';
    return value === '' ? [] : [[part, value] as const];
  });
  return Object.fromEntries(asked);
}

/** The same selection in an address again. */
export function addressed(selection: Selection): Readonly<Record<string, string>> {
  const parts: readonly (readonly [string, string | undefined])[] = [
    [parameters.service, selection.service],
    [parameters.area, selection.area],
    [parameters.language, selection.language],
    [parameters.competence, selection.competence],
  ];
  return Object.fromEntries(parts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
