import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Period } from '../../../../shared/domain/application/persons.ts';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import {
  calendarDays,
  fullTimeDays,
  impossiblePeriods,
  yearsIn,
} from '../../../../shared/domain/requirement/periods.ts';

const window = { from: '2024-01-01', before: '2024-07-01' };
const windowDays = Array.from({ length: 182 }, (_, index) => addDays(window.from, index));

const period: fc.Arbitrary<Period> = fc
  .record({
    start: fc.integer({ min: -100, max: 250 }),
    length: fc.option(fc.integer({ min: 0, max: 300 })),
    share: fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100),
  })
  .map(({ start, length, share }) => ({
    from: addDays(window.from, start),
    ...(length === null ? {} : { to: addDays(window.from, start + length) }),
    share,
    employer: 'Fjällbergs kommun',
    field: 'ELDERLY_CARE',
  }));

/** Day by day, as one would do it on paper. */
function byHand(periods: readonly Period[], weigh: (share: number) => number): number {
  return windowDays
    .map((day) => periods.filter(({ from, to }) => from <= day && (to === undefined || day <= to)))
    .map((running) => weigh(running.reduce((sum, { share }) => sum + share, 0)))
    .reduce((sum, share) => sum + share, 0);
}

describe('counting periods of work', () => {
  test('full-time days are what a count day by day gives: overlaps once, shares added, never above one', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), (periods) => {
        expect(fullTimeDays(periods, window)).toBeCloseTo(
          byHand(periods, (share) => Math.min(share, 1)),
          2,
        );
      }),
    );
  });

  test('calendar days are each day once, whatever its share', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 8 }), (periods) => {
        expect(calendarDays(periods, window)).toBe(byHand(periods, (share) => (share > 0 ? 1 : 0)));
      }),
    );
  });

  test('one more period never gives less', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 5 }), period, (periods, more) => {
        expect(fullTimeDays([...periods, more], window)).toBeGreaterThanOrEqual(fullTimeDays(periods, window));
      }),
    );
  });

  test('a period that ends before it begins counts for nothing and is told', () => {
    const wrong: Period = {
      from: '2024-03-01',
      to: '2024-02-01',
      share: 1,
      employer: 'Fjällbergs kommun',
      field: 'OTHER',
    };
    expect(fullTimeDays([wrong], window)).toBe(0);
    expect(impossiblePeriods([wrong])).toEqual([wrong]);
  });

  test('years are rounded down, so that a text never promises more than there is', () => {
    expect(yearsIn(729)).toEqual({ sv: '1,9', en: '1.9' });
    expect(yearsIn(730)).toEqual({ sv: '2,0', en: '2.0' });
  });
});
