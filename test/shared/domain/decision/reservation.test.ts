import { describe, expect, it } from 'vitest';
import { adjust } from '../../../../shared/domain/decision/meeting/adjust.ts';
import { declareResult } from '../../../../shared/domain/decision/meeting/declare.ts';
import { Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { callSubstitute, recuse } from '../../../../shared/domain/decision/meeting/presence.ts';
import { reserve } from '../../../../shared/domain/decision/meeting/reservation.ts';
import { at, errorOf, meetingWith, value } from './builders.ts';

const declaration = { proposal: 'P1', paragraph: '97', at };
const by = (person: string, words = '') => ({ person, words, at });

/** Seat 4's member is recused and E1 serves on it; 6 and 7 are absent. */
function declared() {
  const recused = value(recuse(meetingWith(['1', '2', '3', '4', '5', 'E1', 'E2']), { ...by('4'), reason: 'Granne' }));
  return value(declareResult(value(callSubstitute(recused, '4')), declaration));
}

describe('a reservation', () => {
  it('KL 4:27: is made against a declared result by somebody who took part, once, and leaves the result as it is', () => {
    const before = declared();
    const reserved = value(reserve(value(reserve(before, by('3', ' Underlaget räcker inte. '))), by('E1')));
    expect(reserved.reservations).toEqual([
      { person: '3', name: before.seats[2]?.name, words: 'Underlaget räcker inte.', at },
      { person: 'E1', name: before.substitutes[0]?.name, at },
    ]);
    expect(reserved.declared).toEqual(before.declared);
    expect(Meeting.parse(reserved)).toEqual(reserved);
    expect(errorOf(reserve(reserved, by('3', 'Igen.')))).toBe('ALREADY_RESERVED');
  });

  it.each([
    ['the recused', '4'],
    ['the absent', '6'],
    ['a substitute who was there but did not serve', 'E2'],
    ['a stranger', 'constructor'],
    ['nobody', ''],
  ])('KL 4:27: is not %s’s to make', (_who, person) => {
    expect(errorOf(reserve(declared(), by(person)))).toBe('DID_NOT_SERVE');
  });

  it('KL 5:67: is about a decision, so there is none before the result', () => {
    expect(errorOf(reserve(meetingWith(['1', '2', '3', '4']), by('3')))).toBe('NOT_DECLARED');
  });
});

describe('the adjustment of the minutes', () => {
  const on = '2026-03-09';

  it('KL 5:69: is registered once, and closes the item to reservations', () => {
    const { heldOn } = declared();
    const adjusted = value(adjust(declared(), { on: heldOn, today: heldOn, at }));
    expect(adjusted.adjusted).toEqual({ on: heldOn, at });
    expect(Meeting.parse(adjusted)).toEqual(adjusted);
    expect(errorOf(reserve(adjusted, by('3')))).toBe('ADJUSTED');
    expect(errorOf(adjust(adjusted, { on, today: on, at }))).toBe('ADJUSTED');
  });

  it('is on no day before the meeting or to come, and of no item without a result', () => {
    expect(errorOf(adjust(declared(), { on: '2026-01-01', today: on, at }))).toBe('ADJUSTED_ON_WRONG_DAY');
    expect(errorOf(adjust(declared(), { on: '2026-03-10', today: on, at }))).toBe('ADJUSTED_ON_WRONG_DAY');
    expect(errorOf(adjust(meetingWith(['1', '2', '3', '4']), { on, today: on, at }))).toBe('NOT_DECLARED');
  });
});
