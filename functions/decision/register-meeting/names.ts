import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { servingPersons } from '../../../shared/domain/decision/meeting/who-serves.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { Case } from './read-case.ts';

/** What the page is called, by whose meeting it is. */
export function meetingTitle({ meeting, committee }: Pick<Case, 'meeting' | 'committee'>, own: Municipality): Texts {
  return (meeting?.committee ?? committee).id === own.committee.id
    ? { sv: 'Nämndens beslut', en: 'The committee’s decision' }
    : { sv: 'Utskottets beslut', en: 'The subcommittee’s decision' };
}

/** A person on the meeting's roster: members under their seat's name, substitutes under their own. */
export interface Person {
  readonly person: string;
  readonly name: string;
}

/** Everybody on the roster, members first. */
export function rosterOf({ seats, substitutes }: Meeting): readonly Person[] {
  return [
    ...seats.map(({ seat, name }) => ({ person: seat, name })),
    ...substitutes.map(({ id, name }) => ({ person: id, name })),
  ];
}

/** Empty when nobody on the roster is meant. */
export function nameOf(meeting: Meeting, person: string): string {
  return rosterOf(meeting).find((line) => line.person === person)?.name ?? '';
}

/** Those who serve, are present and have no conflict of interest. */
export function servingOf(meeting: Meeting): readonly Person[] {
  return servingPersons(meeting).map((person) => ({ person, name: nameOf(meeting, person) }));
}
