import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check } from '../../../../../shared/domain/requirement/check-kinds/check.ts';
import { RatioCheck, wantedFor } from '../../../../../shared/domain/requirement/check-kinds/ratio.ts';
import { completeApplication, withContent } from '../../../../support/application-builder.ts';
import { asked, run } from './run-check.ts';

const a = completeApplication();
const figure = (key: string, sv: string, en: string) => ({ from: 'FIGURE', figure: key, title: { sv, en } }) as const;
const amount = figure('insurance.amount', 'Försäkringsbelopp', 'Insured amount');
const supervisors = figure('supervisors', 'Arbetsledare', 'Supervisors');
const staff = figure('staff', 'Personal', 'Staff');
const permitted = figure('permit.places', 'Platser enligt tillståndet', 'Places by the permit');
const withFigures = (figures: Record<string, number>) => withContent(a, { figures });

describe('a number at least', () => {
  const check: Check = {
    kind: 'number-at-least',
    of: amount,
    atLeast: 10_000_000,
    unit: { sv: 'kronor', en: 'SEK' },
    proof: [],
    reading: 'NOT_NEEDED',
  };

  test('is met from the number on, and below it suggested as not met: a person says so', () => {
    expect(run(check, withFigures({ 'insurance.amount': 10_000_000 })).result).toBe('MET');
    expect(run(check, withFigures({ 'insurance.amount': 9_999_999.99 }))).toMatchObject({
      result: 'NEEDS_HUMAN',
      suggestion: 'NOT_MET',
    });
  });

  test('a number that is not stated is asked for by its name', () => {
    const outcome = run(check);
    expect(asked(outcome)).toEqual([{ kind: 'FIELD', field: 'figures.insurance.amount' }]);
    expect(outcome.reason.sv).toContain('Försäkringsbelopp');
  });

  test('where somebody reads the proof, a number is a suggestion only; the proof is asked for', () => {
    const read: Check = { ...check, reading: 'BY_PERSON', proof: ['insurance.certificate'] };
    const application = withFigures({ 'insurance.amount': 20_000_000 });
    expect(run(read, application)).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'MET' });
    expect(asked(run(read, { ...application, evidence: [] }))).toEqual([
      { kind: 'EVIDENCE', evidence: 'insurance.certificate' },
    ]);
  });

  test('an amount that a person judges gets no suggestion', () => {
    const outcome = run({ ...check, atLeast: 'JUDGED_BY_PERSON' }, withFigures({ 'insurance.amount': 1 }));
    expect(outcome.result).toBe('NEEDS_HUMAN');
    expect(outcome.suggestion).toBeUndefined();
  });

  test('how many have a role can be counted', () => {
    const board: Check = { ...check, of: { from: 'PERSONS', role: 'MANAGER' }, atLeast: 1 };
    expect(run(board).result).toBe('MET');
    expect(run(board, withContent(a, { persons: [] })).suggestion).toBe('NOT_MET');
  });
});

describe('a ratio by a table', () => {
  const steps = [
    { from: 1, atLeast: 1 },
    { from: 16, atLeast: 2 },
    { from: 31, atLeast: 3 },
  ];
  const check: Check = {
    kind: 'ratio',
    count: supervisors,
    per: staff,
    steps,
    beyond: { each: 20, more: 1 },
    proof: [],
    reading: 'NOT_NEEDED',
  };

  test.each([
    [0, 0],
    [1, 1],
    [15, 1],
    [16, 2],
    [31, 3],
    [32, 4],
    [51, 4],
    [52, 5],
  ])('%i of staff needs %i', (per, wanted) => {
    expect(wantedFor(per, steps, { each: 20, more: 1 })).toBe(wanted);
    expect(run(check, withFigures({ staff: per, supervisors: wanted })).result).toBe('MET');
    if (wanted > 0)
      expect(run(check, withFigures({ staff: per, supervisors: wanted - 0.5 })).suggestion).toBe('NOT_MET');
  });

  test('a table that does not rise is refused', () => {
    expect(RatioCheck.safeParse({ ...check, steps: [...steps].reverse() }).success).toBe(false);
  });

  test('without a rule beyond the table its last step holds for all above', () => {
    expect(wantedFor(1000, steps, undefined)).toBe(3);
  });

  test('more to look after never demands fewer, and more of those who do it never harms', () => {
    const rising = fc
      .uniqueArray(fc.nat(200), { minLength: 1, maxLength: 6 })
      .map((froms) =>
        froms.toSorted((left, right) => left - right).map((from, index) => ({ from, atLeast: index + 1 })),
      );
    fc.assert(
      fc.property(
        rising,
        fc.nat(400),
        fc.nat(50),
        fc.nat(20),
        fc.integer({ min: 1, max: 30 }),
        (table, per, more, count, each) => {
          const beyond = { each, more: 1 };
          expect(wantedFor(per + more, table, beyond)).toBeGreaterThanOrEqual(wantedFor(per, table, beyond));
          const own: Check = { ...check, steps: table, beyond };
          if (run(own, withFigures({ staff: per, supervisors: count })).result === 'MET')
            expect(run(own, withFigures({ staff: per, supervisors: count + more })).result).toBe('MET');
        },
      ),
    );
  });
});

describe('comparing two numbers', () => {
  const check: Check = {
    kind: 'compare',
    left: { from: 'CAPACITY' },
    relation: 'AT_MOST',
    right: permitted,
    proof: [],
    reading: 'NOT_NEEDED',
  };
  const places = (applied: number | null, permit: number) =>
    withContent(a, { capacity: { unit: 'PLACES', amount: applied }, figures: { 'permit.places': permit } });

  test.each([
    [8, 8, 'MET'],
    [8, 9, 'MET'],
    [9, 8, 'NEEDS_HUMAN'],
  ] as const)('%i places with a permit for %i: %s', (applied, permit, result) => {
    expect(run(check, places(applied, permit)).result).toBe(result);
  });

  test('no ceiling is nothing to compare with: a person judges', () => {
    const outcome = run(check, places(null, 8));
    expect(outcome.result).toBe('NEEDS_HUMAN');
    expect(outcome.suggestion).toBeUndefined();
  });

  test('at most, at least and equal agree with each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (left, right) => {
        const holds = (relation: 'AT_MOST' | 'AT_LEAST' | 'EQUAL') =>
          run({ ...check, relation }, places(left, right)).result === 'MET';
        expect(holds('EQUAL')).toBe(holds('AT_MOST') && holds('AT_LEAST'));
        expect(holds('AT_MOST') || holds('AT_LEAST')).toBe(true);
      }),
    );
  });

  test('both are asked for when neither is stated', () => {
    expect(asked(run(check, withContent(a, { capacity: undefined })))).toEqual([
      { kind: 'FIELD', field: 'capacity' },
      { kind: 'FIELD', field: 'figures.permit.places' },
    ]);
  });
});
