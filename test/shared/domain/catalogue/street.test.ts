import { describe, expect, it } from 'vitest';
import { areaOf, foldedStreet, readAddress, type StreetPart } from '../../../../shared/domain/catalogue/street.ts';

describe('an address as it is written', () => {
  it('is a street and a number, however it is spelt', () => {
    expect(readAddress('Storgatan 12')).toEqual({ street: 'storgatan', number: 12 });
    expect(readAddress('  STORGATAN   12 b ')).toEqual({ street: 'storgatan', number: 12 });
    expect(readAddress('Storgatan 12B')).toEqual({ street: 'storgatan', number: 12 });
    expect(readAddress('Åsa\u0300gatan')).toMatchObject({ number: null });
    expect(readAddress('Kung Karl 12:s väg 3')).toEqual({ street: 'kung karl 12:s väg', number: 3 });
    expect(readAddress('12')).toEqual({ street: '12', number: null });
    expect(readAddress('')).toEqual({ street: '', number: null });
    expect(foldedStreet('A\u030Agatan')).toBe('ågatan');
  });
});

describe('the area of an address', () => {
  const parts: StreetPart[] = [
    { street: 'Storgatan', from: 1, to: 19, area: 'Centrum' },
    { street: 'Storgatan', from: 20, side: 'EVEN', area: 'Norra' },
    { street: 'Storgatan', from: 21, side: 'ODD', area: 'Södra' },
  ];

  it('follows its number and side', () => {
    for (const [number, area] of [
      [1, 'Centrum'],
      [19, 'Centrum'],
      [20, 'Norra'],
      [21, 'Södra'],
      [9_999, 'Södra'],
    ] as const) {
      expect(areaOf(parts, number)).toEqual({ ok: true, value: area });
    }
  });

  it('needs the number where the street is parted, and only there', () => {
    expect(areaOf(parts, null)).toEqual({ ok: false, error: 'NUMBER_NEEDED' });
    expect(areaOf([{ street: 'Ågränd', area: 'Norra' }], null)).toEqual({ ok: true, value: 'Norra' });
    expect(areaOf([{ street: 'Ågränd', area: 'Norra' }], 7)).toEqual({ ok: true, value: 'Norra' });
  });

  it('is not guessed: not where no part fits, and not where the table contradicts itself', () => {
    expect(areaOf([], 1)).toEqual({ ok: false, error: 'UNKNOWN' });
    expect(areaOf(parts.slice(0, 1), 40)).toEqual({ ok: false, error: 'UNKNOWN' });
    expect(areaOf([...parts, { street: 'Storgatan', area: 'Östra' }], 3)).toEqual({ ok: false, error: 'UNKNOWN' });
  });
});
