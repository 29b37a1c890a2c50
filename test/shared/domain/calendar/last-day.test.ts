import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayFromNumber, type Day } from '../../../../shared/domain/calendar/day.ts';
import { isHoliday, isWorkingDay } from '../../../../shared/domain/calendar/holiday.ts';
import { lastDay, nextWorkingDay, type Span } from '../../../../shared/domain/calendar/last-day.ts';

/** Easter Sundays 2020–2039, from an almanac. */
const easters = [
  '2020-04-12',
  '2021-04-04',
  '2022-04-17',
  '2023-04-09',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
  '2031-04-13',
  '2032-03-28',
  '2033-04-17',
  '2034-04-09',
  '2035-03-25',
  '2036-04-13',
  '2037-04-05',
  '2038-04-25',
  '2039-04-10',
];
const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];
const aroundEaster = new Set(easters.flatMap((easter) => [-2, 0, 1, 39, 49].map((days) => addDays(easter, days))));
const weekdayName = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** The same holidays, told in another way: by an almanac's Easter and by the week's names. */
function isHolidayByAlmanac(day: string): boolean {
  const monthDay = day.slice(5);
  const name = weekdayName.format(new Date(day));
  return (
    fixed.includes(monthDay) ||
    aroundEaster.has(day) ||
    (name === 'Friday' && monthDay >= '06-19' && monthDay <= '06-25') ||
    (name === 'Saturday' && monthDay >= '06-20' && monthDay <= '06-26') ||
    (name === 'Saturday' && monthDay >= '10-31' && monthDay <= '11-06')
  );
}

const twentyYears = Array.from({ length: 7305 }, (_, index) => addDays('2020-01-01', index));

describe('the calendar of time that runs out', () => {
  test('every day of twenty years is a holiday exactly when the almanac says so', () => {
    expect(twentyYears.at(-1)).toBe('2039-12-31');
    expect(twentyYears.filter((day) => isHoliday(day) !== isHolidayByAlmanac(day))).toEqual([]);
  });

  test('each of these years has sixteen holidays and eves', () => {
    const counts = easters.map((easter) =>
      twentyYears.filter((day) => day.slice(0, 4) === easter.slice(0, 4)).filter(isHoliday),
    );
    expect(new Set(counts.map(({ length }) => length))).toEqual(new Set([16]));
  });

  test('lag 1930:173 2 §: a last day is never a Saturday, a Sunday, a holiday or an eve, and never moves further than it must', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18_262, max: 25_500 }).map(dayFromNumber),
        fc.integer({ min: 0, max: 60 }),
        (start, days) => {
          const due = lastDay(start, { days });
          const plain = addDays(start, days);
          expect(isWorkingDay(due)).toBe(true);
          for (let day = plain; day < due; day = addDays(day, 1)) expect(isWorkingDay(day)).toBe(false);
          expect(due >= plain).toBe(true);
        },
      ),
    );
  });

  test.each<[Day, Span, Day, string]>([
    ['2026-03-13', { weeks: 3 }, '2026-04-07', 'Good Friday, and Easter after it'],
    ['2026-06-05', { weeks: 2 }, '2026-06-22', 'Midsummer Eve'],
    ['2026-12-03', { weeks: 3 }, '2026-12-28', 'Christmas Eve to the weekend'],
    ['2026-12-10', { weeks: 3 }, '2027-01-04', 'New Year’s Eve to the weekend'],
    ['2026-10-10', { weeks: 3 }, '2026-11-02', 'All Saints’ Day'],
    ['2026-03-02', { weeks: 3 }, '2026-03-23', 'an ordinary Monday'],
    ['2026-04-14', { months: 1 }, '2026-05-15', 'Ascension Day'],
    ['2026-01-31', { months: 1 }, '2026-03-02', 'the last of February, a Saturday'],
  ])('from %s, %o ends on %s: %s', (start: Day, span: Span, due: Day) => {
    expect(lastDay(start, span)).toBe(due);
  });

  test('a working day is its own next working day', () => {
    expect(nextWorkingDay('2026-03-03')).toBe('2026-03-03');
  });
});
