import { describe, expect, it } from 'vitest';
import { PerService, termsPerService } from '../../../../shared/domain/application/service-terms.ts';

const scopes = ['Ledsagning', 'Hemtjänst', 'Ledsagning'].map((service) => ({ service }));
const places = { unit: 'PLACES', amount: 12 } as const;

describe('what is stated for one service alone', () => {
  it('is told in the order of what is applied for, once, and null is as for the whole', () => {
    const stated = { Hemtjänst: { hours: '07–22' }, Ledsagning: { capacity: places } };
    expect(termsPerService(stated, scopes)).toEqual([
      { service: 'Ledsagning', capacity: places, hours: null },
      { service: 'Hemtjänst', capacity: null, hours: '07–22' },
    ]);
  });

  it('is nothing when nothing is stated, or only of a service that is not applied for', () => {
    expect(termsPerService(undefined, scopes)).toEqual([]);
    expect(termsPerService({ Hemtjänst: {}, Städning: { hours: '08–17' } }, scopes)).toEqual([]);
  });

  it.each([
    ['a capacity of nothing', { Hemtjänst: { capacity: { unit: 'PLACES', amount: 0 } } }],
    ['another unit', { Hemtjänst: { capacity: { unit: 'DAYS', amount: 1 } } }],
    ['empty hours', { Hemtjänst: { hours: ' ' } }],
    ['what it does not know', { Hemtjänst: { price: 1 } }],
    ['a service without a name', { '': { hours: '07–22' } }],
    [
      'too many services',
      Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`Tjänst ${String(index)}`, {}])),
    ],
  ])('is not taken with %s', (_name, stated) => {
    expect(PerService.safeParse(stated).success).toBe(false);
  });
});
