import { describe, expect, it } from 'vitest';
import {
  type AdvertCheck,
  advertStanding,
  asksAdvertOn,
  NationalAdvert,
  seenFrom,
} from '../../../../shared/domain/choice-system/national-advert.ts';

const first = {
  number: 1,
  publishedAt: '2026-01-07T12:00:00.000Z',
  nationalAdvert: { url: 'https://lov-uppdrag.example/granvik', confirmedOn: '2026-01-05', confirmedBy: 'Sam' },
};
const second = { ...first, number: 2, publishedAt: '2026-05-31T23:30:00.000Z' };
const rule = { confirmEveryMonths: 3, answerDays: 14, askAgainAfterDays: 7 };
const seen: AdvertCheck = {
  versionNumber: 1,
  seen: { url: 'https://lov-uppdrag.example/ny', confirmedOn: '2026-04-10', confirmedBy: 'Kim' },
};
const missed: AdvertCheck = { ...seen, missing: { on: '2026-05-02', by: 'Kim', action: 'Annonsen läggs upp igen.' } };

describe('the day to ask whether the national advert is live', () => {
  it.each([
    ['LOV 3:1: so many months after it was confirmed in order to publish', first, undefined, '2026-04-05'],
    ['so many months after it was last seen', first, seen, '2026-07-10'],
    ['so many days after it was not there', first, missed, '2026-05-09'],
    ['the day, in Sweden, that a later version is published', second, seen, '2026-06-01'],
    ['the same day though the advert was missed before, or nobody was ever asked', second, missed, '2026-06-01'],
    [
      'counted from the last sight again once somebody looked for the later version',
      second,
      { ...seen, versionNumber: 2 },
      '2026-07-10',
    ],
  ])('is %s', (_when, version, check, on) => {
    expect(asksAdvertOn(version, check, rule)).toBe(on);
  });
  it('is the day of publication for a second version that nobody has been asked of', () => {
    expect(asksAdvertOn(second, undefined, rule)).toBe('2026-06-01');
  });
});

describe('how the national advert stands', () => {
  it('is as it was last seen, whether to publish or since', () => {
    expect(advertStanding(first, undefined)).toEqual({ seen: first.nationalAdvert });
    expect(advertStanding(first, seen)).toEqual({ seen: seen.seen });
    const newer = { nationalAdvert: { ...first.nationalAdvert, confirmedOn: '2026-05-03' } };
    expect(advertStanding(newer, missed)).toEqual({ seen: newer.nationalAdvert });
  });

  it('says that it was not there until it is seen again', () => {
    expect(advertStanding(first, missed)).toEqual({ seen: seen.seen, missing: missed.missing });
  });

  it('is told anew by a sight of what is published, no older than the last', () => {
    expect([seenFrom(first, undefined), seenFrom(first, seen), seenFrom(second, seen)]).toEqual([
      '2026-01-07',
      '2026-04-10',
      '2026-06-01',
    ]);
  });
});

it('the address of an advert is one of the web: nothing else is linked to in public', () => {
  const url = 'javascript:alert(1)';
  expect(NationalAdvert.safeParse({ ...first.nationalAdvert, url }).success).toBe(false);
});
