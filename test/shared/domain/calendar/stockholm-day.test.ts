import { describe, expect, test } from 'vitest';
import { stockholmDay } from '../../../../shared/domain/calendar/stockholm-day.ts';

describe('LOV 4:5, FL 22 §: the day of arrival is the day in Sweden', () => {
  test.each([
    ['2026-01-15T22:59:59.999Z', '2026-01-15'],
    ['2026-01-15T23:00:00.000Z', '2026-01-16'],
    ['2026-07-15T21:59:59.999Z', '2026-07-15'],
    ['2026-07-15T22:00:00.000Z', '2026-07-16'],
    ['2026-03-28T23:30:00.000Z', '2026-03-29'],
    ['2026-10-24T22:30:00.000Z', '2026-10-25'],
    ['2026-12-31T23:30:00+01:00', '2026-12-31'],
  ])('%s arrives on %s', (instant, day) => {
    expect(stockholmDay(instant)).toBe(day);
  });
});
