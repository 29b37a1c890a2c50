import { addDays, addMonths, type Day } from '../calendar/day.ts';

/** A third of a year, `2026-T2`: committees are told of the year three times. */
export interface Tertial {
  readonly name: string;
  readonly from: Day;
  readonly through: Day;
}

const named = /^(20\d{2})-T([123])$/;

/** @returns null for a name that is none */
export function tertialNamed(name: string): Tertial | null {
  const match = named.exec(name);
  if (match === null) return null;
  const from = `${match[1] ?? ''}-${String(Number(match[2]) * 4 - 3).padStart(2, '0')}-01`;
  return { name, from, through: addDays(addMonths(from, 4), -1) };
}

/** The one that a day lies in. */
export function tertialOf(day: Day): Tertial {
  const name = `${day.slice(0, 4)}-T${String(Math.ceil(Number(day.slice(5, 7)) / 4))}`;
  const found = tertialNamed(name);
  if (found === null) throw new RangeError(`No tertial for ${day}`);
  return found;
}

export function before({ from }: Tertial): Tertial {
  return tertialOf(addDays(from, -1));
}

export function following({ through }: Tertial): Tertial {
  return tertialOf(addDays(through, 1));
}
