import { type SeatRole } from '../committee.ts';
import { hasQuorum } from './tally.ts';
import { type Meeting } from './meeting.ts';

/** Those who serve on a seat, are present and have no conflict. */
export function servingPersons(meeting: Meeting): readonly string[] {
  return Object.values(meeting.serving).filter((person) => isAble(meeting, person));
}

/** Whether the committee may handle the case as the meeting stands now (KL 6:27). */
export function quorate(meeting: Meeting): boolean {
  return hasQuorum(servingPersons(meeting).length, meeting.seats.length);
}

/** Who presides: the chair if able, else a vice-chair in the roster's order, else the one chosen. A substitute inherits no chair. */
export function presidingPerson(meeting: Meeting): string | undefined {
  const serving = servingPersons(meeting);
  const byRole = (role: SeatRole): string | undefined =>
    meeting.seats.find((line) => line.role === role && serving.includes(line.seat))?.seat;
  const chosen = meeting.chosenToPreside;
  return (
    byRole('CHAIR') ?? byRole('VICE_CHAIR') ?? (chosen !== undefined && serving.includes(chosen) ? chosen : undefined)
  );
}

export function isRecused(meeting: Meeting, person: string): boolean {
  return meeting.recused.some((line) => line.person === person);
}

export function isPresent(meeting: Meeting, person: string): boolean {
  return (meeting.attendance[person] ?? 'ABSENT') !== 'ABSENT';
}

export function isAble(meeting: Meeting, person: string): boolean {
  return isPresent(meeting, person) && !isRecused(meeting, person);
}

export function nameOf(meeting: Meeting, person: string): string | undefined {
  return (
    meeting.seats.find(({ seat }) => seat === person)?.name ?? meeting.substitutes.find(({ id }) => id === person)?.name
  );
}
