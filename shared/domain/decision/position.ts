import * as z from 'zod/mini';
import type { Day } from '../calendar/day.ts';
import { ContactPoint } from '../municipality/municipality.ts';

const Name = z.string().check(z.minLength(1), z.maxLength(200));

/** A position that the delegation order names, for example a unit's manager or a subcommittee's chair; who holds it is data. */
export const Position = z.strictObject({
  /** What the delegation order calls it by. */
  id: Name,
  title: Name,
  holder: ContactPoint,
  /** Who stands in for the holder, through the last day of a period; the first whose period it is. */
  deputies: z
    .array(
      z
        .strictObject({ person: ContactPoint, from: z.iso.date(), until: z.iso.date() })
        .check(
          z.refine(({ from, until }) => from <= until, { path: ['until'], message: 'A period ends after it begins.' }),
        ),
    )
    .check(z.maxLength(50)),
});
export type Position = z.infer<typeof Position>;

/** In which capacity a person acts in a position: its holder, or a deputy in the holder's place. */
export const Capacity = z.strictObject({ id: Name, title: Name, as: z.enum(['HOLDER', 'DEPUTY']) });
export type Capacity = z.infer<typeof Capacity>;

/** Whom a task for the position goes to on a day (Europe/Stockholm): the deputy whose period it is, else its holder. */
export function actingIn(
  { id, title, holder, deputies }: Position,
  day: Day,
): { person: ContactPoint; capacity: Capacity } {
  const deputy = deputies.find(({ from, until }) => from <= day && day <= until);
  return deputy === undefined
    ? { person: holder, capacity: { id, title, as: 'HOLDER' } }
    : { person: deputy.person, capacity: { id, title, as: 'DEPUTY' } };
}

/** In which capacity a person may act in the position on a day; none when it is not theirs then. The holder always may. */
export function capacityOn({ id, title, holder, deputies }: Position, email: string, day: Day): Capacity | undefined {
  const isTheirs = (person: ContactPoint): boolean => person.email.toLowerCase() === email.toLowerCase();
  if (isTheirs(holder)) return { id, title, as: 'HOLDER' };
  const stands = deputies.some(({ person, from, until }) => isTheirs(person) && from <= day && day <= until);
  return stands ? { id, title, as: 'DEPUTY' } : undefined;
}

/** The capacity in words, after the person's name. */
export function capacityWords({ title, as }: Capacity): { readonly sv: string; readonly en: string } {
  return as === 'HOLDER' ? { sv: title, en: title } : { sv: `tf. ${title}`, en: `acting ${title}` };
}
