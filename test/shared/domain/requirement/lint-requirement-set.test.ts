import { describe, expect, test } from 'vitest';
import { lintRequirementSet } from '../../../../shared/domain/requirement/lint-requirement-set.ts';
import type {
  ControlPoint,
  Requirement,
  RequirementSet,
} from '../../../../shared/domain/requirement/requirement-set.ts';
import { homeCare } from '../../../support/application-builder.ts';

const [first] = homeCare.requirements;
if (first === undefined) throw new Error('The set is empty');
const sample: Requirement = first;

function setWith(changes: Partial<Requirement>): RequirementSet {
  return { ...homeCare, requirements: [{ ...sample, ...changes }] };
}

function pointWith(changes: Partial<ControlPoint>): RequirementSet {
  const point: ControlPoint = {
    point: 'AUTHORISATION',
    evidence: ['person.cv'],
    check: { kind: 'human', guidance: { sv: 'Se.', en: 'See.' }, sections: [] },
  };
  return setWith({ controlPoints: [{ ...point, ...changes }] });
}

const pathsOf = (input: unknown): string[] => lintRequirementSet(input).map(({ path }) => path);

describe('a requirement set', () => {
  test('the shipped one has no problems', () => {
    expect(lintRequirementSet(homeCare)).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['never tested', setWith({ controlPoints: [] }), 'requirements.HT-G-01'],
    ['without evidence', pointWith({ evidence: [] }), 'requirements.HT-G-01.controlPoints.AUTHORISATION'],
    [
      'unknown evidence',
      pointWith({ evidence: ['nowhere'] }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.evidence',
    ],
    ['without consequence', setWith({ onDeficiency: [] }), 'requirements.HT-G-01.onDeficiency'],
    ['an empty text', setWith({ title: { sv: ' ', en: 'Title' } }), 'requirements.HT-G-01.title'],
    ['the same id twice', { ...homeCare, requirements: [sample, sample] }, 'requirements.HT-G-01'],
    [
      'the same control point twice',
      setWith({ controlPoints: [...sample.controlPoints, ...sample.controlPoints.slice(0, 1)] }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION',
    ],
    [
      'an empty limit',
      pointWith({ check: { kind: 'leadership', years: null, proof: ['person.cv'] } }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.check.years',
    ],
    [
      'an empty parameter',
      pointWith({ parameters: [{ name: 'amount', title: { sv: 'Belopp', en: 'Amount' }, value: null }] }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.parameters.amount.value',
    ],
    [
      'a check that reads what the control point does not list',
      pointWith({ check: { kind: 'leadership', years: 2, proof: ['person.diploma'] } }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.check',
    ],
    [
      'a file asked of the applicant that the municipality looks up',
      pointWith({
        evidence: ['credit.report'],
        check: { kind: 'evidence-present', evidence: ['credit.report'], need: 'ALL', reading: 'BY_PERSON' },
      }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.check',
    ],
    [
      'words asked for where a file is handed in',
      pointWith({ check: { kind: 'statement', evidence: 'person.cv', guidance: { sv: 'Se.', en: 'See.' } } }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.check',
    ],
  ])('%s is told, where it is and how to mend it', (_what, input, path) => {
    const problems = lintRequirementSet(input);
    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const { message } of problems) {
      expect(message.sv).not.toBe('');
      expect(message.en).not.toBe('');
    }
  });

  test('a parameter that a person judges is set', () => {
    const check = { kind: 'leadership', years: 'JUDGED_BY_PERSON', proof: ['person.cv'] } as const;
    expect(lintRequirementSet(pointWith({ check: { ...check, proof: [...check.proof] } }))).toEqual([]);
  });

  test('a control point without a check is told by name, not by number', () => {
    const point = { point: 'FOLLOW_UP', evidence: ['person.cv'] };
    const input = { ...homeCare, requirements: [{ ...sample, controlPoints: [point] }] };
    const [problem, ...others] = lintRequirementSet(input);
    expect(others).toEqual([]);
    expect(problem?.path).toBe('requirements.HT-G-01.controlPoints.FOLLOW_UP.check');
    expect(problem?.message.en).toContain('lacks a valid check');
  });

  test.each([null, 7, 'text', [], {}])('%j is no requirement set, and nothing is thrown', (input) => {
    expect(lintRequirementSet(input).length).toBeGreaterThan(0);
  });

  test('an unknown field is named', () => {
    expect(lintRequirementSet({ ...homeCare, colour: 'red' })).toMatchObject([
      { message: { en: 'Unknown fields: colour.' } },
    ]);
    expect(pathsOf({ ...homeCare, schemaVersion: 2 })).toEqual(['schemaVersion']);
  });
});
