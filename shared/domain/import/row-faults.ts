import type * as z from 'zod/mini';
import { type ChoiceSystem, offers } from '../choice-system/choice-system.ts';
import { isPlausible } from '../provider/registration.ts';
import { ImportRow, keyOfRow } from './row.ts';

/** What is wrong in a row, and where. */
export interface RowFault {
  /** A JSON pointer within the row, for example `/provider/name`. */
  readonly path: string;
  readonly text: { readonly sv: string; readonly en: string };
}

/** The parts of a row that its rules are about; one that could not be read is left out. */
export function partsOf(value: unknown): Parts {
  const row = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const { provider, basis, scopes, persons } = ImportRow.shape;
  return {
    provider: provider.safeParse(row.get('provider')).data,
    basis: basis.safeParse(row.get('basis')).data,
    scopes: scopes.safeParse(row.get('scopes')).data,
    persons: persons.safeParse(row.get('persons')).data,
  };
}

type Parts = { readonly [P in 'provider' | 'basis' | 'scopes' | 'persons']: ImportRow[P] | undefined };

/** What a row is brought in to. */
export interface Receiving {
  readonly system: ChoiceSystem;
  /** Whether its version says how contracts run and end: only then does anybody follow a last day. */
  readonly hasTerm: boolean;
  /** The day on which it is brought in, `YYYY-MM-DD`. */
  readonly on: string;
}

/** What is wrong in one row by itself and in its choice system: everything, not the first. */
export function faultsOf(
  { provider, basis, scopes = [], persons }: Parts,
  { system, hasTerm, on }: Receiving,
): readonly RowFault[] {
  return [
    ...(provider === undefined || isPlausible(provider.registration)
      ? []
      : [
          fault('/provider/registration/organisationNumber', {
            sv: 'Numrets form eller kontrollsiffra stämmer inte',
            en: 'Not an organisation number: its form or check digit is wrong',
          }),
        ]),
    ...(basis === undefined || provider === undefined || (basis.kind === 'ASSIGNMENT') === (provider.legalForm === null)
      ? []
      : [
          fault('/provider/legalForm', {
            sv: 'Ska stå för alla utom kommunens egen verksamhet, där den ska vara tom',
            en: 'Null for the municipality’s own unit, and for nobody else',
          }),
        ]),
    ...(basis?.kind === 'IMPORTED' && basis.validUntil !== undefined && basis.validUntil < basis.validFrom
      ? [
          fault('/basis/validUntil', {
            sv: 'Avtalet kan inte upphöra före sin första dag',
            en: 'The contract can not end before its first day',
          }),
        ]
      : []),
    ...(basis?.kind === 'IMPORTED' && basis.validUntil !== undefined && basis.validUntil < on
      ? [
          fault('/basis/validUntil', {
            sv: 'Sista dagen har passerat: avtalet gäller inte längre',
            en: 'The last day has passed: the contract is no longer in force',
          }),
        ]
      : []),
    ...(basis?.kind === 'IMPORTED' && basis.validUntil !== undefined && !hasTerm
      ? [
          fault('/basis/validUntil', {
            sv: 'Underlagets version säger inte hur avtal löper, så ingen skulle följa den sista dagen. Publicera en version med avtalstid först.',
            en: 'The documentation’s version does not say how contracts run, so nobody would follow the last day. Publish a version with a contract term first.',
          }),
        ]
      : []),
    ...(persons === undefined || persons.some(({ role, email }) => role === 'CONTACT' && email !== undefined)
      ? []
      : [
          fault('/persons', {
            sv: 'En kontaktperson med e-postadress behövs',
            en: 'A contact with an e-mail address is needed',
          }),
        ]),
    ...scopes.flatMap((scope, index) =>
      offers(system, scope) ? [] : [fault(`/scopes/${String(index)}`, notOffered(Object.values(scope).join(', ')))],
    ),
  ];
}

/** The rows that name the same contract as an earlier one, each with the index of the first. */
export function repeatedRows(rows: readonly (ImportRow | null)[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  rows.forEach((row, index) => {
    if (row === null) return;
    const key = keyOfRow(row);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else repeated.set(index, earlier);
  });
  return repeated;
}

/** What the schema did not accept. */
export function schemaFaults(error: z.core.$ZodError): readonly RowFault[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) =>
          fault(pointer([...issue.path, key]), { sv: 'Fältet hör inte hit', en: 'Unknown field' }),
        )
      : [fault(pointer(issue.path), wordsOf(issue))],
  );
}

export function fault(path: string, text: RowFault['text']): RowFault {
  return { path, text };
}

function wordsOf(issue: z.core.$ZodIssue): RowFault['text'] {
  if (issue.code === 'invalid_type' || issue.code === 'too_small') {
    return { sv: 'Saknas eller är tomt', en: `Missing or empty: ${issue.message}` };
  }
  if (issue.code === 'too_big') {
    return { sv: `Är för långt; högst ${String(issue.maximum)}`, en: `At most ${String(issue.maximum)}` };
  }
  if (issue.code === 'invalid_format') {
    if (issue.format === 'date') return { sv: 'Skriv ett datum som 2025-01-31', en: 'Write a date as 2025-01-31' };
    if (issue.format === 'email') return { sv: 'Är ingen e-postadress', en: 'Not an e-mail address' };
    if (issue.format === 'url') return { sv: 'Är ingen webbadress; börja med https://', en: 'Not a web address' };
  }
  return { sv: 'Är inte skrivet så som det ska vara', en: issue.message };
}

function notOffered(scope: string): RowFault['text'] {
  return {
    sv: `Kommunen erbjuder inte detta här: ${scope}`,
    en: `Not something that this choice system offers: ${scope}`,
  };
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
