import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWeeks,
  addYears,
  dayFromNumber,
  daysBetween,
  isDay,
  weekday,
} from '../../../../shared/domain/calendar/day.ts';

/** 2020-01-01 … 2039-12-31. */
const day = fc.integer({ min: 18_262, max: 25_566 }).map(dayFromNumber);

describe('days', () => {
  test('adding days and taking the difference are each other’s inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (start, days) => {
        expect(daysBetween(start, addDays(start, days))).toBe(days);
      }),
    );
  });

  test('a week later is the same weekday', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (start, weeks) => {
        expect(weekday(addWeeks(start, weeks))).toBe(weekday(start));
      }),
    );
  });

  test('lag 1930:173 1 §: a month later has the same number, or is the last day of its month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), (start, months) => {
        const end = addMonths(start, months);
        const sameNumber = end.slice(8) === start.slice(8);
        expect(sameNumber || addDays(end, 1).endsWith('-01')).toBe(true);
        const between = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        expect(between(end) - between(start)).toBe(months);
      }),
    );
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i month is %s', (start, months, end) => {
    expect(addMonths(start, months)).toBe(end);
  });

  test('a year after a leap day is the last of February', () => {
    expect(addYears('2028-02-29', 1)).toBe('2029-02-28');
  });

  test('what is no day of the calendar is not taken for one', () => {
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '20260101', '2026-01-01T00:00'].filter(isDay)).toEqual([]);
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
  });

  test.each([
    ['2026-03-02', 1],
    ['2026-03-08', 7],
    ['1969-12-31', 3],
  ])('%s is weekday %i', (on, number) => {
    expect(weekday(on)).toBe(number);
  });
});
