import { describe, expect, it } from 'vitest';
import { publish, resultsOf, type ToPublish, withdraw } from '../../../../shared/domain/survey/publication.ts';
import { type QualityResult, shownResults } from '../../../../shared/domain/survey/quality-result.ts';

const targets = { municipality: 75, committee: null };
const row = (contractId: string, value: number | null) => ({ contractId, name: contractId, value, answered: value });
const wanted = (...rows: readonly ReturnType<typeof row>[]): ToPublish => ({
  municipality: 'granvik',
  choiceSystemId: 'hemtjanst',
  source: 'NATIONAL',
  year: '2026',
  targets,
  rows: [...rows],
  by: 'Sam',
  at: '2026-10-01T08:00:00.000Z',
});

describe('a publication of results', () => {
  it('replaces the one before: who is no longer in it loses the result, also when it comes back empty', () => {
    const first = publish(null, wanted(row('B', 80), row('A', 70)));
    const second = publish(first, wanted(row('B', 81)));
    expect(second).toMatchObject({ rows: [{ contractId: 'B', value: 81 }], dropped: ['A'] });
    expect(Object.fromEntries(resultsOf(second))).toMatchObject({ A: null, B: { value: 81 } });
    expect(publish(second, wanted(row('A', 1))).dropped).toEqual(['B']);
  });

  it('gives nobody anything once it is withdrawn', () => {
    const withdrawn = withdraw(publish(null, wanted(row('A', 70), row('B', null))), {
      by: 'Kim',
      at: '2026-10-02T08:00:00.000Z',
    });
    expect([...resultsOf(withdrawn).values()]).toEqual([null, null]);
  });
});

describe('what is shown beside the choice', () => {
  const result = (source: QualityResult['source'], year: string, value: number | null): QualityResult => ({
    source,
    year,
    value,
    answered: null,
    targets,
  });

  it('is the latest of each survey, the municipality’s own first, beside the year before and no earlier one', () => {
    expect(
      shownResults([
        result('NATIONAL', '2024', 90),
        result('OWN', '2025', 60),
        result('OWN', '2026', 70),
        result('NATIONAL', '2026', 88),
      ]),
    ).toMatchObject([
      { source: 'OWN', year: '2026', value: 70, before: 60 },
      { source: 'NATIONAL', year: '2026', value: 88, before: null },
    ]);
    expect(shownResults([])).toEqual([]);
  });
});
