import { isDay } from '../../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../../shared/domain/calendar/stockholm-day.ts';
import { adjust } from '../../../../shared/domain/decision/meeting/adjust.ts';
import type { Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { reserve } from '../../../../shared/domain/decision/meeting/reservation.ts';
import { valueOf } from '../../../../shared/http/form/form.ts';
import { nameOf } from '../names.ts';
import { type Entered, type Entry, told, wrong } from './entry.ts';
import { texts } from './texts.ts';

/** Somebody who served reserves themself against the declared result (KL 4:27). */
export function registerReservation(meeting: Meeting, { values, at, lang }: Entry): Entered {
  const person = valueOf(values, 'reservedPerson');
  const words = valueOf(values, 'reservation').trim();
  if (words.length > 5000) return wrong('reservation', texts.long, lang);
  return told(reserve(meeting, { person, words, at }), lang, {
    type: 'RESERVATION_REGISTERED',
    data: { number: meeting.number, heldOn: meeting.heldOn, person, name: nameOf(meeting, person), words },
    field: () => 'reservedPerson',
  });
}

/** The day on which the item's minutes were adjusted; reservations are closed with it. */
export function adjustMinutes(meeting: Meeting, { values, at, lang }: Entry): Entered {
  const on = valueOf(values, 'adjustedOn').trim();
  if (!isDay(on)) return wrong('adjustedOn', texts.adjustedOn, lang);
  return told(adjust(meeting, { on, today: stockholmDay(at), at }), lang, {
    type: 'MINUTES_ADJUSTED',
    data: { number: meeting.number, heldOn: meeting.heldOn, on },
    field: () => 'adjustedOn',
  });
}
