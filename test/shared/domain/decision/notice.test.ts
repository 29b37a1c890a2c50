import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekday } from '../../../../shared/domain/calendar/day.ts';
import { isHoliday } from '../../../../shared/domain/calendar/holiday.ts';
import { holds } from '../../../support/holds.ts';
import type { Decision } from '../../../../shared/domain/decision/decision.ts';
import {
  damagesLastDay,
  giveNotice,
  mentionsLegalityReview,
  Notice,
  remedyDay,
  remedyLastDay,
  remedyRule,
} from '../../../../shared/domain/decision/notice.ts';
import { decisionOf, errorOf, finding, value } from './builders.ts';

const court = { name: 'Förvaltningsrätten i Granvik', address: 'Box 100, 123 45 Granvik' };
const proof = { kind: 'ACKNOWLEDGED', by: 'Nils Rask', taskId: '01J' } as const;
const sent: Notice = {
  schemaVersion: 1,
  status: 'SENT',
  noticeId: '01J',
  decisionNumber: 1,
  channel: 'TASK_LINK',
  address: 'nils.rask@omsorg.example',
  sentAt: '2026-03-11T08:00:00.000Z',
};

function decision(result: 'MET' | 'NOT_MET'): Decision {
  return decisionOf({ findings: [finding('G-01', result), finding('S-01', 'MET')] });
}

describe('the rule for correction', () => {
  it('LOV 8:2, 10:3: names the court, in writing, three weeks from when the notice was given, and no day', () => {
    const { sv, en } = remedyRule(court);
    expect(sv).toContain('Förvaltningsrätten i Granvik, Box 100, 123 45 Granvik');
    expect(sv).toMatch(/skriftlig/);
    expect(sv).toMatch(/inom tre veckor från det att du gavs/);
    expect(en).toMatch(/in writing .* three weeks from when this notice was given/);
    expect(`${sv} ${en}`).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  it('LOV 10:4: never speaks of KL’s appeal', () => {
    const texts = [remedyRule(court), remedyDay('2026-04-01')];
    expect(texts.filter(({ sv, en }) => mentionsLegalityReview(sv) || mentionsLegalityReview(en))).toEqual([]);
  });

  it.each([
    'Beslutet kan överklagas genom laglighetsprövning.',
    'Så här överklagar du',
    'Se 13 kap. kommunallagen.',
    'The decision may be subject to legality review.',
  ])('LOV 10:4: recognises KL’s appeal in a text: %s', (text) => {
    expect(mentionsLegalityReview(text)).toBe(true);
  });
});

describe('the last days', () => {
  it.each([
    ['an ordinary Wednesday', '2026-03-11T10:00:00.000Z', '2026-04-01'],
    ['Good Friday: the Tuesday after Easter', '2026-03-13T10:00:00.000Z', '2026-04-07'],
    ['Midsummer Eve: the Monday after', '2026-05-29T10:00:00.000Z', '2026-06-22'],
    ['Christmas Eve: the Monday after', '2026-12-03T10:00:00.000Z', '2026-12-28'],
    ['New Year’s Eve: the Monday after', '2026-12-10T10:00:00.000Z', '2027-01-04'],
    ['given late in the evening, the next day in Sweden', '2026-03-10T23:30:00.000Z', '2026-04-01'],
  ])('LOV 10:3, lag 1930:173: three weeks that end on %s', (_case, givenAt, expected) => {
    expect(remedyLastDay(givenAt)).toBe(expected);
  });

  it('LOV 10:5: damages can be sued for within a year from the decision not to approve', () => {
    expect(damagesLastDay('2026-03-10')).toBe('2027-03-10');
    expect(damagesLastDay('2025-12-24')).toBe('2026-12-28');
  });
});

describe('giveNotice', () => {
  const givenAt = '2026-03-12T06:30:00.000Z';

  it('LOV 10:3: records when a refusal’s notice was given, and only then is there a last day', () => {
    const given = value(giveNotice(sent, decision('NOT_MET'), { at: givenAt, proof }));
    expect(given).toMatchObject({ status: 'GIVEN', givenAt, proof, remedyLastDay: '2026-04-02' });
    expect(Notice.parse(given)).toEqual(given);
  });

  it('LOV 10:1: gives an approval no last day, as there is nothing to correct', () => {
    expect(value(giveNotice(sent, decision('MET'), { at: givenAt, proof }))).not.toHaveProperty('remedyLastDay');
  });

  it('keeps what was recorded first', () => {
    const given = value(giveNotice(sent, decision('MET'), { at: givenAt, proof }));
    expect(errorOf(giveNotice(given, decision('MET'), { at: '2026-03-20T06:30:00.000Z', proof }))).toBe(
      'ALREADY_GIVEN',
    );
  });

  it('was not given before it was sent, nor for another decision', () => {
    expect(errorOf(giveNotice(sent, decision('MET'), { at: '2026-03-11T07:59:59.000Z', proof }))).toBe('BEFORE_SENT');
    const another = { ...decision('MET'), number: 2 };
    expect(errorOf(giveNotice(sent, another, { at: givenAt, proof }))).toBe('ANOTHER_DECISION');
  });
});

describe('the last day over twenty years', () => {
  it('LOV 10:3, lag 1930:173: is three weeks on, on the first day after that is no Saturday, Sunday, holiday or eve, whatever the hour of the notice', () => {
    holds(
      fc.property(fc.integer({ min: 0, max: 7304 }), fc.integer({ min: 0, max: 1439 }), (days, minute) => {
        const givenOn = addDays('2026-01-01', days);
        const clock = new Date(`${givenOn}T00:00:00Z`).getTime() + minute * 60_000;
        // Sweden is an hour ahead of UTC, two in summer: late in the evening the notice is given on the next day there.
        const swedish = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(clock);
        const last = remedyLastDay(new Date(clock).toISOString());
        const moved = daysBetween(addDays(swedish, 21), last);
        expect(moved).toBeGreaterThanOrEqual(0);
        expect(isFree(last)).toBe(false);
        for (let day = 0; day < moved; day += 1) expect(isFree(addDays(swedish, 21 + day))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('moves past each of the three eves', () => {
    expect(remedyLastDay('2026-05-29T10:00:00.000Z')).toBe('2026-06-22');
    expect(remedyLastDay('2026-12-03T10:00:00.000Z')).toBe('2026-12-28');
    expect(remedyLastDay('2026-12-10T10:00:00.000Z')).toBe('2027-01-04');
  });
});

function isFree(day: string): boolean {
  return weekday(day) > 5 || isHoliday(day);
}
