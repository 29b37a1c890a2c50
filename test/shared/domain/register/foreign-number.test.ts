import { describe, expect, it } from 'vitest';
import { fileNumber, foreignKey, ForeignNumberText } from '../../../../shared/domain/register/foreign-number.ts';

describe('a number of a diary in another system', () => {
  it('OSL 5:2: is taken as that system writes it, and is no words of anybody’s, since mail carries it', () => {
    for (const number of ['KS 2026-00123', '2026/123', 'VON-2026-15', 'Dnr 2026:15', 'ÄN 2026/15-3', '15']) {
      expect(ForeignNumberText.safeParse(number).success, number).toBe(true);
    }
    for (const words of ['', ' ', 'KS', 'Anna Svensson 1970', 'se 15 eller 16', '15\n16', '1'.repeat(61)]) {
      expect(ForeignNumberText.safeParse(words).success, words).toBe(false);
    }
  });

  it('is found however it is spelt, and not by another number', () => {
    expect(foreignKey('KS 2026-00123')).toBe(foreignKey('ks-2026/123'));
    expect(foreignKey('KS 2026-123')).not.toBe(foreignKey('KS 2026-1230'));
    expect(foreignKey('Solgläntan')).toBeNull();
  });

  it('is shown with the own number beside it', () => {
    const entered = { number: 'KS 2026-123', by: 'Ebba Lind', at: '2026-03-02T09:00:00.000Z' };
    expect(fileNumber({ diaryNumber: 'SN 2026/00042' })).toBe('SN 2026/00042');
    expect(fileNumber({ diaryNumber: 'SN 2026/00042', foreignNumber: entered })).toBe('KS 2026-123 (SN 2026/00042)');
  });
});
