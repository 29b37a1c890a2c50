/** A calendar day in Sweden, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01. @throws RangeError when the text is not a day of the calendar. */
export function dayNumber(day: Day): number {
  const match = dayPattern.exec(day);
  if (match !== null) {
    const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const milliseconds = Date.UTC(year, month - 1, date);
    if (formatDay(milliseconds) === day) return milliseconds / millisecondsPerDay;
  }
  throw new RangeError(`Not a calendar day: ${day}`);
}

export function isDay(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

export function dayFromNumber(number: number): Day {
  return formatDay(number * millisecondsPerDay);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

export function addWeeks(day: Day, weeks: number): Day {
  return addDays(day, weeks * 7);
}

/** The day with the same number in the month, or the month's last day when it has no such day (lag 1930:173 1 §). */
export function addMonths(day: Day, months: number): Day {
  const start = new Date(dayNumber(day) * millisecondsPerDay);
  const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1);
  const monthLength = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate();
  return formatDay(first + (Math.min(start.getUTCDate(), monthLength) - 1) * millisecondsPerDay);
}

export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12);
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

function formatDay(milliseconds: number): Day {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
