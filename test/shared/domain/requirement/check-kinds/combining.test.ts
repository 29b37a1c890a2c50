import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf } from '../../../../../shared/domain/requirement/check-kinds/all-of.ts';
import type { CheckOutcome } from '../../../../../shared/domain/requirement/check-kinds/check-kind.ts';
import { oneOf } from '../../../../../shared/domain/requirement/check-kinds/one-of.ts';
import { supporting } from '../../../../../shared/domain/requirement/check-kinds/supporting.ts';

const reason = { sv: 'Skäl.', en: 'Reason.' };
const item = { ask: { kind: 'EVIDENCE' as const, evidence: 'person.cv' }, text: reason };

const outcomes = {
  MET: { result: 'MET', reason, missing: [] },
  HOPED: { result: 'NEEDS_HUMAN', suggestion: 'MET', reason, missing: [] },
  OPEN: { result: 'NEEDS_HUMAN', reason, missing: [] },
  DOUBTED: { result: 'NEEDS_HUMAN', suggestion: 'NOT_MET', reason, missing: [] },
  MISSING: { result: 'NEEDS_COMPLETION', reason, missing: [item] },
  NOT_APPLICABLE: { result: 'NOT_APPLICABLE', reason, missing: [] },
} satisfies Record<string, CheckOutcome>;
type Name = keyof typeof outcomes;
const names: Name[] = ['MET', 'HOPED', 'OPEN', 'DOUBTED', 'MISSING', 'NOT_APPLICABLE'];

const outcome: fc.Arbitrary<CheckOutcome> = fc.constantFrom(...names).map((name) => outcomes[name]);
const some = fc.array(outcome, { minLength: 1, maxLength: 6 });
const verdict = ({ result, suggestion }: CheckOutcome) => [result, suggestion];

describe.each([
  ['all of', allOf],
  ['one of', oneOf],
])('%s', (_name, together) => {
  test('does not depend on the order of its parts', () => {
    fc.assert(
      fc.property(some, fc.nat(), (parts, by) => {
        const turned = parts.map((_part, index) => parts[(index + by) % parts.length] ?? outcomes.MET);
        expect(verdict(together(turned))).toEqual(verdict(together(parts)));
      }),
    );
  });

  test('is the same however it is nested', () => {
    fc.assert(
      fc.property(some, some, (left, right) => {
        expect(verdict(together([together(left), together(right)]))).toEqual(verdict(together([...left, ...right])));
      }),
    );
  });

  test('said twice is said once, alone is itself, and what does not apply changes nothing', () => {
    fc.assert(
      fc.property(some, outcome, (parts, alone) => {
        expect(verdict(together([...parts, ...parts]))).toEqual(verdict(together(parts)));
        expect(verdict(together([alone]))).toEqual(verdict(alone));
        expect(verdict(together([...parts, outcomes.NOT_APPLICABLE]))).toEqual(verdict(together(parts)));
      }),
    );
  });

  test('asks for something exactly when it waits for a completion', () => {
    fc.assert(
      fc.property(some, (parts) => {
        const { result, missing } = together(parts);
        expect(missing.length > 0).toBe(result === 'NEEDS_COMPLETION');
      }),
    );
  });
});

describe('one of', () => {
  test.each<[Name[], Name]>([
    [['MET', 'DOUBTED', 'MISSING'], 'MET'],
    [['HOPED', 'MISSING'], 'HOPED'],
    [['OPEN', 'HOPED'], 'HOPED'],
    [['OPEN', 'DOUBTED'], 'OPEN'],
    [['DOUBTED', 'MISSING'], 'MISSING'],
    [['DOUBTED', 'DOUBTED', 'NOT_APPLICABLE'], 'DOUBTED'],
    [['NOT_APPLICABLE', 'NOT_APPLICABLE'], 'NOT_APPLICABLE'],
  ])('of %j is %s', (parts, expected) => {
    expect(verdict(oneOf(parts.map((name) => outcomes[name])))).toEqual(verdict(outcomes[expected]));
  });

  test('asks for every alternative, and says that one is enough', () => {
    const asked = oneOf([outcomes.MISSING, outcomes.MISSING]);
    expect(asked.missing).toHaveLength(2);
    expect(asked.reason.sv).toContain('Ett av alternativen räcker');
  });

  test('never harms whom all of does not: met by all is met by one, not met by one is not met by all', () => {
    fc.assert(
      fc.property(some, (parts) => {
        const applied = parts.filter(({ result }) => result !== 'NOT_APPLICABLE');
        if (applied.length > 0 && allOf(applied).result === 'MET') expect(oneOf(applied).result).toBe('MET');
        if (oneOf(parts).suggestion === 'NOT_MET') expect(allOf(parts).suggestion).toBe('NOT_MET');
      }),
    );
  });
});

describe('what can help and never fail', () => {
  test.each<[Name, Name]>([
    ['MET', 'HOPED'],
    ['HOPED', 'HOPED'],
    ['OPEN', 'OPEN'],
    ['DOUBTED', 'OPEN'],
    ['MISSING', 'NOT_APPLICABLE'],
    ['NOT_APPLICABLE', 'NOT_APPLICABLE'],
  ])('%s becomes %s', (before, after) => {
    expect(verdict(supporting(outcomes[before]))).toEqual(verdict(outcomes[after]));
  });
});
