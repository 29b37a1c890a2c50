import { describe, expect, it } from 'vitest';
import { resultOf } from '../../../../shared/domain/survey/survey.ts';

const tally = { contractId: 'A', name: 'Solgläntan', issued: 20, answered: 10, overall: 0, expectations: 0, ideal: 0 };
const graded = (grade: number) => ({ ...tally, overall: 10 * grade, expectations: 10 * grade, ideal: 10 * grade });

describe('the index', () => {
  it('goes from 0 to 100, with the three questions weighing the same', () => {
    expect(resultOf(graded(1), 5)).toMatchObject({ index: 0, answered: 10, silent: 50 });
    expect(resultOf(graded(10), 5).index).toBe(100);
    const [a, b, c] = ['overall', 'expectations', 'ideal'].map(
      (name) => resultOf({ ...graded(5), [name]: 80 }, 5).index,
    );
    expect([b, c]).toEqual([a, a]);
  });

  it('tells nothing of fewer than may be shown', () => {
    expect(resultOf({ ...graded(5), answered: 4 }, 5)).toMatchObject({ index: null, answered: null, silent: null });
  });
});
