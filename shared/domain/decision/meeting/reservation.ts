import { err, ok } from '../../result.ts';
import type { Outcome } from './error.ts';
import type { Meeting, MeetingIn } from './meeting.ts';
import { nameOf, servingPersons } from './who-serves.ts';

/**
 * Registers that somebody who took part in the decision reserves themself against it, in their own words where they gave
 * any (KL 4:27, 5:67): whoever served when the result was declared, until the minutes are adjusted. The result stands.
 */
export function reserve(
  meeting: Meeting,
  { person, words, at }: { readonly person: string; readonly words: string; readonly at: string },
): Outcome<MeetingIn<'DECLARED'>> {
  if (meeting.status !== 'DECLARED') return err('NOT_DECLARED');
  if (meeting.adjusted !== undefined) return err('ADJUSTED');
  const { reservations = [] } = meeting;
  const name = nameOf(meeting, person);
  if (name === undefined || !servingPersons(meeting).includes(person)) return err('DID_NOT_SERVE');
  if (reservations.some((line) => line.person === person)) return err('ALREADY_RESERVED');
  const said = words.trim();
  const reservation = { person, name, ...(said === '' ? {} : { words: said }), at };
  return ok({ ...meeting, reservations: [...reservations, reservation] });
}
