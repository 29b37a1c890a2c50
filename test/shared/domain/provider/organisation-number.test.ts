import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkDigit,
  isOrganisationNumber,
  parseOrganisationNumber,
} from '../../../../shared/domain/provider/organisation-number.ts';

const organisation = fc
  .tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 20, max: 99 }), fc.integer({ min: 0, max: 99_999 }))
  .map(([group, high, rest]) => `${String(group)}${String(high)}${String(rest).padStart(5, '0')}`)
  .map((nine) => `${nine}${String(checkDigit(nine))}`);

describe('organisation numbers', () => {
  test('a number is read with and without hyphen, spaces and the prefix 16', () => {
    fc.assert(
      fc.property(organisation, (digits) => {
        const number = `${digits.slice(0, 6)}-${digits.slice(6)}`;
        for (const text of [
          digits,
          number,
          `16${digits}`,
          `16${number}`,
          ` ${digits.slice(0, 6)} - ${digits.slice(6)} `,
        ])
          expect(parseOrganisationNumber(text)).toEqual({ ok: true, value: { number, shape: 'ORGANISATION' } });
      }),
    );
  });

  test('one wrong digit is always found', () => {
    fc.assert(
      fc.property(organisation, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, change) => {
        const wrong = (Number(digits.charAt(at)) + change) % 10;
        expect(isOrganisationNumber(`${digits.slice(0, at)}${String(wrong)}${digits.slice(at + 1)}`)).toBe(false);
      }),
    );
  });

  test.each(['121212-1212', '19121212-1212', '121212+1212', '1212121212'])(
    'a sole trader’s %s has the shape of a personal number',
    (text) => {
      expect(parseOrganisationNumber(text)).toEqual({
        ok: true,
        value: { number: '121212-1212', shape: 'PERSONAL' },
      });
    },
  );

  test('a coordination number counts as personal', () => {
    const nine = '121272121';
    expect(parseOrganisationNumber(`${nine}${String(checkDigit(nine))}`)).toMatchObject({
      value: { shape: 'PERSONAL' },
    });
  });

  test.each([
    ['', 'FORMAT'],
    ['55999990', 'FORMAT'],
    ['559999-90099', 'FORMAT'],
    ['ABCDEF-GHIJ', 'FORMAT'],
    ['16121212-1212', 'FORMAT'],
    ['19559999-9009', 'FORMAT'],
    ['121332-1212', 'FORMAT'],
    ['120230-1212', 'FORMAT'],
    ['559999-9008', 'CHECK_DIGIT'],
    ['121212-1213', 'CHECK_DIGIT'],
  ])('%s is refused: %s', (text, error) => {
    expect(parseOrganisationNumber(text)).toEqual({ ok: false, error });
  });
});
