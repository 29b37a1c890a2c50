import { describe, expect, it } from 'vitest';
import { circularText, standingOf } from '../../../../shared/domain/contract/circular.ts';
import { granvik } from '../../../support/granvik.ts';

describe('where a copy of a circular stands', () => {
  it.each([
    [{ isReachable: false, task: undefined, mail: undefined }, 'NOT_REACHABLE'],
    [{ isReachable: true, task: 'OPEN', mail: 'PENDING' }, 'UNDERWAY'],
    [{ isReachable: true, task: 'OPEN', mail: undefined }, 'UNDERWAY'],
    [{ isReachable: true, task: 'OPEN', mail: 'DONE' }, 'SENT'],
    [{ isReachable: true, task: 'OPEN', mail: 'FAILED' }, 'NOT_ARRIVED'],
    [{ isReachable: true, task: 'OPEN', mail: 'RESENT' }, 'SENT_AGAIN'],
    [{ isReachable: true, task: 'OPEN', mail: 'LETTER' }, 'BY_LETTER'],
    [{ isReachable: true, task: 'OPEN', mail: 'LETTER_SENT' }, 'LETTER_SENT'],
    [{ isReachable: true, task: 'REVOKED', mail: 'DONE' }, 'TAKEN_BACK'],
  ] as const)('%o is %s', (copy, standing) => {
    expect(standingOf(copy)).toBe(standing);
  });

  it('is that it was received, whatever the mail service said of the mail', () => {
    for (const mail of ['DONE', 'FAILED', 'LETTER', undefined] as const) {
      expect(standingOf({ isReachable: true, task: 'ANSWERED', mail })).toBe('RECEIVED');
    }
  });
});

it('LOV 1:2: a circular says the same to everybody: nothing in it is of one provider', () => {
  const services = ['Hemtjänst', 'Boendestöd'];
  const text = circularText(granvik, {
    subject: 'Möte',
    words: 'Välkomna.\n\nMed kaffe.',
    by: 'Sam Ordning',
    services,
  });
  expect(text.split('\n\n').slice(0, 3)).toEqual(['Möte', 'Välkomna.', 'Med kaffe.']);
  expect(text).toContain('(Hemtjänst, Boendestöd)');
  expect(text).toContain(granvik.coordinator.email);
});
