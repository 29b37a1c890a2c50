import * as z from 'zod/mini';
import { FigureKey, type ApplicationContent } from '../../application/content.ts';
import { personsIn, PersonRole, roleNames } from '../../application/persons.ts';
import type { PointFacts } from '../facts.ts';
import { Text } from '../finding.ts';
import { met, needsCompletion, needsHuman, type CheckOutcome, type Missing, type Words } from './check-kind.ts';
import { missingProofs, readProofs, type Proofs } from './proof.ts';
import type { Reading } from './reading.ts';

/** A number that an application holds: stated under a key, the capacity, or how many persons have a role. */
export const Quantity = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('FIGURE'), figure: FigureKey, title: Text }),
  z.strictObject({ from: z.literal('CAPACITY') }),
  z.strictObject({ from: z.literal('PERSONS'), role: PersonRole }),
]);
export type Quantity = z.infer<typeof Quantity>;

/** `NO_CEILING`: the applicant takes on everybody, however many. */
type Amount = number | 'NO_CEILING' | undefined;

export interface Measured {
  readonly amounts: readonly Amount[];
  readonly proofs: Proofs;
}

export function measure(quantities: readonly Quantity[], proof: readonly string[], facts: PointFacts): Measured {
  return {
    amounts: quantities.map((quantity) => amountOf(quantity, facts.content)),
    proofs: readProofs(proof, facts),
  };
}

/**
 * What follows from stated numbers: the missing ones are asked for; then they are met, or suggested for a person to
 * compare with the proof. `holds` tells from the numbers alone; undefined when a person judges.
 */
export function weigh(
  quantities: readonly Quantity[],
  { amounts, proofs }: Measured,
  words: Words,
  { reading, holds }: { readonly reading: Reading; readonly holds: (...values: number[]) => Verdict },
): CheckOutcome {
  const missing = [
    ...quantities.flatMap((quantity, index) => (amounts[index] === undefined ? [missingNumber(quantity)] : [])),
    ...missingProofs(proofs, words),
  ];
  if (missing.length > 0) return needsCompletion(missing);
  const values = amounts.filter((amount) => typeof amount === 'number');
  const stated = list(quantities, amounts);
  if (values.length < quantities.length) return needsHuman({ sv: `${stated.sv}.`, en: `${stated.en}.` });
  const verdict = holds(...values);
  const reason = {
    sv: `${stated.sv}. ${verdict.demand.sv}`,
    en: `${stated.en}. ${verdict.demand.en}`,
  };
  if (verdict.holds === true && reading === 'NOT_NEEDED') return met(reason);
  return needsHuman(reason, verdict.holds === undefined ? undefined : verdict.holds ? 'MET' : 'NOT_MET');
}

/** Whether the numbers are enough, and what is demanded of them. */
export interface Verdict {
  readonly holds: boolean | undefined;
  readonly demand: Text;
}

/** What a number is called. */
export function quantityName(quantity: Quantity): Text {
  switch (quantity.from) {
    case 'FIGURE':
      return quantity.title;
    case 'CAPACITY':
      return { sv: 'Kapacitet', en: 'Capacity' };
    case 'PERSONS': {
      const { sv, en } = roleNames[quantity.role];
      return { sv: `Antal i rollen ${sv}`, en: `Number in the role of ${en}` };
    }
  }
}

/** A number as each language writes it. */
export function shownNumber(value: number): Text {
  return { sv: String(value).replace('.', ','), en: String(value) };
}

function amountOf(quantity: Quantity, content: ApplicationContent): Amount {
  switch (quantity.from) {
    case 'FIGURE':
      return content.figures?.[quantity.figure];
    case 'CAPACITY':
      return content.capacity === undefined ? undefined : (content.capacity.amount ?? 'NO_CEILING');
    case 'PERSONS':
      return personsIn(content, quantity.role).length;
  }
}

function missingNumber(quantity: Quantity): Missing {
  const { sv, en } = quantityName(quantity);
  const field = quantity.from === 'FIGURE' ? `figures.${quantity.figure}` : 'capacity';
  return {
    ask: { kind: 'FIELD', field },
    text: { sv: `Uppgift saknas: ${sv}.`, en: `Not stated: ${en}.` },
  };
}

function list(quantities: readonly Quantity[], amounts: readonly Amount[]): Text {
  const lines = quantities.map((quantity, index) => {
    const name = quantityName(quantity);
    const amount = amounts[index];
    const value = typeof amount === 'number' ? shownNumber(amount) : { sv: 'inget tak', en: 'no ceiling' };
    return { sv: `${name.sv}: ${value.sv}`, en: `${name.en}: ${value.en}` };
  });
  return { sv: lines.map(({ sv }) => sv).join('; '), en: lines.map(({ en }) => en).join('; ') };
}
