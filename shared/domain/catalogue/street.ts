import * as z from 'zod/mini';
import { Line } from '../application/line.ts';
import { err, ok, type Result } from '../result.ts';

const HouseNumber = z.int().check(z.minimum(1), z.maximum(9_999));

/** A part of a street that lies in one area, as the municipality divides itself; without numbers, all of the street. */
export const StreetPart = z
  .strictObject({
    street: Line,
    from: z.optional(HouseNumber),
    to: z.optional(HouseNumber),
    side: z.optional(z.enum(['ODD', 'EVEN'])),
    area: Line,
  })
  .check(z.refine(({ from = 1, to = 9_999 }) => from <= to, { path: ['to'], error: 'From is not after to' }));
export type StreetPart = z.infer<typeof StreetPart>;

/** A street’s name as it is looked for: however somebody writes capitals and spaces. */
export function foldedStreet(street: string): string {
  return street.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
}

/** `Storgatan 12 B` → the street and its number; without a number only the street. */
export function readAddress(written: string): { readonly street: string; readonly number: number | null } {
  const [, street = '', number = ''] = /^(.*?\D)\s+(\d{1,4})\s*[a-zåäö]?$/i.exec(written.trim()) ?? [];
  if (number === '') return { street: foldedStreet(written), number: null };
  return { street: foldedStreet(street), number: Number(number) };
}

/**
 * The area that an address lies in.
 * @param parts those of the street, all of them
 * @returns `NUMBER_NEEDED` where the street is parted and no number was written; `UNKNOWN` where none fits, or several do
 */
export function areaOf(
  parts: readonly StreetPart[],
  number: number | null,
): Result<string, 'NUMBER_NEEDED' | 'UNKNOWN'> {
  const fitting = number === null ? parts : parts.filter((part) => covers(part, number));
  const [area, ...others] = new Set(fitting.map((part) => part.area));
  if (area === undefined) return err('UNKNOWN');
  if (others.length > 0) return err(number === null ? 'NUMBER_NEEDED' : 'UNKNOWN');
  return ok(area);
}

function covers({ from = 1, to = 9_999, side }: StreetPart, number: number): boolean {
  const isOnSide = side === undefined || (number % 2 === 0) === (side === 'EVEN');
  return number >= from && number <= to && isOnSide;
}
