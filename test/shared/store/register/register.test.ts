import { describe, expect, it } from 'vitest';
import { nextDiaryNumber } from '../../../../shared/store/register/register.ts';
import { granvik } from '../../../support/granvik.ts';
import { useTables } from '../../../support/tables.ts';

useTables();

describe('the diary', () => {
  it('OSL 5:1: gives each number out once, also when fifty ask at the same time', async () => {
    const numbers = await Promise.all(Array.from({ length: 50 }, () => nextDiaryNumber(granvik, '2026-03-02')));
    expect(new Set(numbers).size).toBe(50);
    expect(numbers.toSorted().at(0)).toBe('SN 2026/00001');
    expect(numbers.toSorted().at(-1)).toBe('SN 2026/00050');
  });

  it('begins anew with the year, and keeps each municipality’s own count', async () => {
    expect(await nextDiaryNumber(granvik, '2027-01-01')).toBe('SN 2027/00001');
    expect(await nextDiaryNumber({ ...granvik, id: 'fjallberg', diaryPrefix: 'ÄN' }, '2027-06-30')).toBe(
      'ÄN 2027/00001',
    );
    expect(await nextDiaryNumber(granvik, '2027-12-31')).toBe('SN 2027/00002');
  });
});
