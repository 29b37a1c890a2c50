import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNational } from '../../../../shared/domain/survey/national.ts';
import { holds } from '../../../support/holds.ts';

const units = [
  { contractId: 'A', id: 'granvik.A', name: 'Solgläntan AB' },
  { contractId: 'B', id: 'granvik.B', name: 'Granviks hemtjänst' },
  { contractId: 'C1', id: 'granvik.C1', name: 'Två Lika' },
  { contractId: 'C2', id: 'granvik.C2', name: 'Två Lika' },
];
const read = (text: string, passOver = false) => readNational(text, units, { fewest: 5, passOver });
const faultsOf = (text: string) => read(text).faults.map(({ line, column }) => [line, column]);

describe('a table of the national survey', () => {
  it('is read as a spreadsheet gives it: headings, tabs or semicolons, percent signs, decimals and any case', () => {
    const text = 'Enhet\tAntal svar\tAndel nöjda\r\nsolgläntan  ab\t41\t87,5 %\r\n\r\n"Granviks hemtjänst";120;91\r\n';
    expect(read(text)).toEqual({
      faults: [],
      strange: [],
      rows: [
        { contractId: 'A', name: 'Solgläntan AB', value: 88, answered: 41 },
        { contractId: 'B', name: 'Granviks hemtjänst', value: 91, answered: 120 },
      ],
    });
  });

  it.each(['..', '', '–', 'x'])('shows nothing where the file leaves the number out: %j', (left) => {
    expect(read(`Solgläntan AB;6;${left}`).rows).toMatchObject([{ value: null, answered: null }]);
    expect(read(`Solgläntan AB;${left};${left}`).rows).toMatchObject([{ value: null, answered: null }]);
  });

  it('shows nothing of fewer than may be shown', () => {
    expect(read('Solgläntan AB;4;100').rows).toMatchObject([{ value: null, answered: null }]);
    expect(read('Solgläntan AB;5;100').rows).toMatchObject([{ value: 100, answered: 5 }]);
  });

  it('tells two of one name apart by the id of the catalogue', () => {
    expect(faultsOf('Två Lika;40;80')).toEqual([[1, 'id']]);
    expect(read('Två Lika;40;80;granvik.C2').rows).toMatchObject([{ contractId: 'C2', value: 80 }]);
    expect(faultsOf('Två Lika;40;80;granvik.C9')).toEqual([[1, 'id']]);
  });

  it.each([
    ['an unknown unit', 'Okänd;40;80', 'unit'],
    ['a number above the scale', 'Solgläntan AB;40;101', 'content'],
    ['a share that lost its percent sign', 'Solgläntan AB;40;0,88', 'content'],
    ['words for a number', 'Solgläntan AB;40;bra', 'content'],
    ['a number without how many answered', 'Solgläntan AB;;80', 'answered'],
    ['a count that is none', 'Solgläntan AB;-3;80', 'answered'],
    ['more columns than there are', 'Solgläntan AB;40;80;;5', 'id'],
    ['nothing', ' \n ', 'unit'],
  ])('says where the fault is: %s', (_what, text, column) => {
    expect(faultsOf(text)).toEqual([[1, column]]);
  });

  it('finds a unit that comes twice, and says where it was', () => {
    const { faults } = read('Enhet;Svar;Andel\nSolgläntan AB;40;80\nSOLGLÄNTAN AB;41;81');
    expect(faults).toMatchObject([{ line: 3, column: 'unit', says: { sv: 'Enheten finns redan på rad 2' } }]);
  });

  it('passes over whom the catalogue does not have when that is asked for, and says who', () => {
    expect(read('Okänd;40;80\nSolgläntan AB;40;80', true)).toMatchObject({
      faults: [],
      strange: ['Okänd'],
      rows: [{ contractId: 'A' }],
    });
  });

  it('takes no more than 2,000 lines', () => {
    expect(faultsOf('Okänd;40;80\n'.repeat(2001))).toEqual([[2001, 'unit']]);
  });

  it('never shows what is off the scale or of too few, whatever is pasted', () => {
    const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.integer({ min: -5, max: 200 }).map(String));
    holds(
      fc.property(fc.array(fc.tuple(fc.constantFrom('Solgläntan AB', 'Två Lika', 'Okänd'), cell, cell)), (lines) => {
        const { rows } = read(lines.map((cells) => cells.join('\t')).join('\n'));
        for (const { value, answered } of rows) {
          expect(value === null ? answered : value >= 0 && value <= 100 && (answered ?? 0) >= 5).toBe(
            value === null ? null : true,
          );
        }
      }),
    );
  });
});
