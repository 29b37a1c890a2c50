import type { Contract } from '../contract/contract.ts';
import { registrationKey } from '../provider/registration.ts';
import { hasNeverHeld } from './undo.ts';
import type { ImportRow } from './row.ts';
import { fault, type RowFault } from './row-faults.ts';

/** What may be written again: what the provider says of itself, how much it can take, and who acts for it. */
export const changeable = ['presentation', 'capacity', 'persons'] as const;
export type Changeable = (typeof changeable)[number];

/** What a row would do. */
export type Outcome =
  | { readonly kind: 'NEW' }
  | { readonly kind: 'CHANGED'; readonly fields: readonly Changeable[] }
  | { readonly kind: 'SAME' }
  | { readonly kind: 'REFUSED'; readonly faults: readonly RowFault[] };

interface Present {
  readonly contract: Contract;
  readonly stated: {
    readonly presentation: ImportRow['presentation'];
    readonly capacity: ImportRow['capacity'];
    readonly persons?: ImportRow['persons'] | undefined;
  };
}

/**
 * What a row would do to what there is. A contract, and the decision it rests on, are never changed by bringing them in
 * again: that is a fault, and changed where such things are decided.
 * @param present what has the row's key; null when nothing has
 * @param same whether two values say the same
 */
export function compareRow(
  row: ImportRow,
  present: Present | null,
  same: (a: unknown, b: unknown) => boolean,
): Outcome {
  if (present === null || hasNeverHeld(present.contract)) return { kind: 'NEW' };
  const { contract, stated } = present;
  const faults = [
    ...(contract.status === 'SIGNED' ? [] : [fault('/basis/reference', ended)]),
    ...differing(row.basis, contract.basis, same).map((field) => fault(`/basis/${field}`, stands)),
    ...(row.provider.name === contract.provider.name ? [] : [fault('/provider/name', stands)]),
    ...(registrationKey(row.provider.registration) === registrationKey(contract.provider.registration)
      ? []
      : [fault('/provider/registration', stands)]),
    ...(row.provider.legalForm === contract.provider.legalForm ? [] : [fault('/provider/legalForm', stands)]),
    ...(same(inOrder(row.scopes), inOrder(contract.scopes)) ? [] : [fault('/scopes', stands)]),
    ...(row.selectableFrom === contract.selectableFrom ? [] : [fault('/selectableFrom', stands)]),
  ];
  if (faults.length > 0) return { kind: 'REFUSED', faults };
  const fields = changeable.filter((field) => !same(row[field], stated[field]));
  return fields.length === 0 ? { kind: 'SAME' } : { kind: 'CHANGED', fields };
}

function differing(row: object, present: object, same: (a: unknown, b: unknown) => boolean): readonly string[] {
  const [stated, standing] = [new Map(Object.entries(row)), new Map(Object.entries(present))];
  const names = new Set([...stated.keys(), ...standing.keys()]);
  return [...names].filter((name) => !same(stated.get(name), standing.get(name)));
}

function inOrder(scopes: ImportRow['scopes']): readonly string[] {
  return scopes.map(({ service, area, targetGroup }) => JSON.stringify([service, area, targetGroup])).toSorted();
}

const stands = {
  sv: 'Står annorlunda i det avtal som redan finns. Det ändras inte genom inläsning.',
  en: 'Differs from the contract that is here already; an import does not change it',
};
const ended = {
  sv: 'Avtalet har upphört här. Det öppnas inte igen genom inläsning.',
  en: 'The contract has ended here; an import does not open it again',
};
