import type { CatalogueEntry } from '../../../shared/domain/catalogue/entry.ts';
import { neutralOrder } from '../../../shared/domain/catalogue/order.ts';

/** What a reader narrows the catalogue down to; empty is everything. */
export interface Selection {
  readonly service: string;
  readonly area: string;
}

/** The entries of a selection, in the neutral order of the day (LOV 9:1). */
export function selected(
  entries: readonly CatalogueEntry[],
  { service, area }: Selection,
  order: { readonly on: string; readonly seed: string },
): readonly CatalogueEntry[] {
  const fits = entries.filter(({ scopes }) =>
    scopes.some((scope) => (service === '' || scope.service === service) && (area === '' || scope.area === area)),
  );
  return neutralOrder(fits, order);
}

/** Every value that a filter can have, in the alphabet's order. */
export function valuesOf(entries: readonly CatalogueEntry[], part: 'service' | 'area'): readonly string[] {
  const values = entries.flatMap(({ scopes }) => scopes.map((scope) => scope[part]));
  return [...new Set(values)].toSorted((a, b) => a.localeCompare(b, 'sv'));
}
