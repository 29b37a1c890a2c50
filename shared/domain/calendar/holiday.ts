import { addDays, weekday, type Day } from './day.ts';

/** Easter Sunday of a year (Gregorian, Meeus–Jones–Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return `${String(year)}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** The public holidays (lag 1989:253) and the three eves that count as them when time runs out (lag 1930:173 2 §). */
export function holidays(year: number): ReadonlySet<Day> {
  const on = (monthDay: string): Day => `${String(year)}-${monthDay}`;
  const easter = easterSunday(year);
  const midsummerDay = nextWeekday(on('06-20'), 6);
  return new Set([
    on('01-01'),
    on('01-06'),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    on('05-01'),
    addDays(easter, 39),
    addDays(easter, 49),
    on('06-06'),
    addDays(midsummerDay, -1),
    midsummerDay,
    nextWeekday(on('10-31'), 6),
    on('12-24'),
    on('12-25'),
    on('12-26'),
    on('12-31'),
  ]);
}

/** Whether the day is a public holiday or Midsummer, Christmas or New Year's Eve; an ordinary Sunday is not asked here. */
export function isHoliday(day: Day): boolean {
  return holidays(Number(day.slice(0, 4))).has(day);
}

/** Whether something that must be done at the latest may end on this day (lag 1930:173 2 §). */
export function isWorkingDay(day: Day): boolean {
  return weekday(day) < 6 && !isHoliday(day);
}

/** The day itself, or the first one after it that falls on the weekday (1 = Monday … 7 = Sunday). */
function nextWeekday(day: Day, wanted: number): Day {
  return addDays(day, (wanted - weekday(day) + 7) % 7);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
