import type { Day } from './day.ts';

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Sweden at an instant (ISO 8601): the day on which something arrived (LOV 4:5, FL 22 §). */
export function stockholmDay(instant: string): Day {
  const parts = new Map(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });

/**
 * The instant at which it is a time of day, `HH:MM`, on a day in Sweden. Of an hour that there is twice the first; one that
 * there is not counts as the hour after it.
 */
export function stockholmInstant(day: Day, time: string): string {
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const instants = [2, 1].map((hours) => new Date(wall - hours * 60 * 60 * 1000).toISOString());
  const fits = (instant: string): boolean => stockholmDay(instant) === day && stockholmTime(instant) === time;
  return instants.find(fits) ?? instants[1] ?? '';
}

/** The time of day in Sweden at an instant, `HH:MM`. */
export function stockholmTime(instant: string): string {
  return clock.format(new Date(instant));
}
