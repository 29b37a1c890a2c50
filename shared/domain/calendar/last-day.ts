import { addDays, addMonths, addWeeks, type Day } from './day.ts';
import { isWorkingDay } from './holiday.ts';

/** A length of time, in one unit. */
export type Span = { readonly days: number } | { readonly weeks: number } | { readonly months: number };

/**
 * The last day of a time that starts on a day: the same weekday or day of the month (lag 1930:173 1 §),
 * moved to the next weekday from a Saturday, a Sunday, a holiday or one of the three eves (2 §).
 */
export function lastDay(start: Day, span: Span): Day {
  return nextWorkingDay(end(start, span));
}

/** The day itself when it is a working day, otherwise the first working day after it. */
export function nextWorkingDay(day: Day): Day {
  let candidate = day;
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

function end(start: Day, span: Span): Day {
  if ('weeks' in span) return addWeeks(start, span.weeks);
  if ('months' in span) return addMonths(start, span.months);
  return addDays(start, span.days);
}
