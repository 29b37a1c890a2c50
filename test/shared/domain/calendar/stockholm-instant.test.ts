import { describe, expect, it } from 'vitest';
import { stockholmDay, stockholmInstant, stockholmTime } from '../../../../shared/domain/calendar/stockholm-day.ts';

describe('a time of day in Sweden', () => {
  it.each([
    ['2026-01-15', '09:30', '2026-01-15T08:30:00.000Z'],
    ['2026-07-15', '09:30', '2026-07-15T07:30:00.000Z'],
    ['2026-03-02', '00:00', '2026-03-01T23:00:00.000Z'],
    // The night in October when the hour between two and three is there twice, and that in March when it is not.
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ])('%s %s is an instant', (day, time, instant) => {
    expect(stockholmInstant(day, time)).toBe(instant);
  });

  it('leads back to its day and time', () => {
    const instant = stockholmInstant('2026-03-02', '00:00');
    expect([stockholmDay(instant), stockholmTime(instant)]).toEqual(['2026-03-02', '00:00']);
  });
});
