import type { Period } from '../application/persons.ts';
import { dayNumber, type Day } from '../calendar/day.ts';

/** From a day up to, but not including, another. */
export interface Window {
  readonly from: Day;
  readonly before: Day;
}

/** A year of full-time work, in days; leap days are the applicant's gain. */
export const daysOfYear = 365;

/**
 * Full-time days worked within the window. Shares of work at the same time are added, but a day is never more than one.
 * A period without an end goes on; the last day of a period counts.
 */
export function fullTimeDays(periods: readonly Period[], window: Window): number {
  return sweep(periods, window, (share) => Math.min(share, 1));
}

/** Days within the window on which at least one period runs, each counted once whatever its share. */
export function calendarDays(periods: readonly Period[], window: Window): number {
  return sweep(periods, window, (share) => (share > 0 ? 1 : 0));
}

/** Periods that end before they begin. */
export function impossiblePeriods(periods: readonly Period[]): readonly Period[] {
  return periods.filter(({ from, to }) => to !== undefined && to < from);
}

/** Days as years with one decimal, rounded down so that a text never promises more than there is. */
export function yearsIn(days: number): { readonly sv: string; readonly en: string } {
  const years = (Math.floor((days / daysOfYear) * 10) / 10).toFixed(1);
  return { sv: years.replace('.', ','), en: years };
}

function sweep(periods: readonly Period[], window: Window, weigh: (share: number) => number): number {
  const [first, end] = [dayNumber(window.from), dayNumber(window.before)];
  const changes = periods
    .map(({ from, to, share }) => ({
      from: Math.max(dayNumber(from), first),
      before: Math.min(to === undefined ? end : dayNumber(to) + 1, end),
      share: Math.round(share * 1000),
    }))
    .filter(({ from, before }) => from < before)
    .flatMap(({ from, before, share }) => [
      { on: from, share },
      { on: before, share: -share },
    ])
    .toSorted((left, right) => left.on - right.on);
  let [days, running, since] = [0, 0, first];
  for (const change of changes) {
    days += (change.on - since) * weigh(running / 1000);
    running += change.share;
    since = change.on;
  }
  return Math.round(days * 1000) / 1000;
}
