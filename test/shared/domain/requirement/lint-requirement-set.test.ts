import { describe, expect, test } from 'vitest';
import type { Check } from '../../../../shared/domain/requirement/check-kinds/check.ts';
import type { Limit } from '../../../../shared/domain/requirement/check-kinds/limit.ts';
import type { Remark } from '../../../../shared/domain/requirement/lint/remark.ts';
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

const amount = { name: 'amount', title: { sv: 'Belopp', en: 'Amount' }, value: 500_000 };
const anyEvidence = { title: { sv: 'Något', en: 'Something' }, issuer: { sv: 'Någon', en: 'Somebody' } };

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

function ledFor(years: Limit, proof: string): Check {
  const check = {
    kind: 'periods' as const,
    of: ['leadership' as const],
    count: 'CALENDAR' as const,
    years,
    proof: [proof],
  };
  return { kind: 'for-each-person', role: 'MANAGER', nobody: 'ASK', checks: [check] };
}

const pathsOf = (input: unknown, stops: Remark['stops'] = 'IMPORT'): string[] =>
  lintRequirementSet(input).flatMap((remark) => (remark.stops === stops ? [remark.path] : []));

describe('a requirement set', () => {
  test('has no more requirements than one transaction can write the findings of', () => {
    const numbered = (count: number) => ({
      ...homeCare,
      requirements: Array.from({ length: count }, (_, index) => ({ ...sample, id: `N-${String(index)}` })),
    });
    expect(pathsOf(numbered(75), 'PUBLICATION')).toEqual([]);
    expect(pathsOf(numbered(76), 'PUBLICATION')).toEqual(['requirements']);
    expect(pathsOf(numbered(76))).toEqual(pathsOf(numbered(75)));
  });

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
    [
      'evidence that nobody supplies',
      {
        ...homeCare,
        evidence: { ...homeCare.evidence, odd: { ...anyEvidence, suppliedBy: 'APPLICANT', form: 'LOOKUP' } },
      },
      'evidence.odd',
    ],
    [
      'a report asked for before there is a contract',
      pointWith({ evidence: ['report.incident'] }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.evidence',
    ],
    [
      'a check whose conditions exclude each other',
      pointWith({
        check: {
          kind: 'applies-when',
          when: { fact: 'LEGAL_FORM', in: ['SOLE_TRADER'] },
          check: {
            kind: 'applies-when',
            when: { fact: 'LEGAL_FORM', in: ['FOUNDATION'] },
            check: { kind: 'human', guidance: { sv: 'Se.', en: 'See.' }, sections: [] },
          },
        },
      }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.check',
    ],
    [
      'the same parameter twice',
      pointWith({ parameters: [amount, amount] }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.parameters.amount',
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
      'a check that reads what the control point does not list',
      pointWith({ check: ledFor(2, 'person.diploma') }),
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
    expect(pathsOf(input)).toContain(path);
    for (const { message } of lintRequirementSet(input)) {
      expect(message.sv).not.toBe('');
      expect(message.en).not.toBe('');
    }
  });

  test.each([
    ['Utdrag ur belastningsregistret', 'UPLOAD', 1],
    ['Polisens belastningsregisterutdrag', 'UPLOAD', 1],
    ['Registerutdrag: utdrag från misstankeregistret', 'UPLOAD', 1],
    ['Utdrag ur belastningsregistret har visats', 'DECLARATION', 0],
    ['Rutin för utdrag ur belastningsregistret', 'UPLOAD', 0],
    ['Utdrag ur aktieboken', 'UPLOAD', 0],
  ] as const)('lag 2026:43: nobody is asked to hand in a criminal record: %s, %s', (sv, form, remarks) => {
    const odd = { ...anyEvidence, title: { sv, en: 'An extract' }, suppliedBy: 'APPLICANT' as const, form };
    const found = pathsOf({ ...homeCare, evidence: { ...homeCare.evidence, odd } });
    expect(found).toEqual(Array.from({ length: remarks }, () => 'evidence.odd'));
  });

  test('a parameter that a person judges is set', () => {
    const input = pointWith({ check: ledFor('JUDGED_BY_PERSON', 'person.cv') });
    expect([...pathsOf(input), ...pathsOf(input, 'PUBLICATION')]).toEqual([]);
  });

  test.each([
    [
      'limit',
      pointWith({ check: ledFor(null, 'person.cv') }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.check.checks.0.years',
    ],
    [
      'parameter',
      pointWith({ parameters: [{ ...amount, value: null }] }),
      'requirements.HT-G-01.controlPoints.AUTHORISATION.parameters.amount.value',
    ],
  ])('an empty %s lets a draft be, and stops publication', (_what, input, path) => {
    expect(pathsOf(input)).toEqual([]);
    expect(pathsOf(input, 'PUBLICATION')).toEqual([path]);
  });

  test('what is only tried before the start needs no consequence during the contract', () => {
    const { requirements } = pointWith({});
    expect(pathsOf({ ...homeCare, requirements: [{ ...requirements[0], onDeficiency: [] }] })).toEqual([]);
  });

  const cvIsThere = { kind: 'evidence-present', evidence: ['person.cv'], need: 'ALL', reading: 'BY_PERSON' } as const;
  const advised = (input: unknown): string[] =>
    pathsOf(input, 'NOTHING').filter((path) => !path.startsWith('evidence.'));

  test('words that two officers read in two ways are pointed out, unless a person judges them with guidance', () => {
    const text = { sv: 'Chefen har god och lämplig erfarenhet.', en: 'The manager has good and fitting experience.' };
    const check = { ...cvIsThere, evidence: [...cvIsThere.evidence] };
    const vague = setWith({ text, controlPoints: [{ point: 'AUTHORISATION', evidence: ['person.cv'], check }] });
    expect(advised(vague)).toEqual(['requirements.HT-G-01.text']);
    const told = lintRequirementSet(vague).find(({ path }) => path === 'requirements.HT-G-01.text');
    expect(told?.message.sv).toContain('god, lämplig');
    expect(advised({ ...pointWith({}), requirements: [{ ...pointWith({}).requirements[0], text }] })).not.toContain(
      'requirements.HT-G-01.text',
    );
    const exact = { sv: 'Sökanden är godkänd för F-skatt.', en: 'The applicant is approved for F-tax.' };
    expect(advised({ ...vague, requirements: [{ ...vague.requirements[0], text: exact }] })).toEqual([]);
  });

  test('an undertaking that nobody follows up is pointed out', () => {
    const check = { kind: 'undertaking', accepts: { sv: 'Vi tar emot alla.', en: 'We accept everybody.' } } as const;
    const accepted: ControlPoint = { point: 'AUTHORISATION', evidence: ['company.undertaking'], check };
    expect(advised(setWith({ controlPoints: [accepted] }))).toEqual(['requirements.HT-G-01']);
    const later: ControlPoint = { ...accepted, point: 'FOLLOW_UP', evidence: ['visit.inspection'] };
    expect(advised(setWith({ controlPoints: [accepted, later] }))).toEqual([]);
  });

  test('evidence that an applicant may hand in and nobody asks for is pointed out', () => {
    expect(advised(pointWith({ evidence: ['person.cv'] }))).toEqual([
      'requirements.HT-G-01.controlPoints.AUTHORISATION.evidence',
    ]);
    expect(pathsOf(setWith({}), 'NOTHING')).toContain('evidence.person.cv');
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
      { message: { en: 'Unknown fields: colour. Remove them or correct the spelling.' } },
    ]);
    expect(pathsOf({ ...homeCare, schemaVersion: 2 })).toEqual(['schemaVersion']);
  });
});
