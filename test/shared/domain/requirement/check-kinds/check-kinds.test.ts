import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LegalForm } from '../../../../../shared/domain/application/applicant.ts';
import { addDays, addMonths, addYears } from '../../../../../shared/domain/calendar/day.ts';
import type { Check } from '../../../../../shared/domain/requirement/check-kinds/check.ts';
import type { CheckOutcome } from '../../../../../shared/domain/requirement/check-kinds/check-kind.ts';
import {
  type BuiltApplication,
  completeApplication,
  homeCare,
  incompleteApplication,
  withContent,
  withFile,
  without,
} from '../../../../support/application-builder.ts';
import { asked, managerOf, ofManager, run, withManager } from './run-check.ts';

const a = completeApplication();
const { receivedOn } = a;

describe('organisation number', () => {
  const check: Check = { kind: 'organisation-number' };
  const applicant = (organisationNumber: string, legalForm: LegalForm): BuiltApplication =>
    withContent(a, {
      applicant: { ...a.content.applicant, registration: { kind: 'SWEDISH', organisationNumber }, legalForm },
    });

  test('a company’s number with the right check digit is met', () => {
    expect(run(check).result).toBe('MET');
  });

  test('a sole trader’s is the owner’s personal number', () => {
    expect(run(check, applicant('121212-1212', 'SOLE_TRADER')).result).toBe('MET');
  });

  test.each([
    ['559999-9008', 'LIMITED_COMPANY'],
    ['not a number', 'LIMITED_COMPANY'],
    ['559999-9009', 'SOLE_TRADER'],
    ['121212-1212', 'LIMITED_COMPANY'],
  ] as const)('LOV 5:1: %s for a %s is asked about, and stops nobody', (number, form) => {
    const outcome = run(check, applicant(number, form));
    expect(outcome.result).toBe('NEEDS_COMPLETION');
    expect(asked(outcome)).toEqual([{ kind: 'FIELD', field: 'applicant.organisationNumber' }]);
  });

  test.each([
    [{ kind: 'FOREIGN', country: 'FI', register: 'Handelsregistret', number: '0000000-0' }, 'Handelsregistret (FI)'],
    [{ kind: 'BEING_FORMED' }, 'under bildande'],
  ] as const)('LOV 1:2, 5:1: $kind is seen by a person, and stops nobody', (registration, words) => {
    const outcome = run(check, withContent(a, { applicant: { ...a.content.applicant, registration } }));
    expect(outcome).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'MET' });
    expect(outcome.reason.sv).toContain(words);
  });

  test('LOV 2:3: of a group everybody’s number is tried, and it is said whose is wrong', () => {
    const member = (name: string, organisationNumber: string) =>
      ({ name, legalForm: 'LIMITED_COMPANY', registration: { kind: 'SWEDISH', organisationNumber } }) as const;
    const group = (...members: ReturnType<typeof member>[]) =>
      withContent(a, { applicant: { ...a.content.applicant, members } });
    expect(run(check, group(member('Dimviks Omsorg AB', '559999-9108'))).result).toBe('MET');
    const outcome = run(check, group(member('Dimviks Omsorg AB', '559999-9108'), member('Felvik AB', '559999-9008')));
    expect(outcome.result).toBe('NEEDS_COMPLETION');
    expect(outcome.reason.sv).toContain('Felvik AB: ');
    expect(outcome.reason.sv).not.toContain('Dimvik');
  });
});

describe('evidence present', () => {
  const check: Check = {
    kind: 'evidence-present',
    evidence: ['person.cv', 'person.diploma'],
    need: 'ALL',
    reading: 'BY_PERSON',
  };

  test('what is handed in is suggested as met until somebody has read it', () => {
    expect(run(check)).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'MET' });
  });

  test('where handing in is all that is required, it is met', () => {
    expect(run({ ...check, reading: 'NOT_NEEDED' }).result).toBe('MET');
  });

  test('only what is missing is asked for', () => {
    expect(asked(run(check, without(a, 'person.diploma')))).toEqual([{ kind: 'EVIDENCE', evidence: 'person.diploma' }]);
  });

  test('one of several alternatives is enough, and the request says so', () => {
    const any: Check = { ...check, need: 'ANY' };
    expect(run(any, without(a, 'person.cv')).result).toBe('NEEDS_HUMAN');
    const outcome = run(any, without(a, 'person.cv', 'person.diploma'));
    expect(outcome.result).toBe('NEEDS_COMPLETION');
    expect(outcome.missing).toHaveLength(2);
    expect(outcome.reason.en).toContain('One of them is enough');
  });

  test.each(['EXPECTED', 'REJECTED'] as const)('a file that is %s is not there', (status) => {
    const application = withFile(without(a, 'person.cv'), 'person.cv', { status });
    expect(run(check, application).result).toBe('NEEDS_COMPLETION');
  });
});

describe('evidence valid', () => {
  const fresh: Check = {
    kind: 'evidence-valid',
    evidence: 'tax.certificate',
    maxAgeMonths: 2,
    validThroughDecision: false,
    reading: 'NOT_NEEDED',
  };
  const insured: Check = {
    kind: 'evidence-valid',
    evidence: 'insurance.certificate',
    validThroughDecision: true,
    reading: 'NOT_NEEDED',
  };
  const issued = (issuedOn: string | undefined): BuiltApplication =>
    withFile(without(a, 'tax.certificate'), 'tax.certificate', { issuedOn });
  const validUntil = (validThrough: string | undefined): BuiltApplication =>
    withFile(without(a, 'insurance.certificate'), 'insurance.certificate', { validThrough });

  test('age counts back from the day of application: the same date two months before is in time, the day before it is not', () => {
    const oldest = addMonths(receivedOn, -2);
    expect(run(fresh, issued(oldest)).result).toBe('MET');
    const tooOld = run(fresh, issued(addDays(oldest, -1)));
    expect(tooOld.result).toBe('NEEDS_COMPLETION');
    expect(tooOld.reason.sv).toContain('äldre än 2 månader');
  });

  test('time that passes after the day of application makes no certificate older', () => {
    expect(run(fresh, issued(addMonths(receivedOn, -2)), { today: addMonths(receivedOn, 6) }).result).toBe('MET');
  });

  test('a certificate dated tomorrow is asked about', () => {
    expect(run(fresh, issued(addDays(receivedOn, 30))).reason.en).toContain('in the future');
  });

  test('without a stated date an officer reads it in the document', () => {
    const outcome = run(fresh, issued(undefined));
    expect(outcome.result).toBe('NEEDS_HUMAN');
    expect(outcome.suggestion).toBeUndefined();
  });

  test('must be valid through the day of the decision', () => {
    const decidedOn = addDays(receivedOn, 40);
    expect(run(insured, validUntil(decidedOn), { decidedOn }).result).toBe('MET');
    expect(run(insured, validUntil(addDays(decidedOn, -1)), { decidedOn }).result).toBe('NEEDS_COMPLETION');
    expect(run(insured, validUntil(undefined)).result).toBe('NEEDS_HUMAN');
  });

  test('a newer one beside an expired one is enough', () => {
    const both = withFile(validUntil('2020-01-01'), 'insurance.certificate', { evidenceId: '02' });
    expect(run(insured, both).result).toBe('MET');
  });

  test('an age that a person judges is never measured', () => {
    const judged: Check = { ...fresh, maxAgeMonths: 'JUDGED_BY_PERSON' };
    expect(run(judged, issued('2001-01-01')).result).toBe('NEEDS_HUMAN');
  });
});

describe('declarations and undertakings', () => {
  const text = { sv: 'Något.', en: 'Something.' };
  const declaration: Check = { kind: 'declaration', asserts: text };
  const undertaking: Check = { kind: 'undertaking', accepts: text };

  test('are met when given and confirmed by the signatory', () => {
    expect(run(declaration).result).toBe('MET');
    expect(run(undertaking).result).toBe('MET');
  });

  test('silence is asked about, never held against the applicant', () => {
    const silent = withContent(a, { declarations: {}, undertakings: {} });
    expect(asked(run(declaration, silent))).toEqual([{ kind: 'DECLARATION' }]);
    expect(asked(run(undertaking, silent))).toEqual([{ kind: 'UNDERTAKING' }]);
  });

  test('a denied fact goes to a person, a refused term is asked about again', () => {
    const refused = withContent(a, { declarations: { 'HT-G-12': false }, undertakings: { 'HT-G-12': false } });
    expect(run(declaration, refused)).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'NOT_MET' });
    expect(run(undertaking, refused).result).toBe('NEEDS_COMPLETION');
  });

  test('what no signatory has confirmed is not met', () => {
    expect(run(declaration, a, { signatoryConfirmedAt: undefined }).result).toBe('NEEDS_HUMAN');
    expect(run(undertaking, a, { signatoryConfirmedAt: undefined }).result).toBe('NEEDS_HUMAN');
  });
});

describe('statements, permits and judgement', () => {
  const guidance = { sv: 'Håller det?', en: 'Does it hold?' };

  test('a statement is judged by a person, with the same guidance for all', () => {
    const check: Check = { kind: 'statement', evidence: 'plan.goals', guidance };
    expect(run(check)).toMatchObject({ result: 'NEEDS_HUMAN' });
    expect(run(check).reason.en).toContain('Does it hold?');
    expect(asked(run(check, withContent(a, { statements: {} })))).toEqual([
      { kind: 'STATEMENT', evidence: 'plan.goals' },
    ]);
  });

  test('a permit is suggested while it is valid and asked for again when it is not', () => {
    const check: Check = { kind: 'evidence-covers', evidence: 'permit.ivo', covers: ['HOLDER'], guidance };
    expect(run(check)).toMatchObject({ result: 'NEEDS_HUMAN', suggestion: 'MET' });
    expect(run(check, without(a, 'permit.ivo')).result).toBe('NEEDS_COMPLETION');
    expect(run(check, a, { decidedOn: addYears(receivedOn, 2) }).result).toBe('NEEDS_COMPLETION');
  });

  test('human judgement carries no suggestion', () => {
    const outcome = run({ kind: 'human', guidance, sections: ['persons'] });
    expect(outcome.result).toBe('NEEDS_HUMAN');
    expect(outcome.suggestion).toBeUndefined();
  });
});

describe('LOV 7:1: exclusion', () => {
  const check: Check = { kind: 'exclusion', asserts: { sv: 'Inget av detta.', en: 'None of this.' } };

  test.each([true, false])('declared %s, it opens a person’s assessment without a suggestion', (answer) => {
    const outcome = run(check, withContent(a, { declarations: { 'HT-G-12': answer } }));
    expect(outcome.result).toBe('NEEDS_HUMAN');
    expect(outcome.suggestion).toBeUndefined();
  });

  test('a missing declaration is asked for first', () => {
    expect(asked(run(check, withContent(a, { declarations: {} })))).toEqual([{ kind: 'DECLARATION' }]);
  });
});

describe('applies when', () => {
  const check: Check = { kind: 'organisation-number' };

  test.each(LegalForm.options)('a condition on legal form holds for its own forms only: %s', (legalForm) => {
    const application = withContent(a, {
      applicant: { ...a.content.applicant, legalForm },
    });
    const outcome = run({ kind: 'applies-when', when: { fact: 'LEGAL_FORM', in: ['FOUNDATION'] }, check }, application);
    expect(outcome.result).toBe(legalForm === 'FOUNDATION' ? 'MET' : 'NOT_APPLICABLE');
  });

  test('newly started is what the applicant says, and not when nothing is said', () => {
    const started = (newlyStarted: boolean | undefined): BuiltApplication =>
      withContent(a, { applicant: { ...a.content.applicant, newlyStarted } });
    const young: Check = { kind: 'applies-when', when: { fact: 'NEWLY_STARTED', is: true }, check };
    const old: Check = { kind: 'applies-when', when: { fact: 'NEWLY_STARTED', is: false }, check };
    expect([true, false, undefined].map((is) => run(young, started(is)).result)).toEqual([
      'MET',
      'NOT_APPLICABLE',
      'NOT_APPLICABLE',
    ]);
    expect(run(old, started(true))).toMatchObject({
      result: 'NOT_APPLICABLE',
      reason: { en: 'Does not apply to newly started companies.' },
    });
  });

  test('foreign education is unknown until a manager is named', () => {
    const foreign: Check = { kind: 'applies-when', when: { fact: 'FOREIGN_EDUCATION', is: true }, check };
    expect(run(foreign).reason.sv).toContain('Ingen sådan är angiven');
    expect(run(foreign, withContent(a, { persons: undefined })).result).toBe('NEEDS_COMPLETION');
    const [entry] = managerOf(a).education ?? [];
    if (entry === undefined) throw new Error('The builder always states an education');
    const abroad = withManager({ education: [{ ...entry, country: 'NO' }] });
    expect(run(foreign, abroad).result).toBe('MET');
    const domestic: Check = { kind: 'applies-when', when: { fact: 'FOREIGN_EDUCATION', is: false }, check };
    expect(run(domestic, abroad).result).toBe('NOT_APPLICABLE');
  });
});

describe('all of', () => {
  const part = {
    MET: { kind: 'organisation-number' },
    NEEDS_HUMAN: { kind: 'human', guidance: { sv: 'Se.', en: 'See.' }, sections: [] },
    SUGGESTED: { kind: 'evidence-present', evidence: ['person.cv'], need: 'ALL', reading: 'BY_PERSON' },
    DOUBTED: ofManager({ kind: 'education', universityYears: 9, vocationalPoints: 9, proof: ['person.diploma'] }),
    NEEDS_COMPLETION: { kind: 'evidence-present', evidence: ['nowhere'], need: 'ALL', reading: 'BY_PERSON' },
    NOT_APPLICABLE: {
      kind: 'applies-when',
      when: { fact: 'NEWLY_STARTED', is: true },
      check: { kind: 'organisation-number' },
    },
  } satisfies Record<string, Check>;
  const all = (...names: readonly (keyof typeof part)[]): CheckOutcome =>
    run({ kind: 'all-of', checks: names.map((name) => part[name]) });

  test.each([
    [['MET', 'MET'], 'MET'],
    [['MET', 'NOT_APPLICABLE'], 'MET'],
    [['NOT_APPLICABLE'], 'NOT_APPLICABLE'],
    [['MET', 'NEEDS_HUMAN'], 'NEEDS_HUMAN'],
    [['NEEDS_HUMAN', 'NEEDS_COMPLETION', 'MET'], 'NEEDS_COMPLETION'],
  ] as const)('%j is %s', (names, result) => {
    expect(all(...names).result).toBe(result);
  });

  test('suggests met only when every human part does, and not met as soon as one does', () => {
    expect(all('SUGGESTED', 'MET').suggestion).toBe('MET');
    expect(all('SUGGESTED', 'NEEDS_HUMAN').suggestion).toBeUndefined();
    expect(all('SUGGESTED', 'DOUBTED').suggestion).toBe('NOT_MET');
  });
});

describe('all machine checks together', () => {
  const checks = homeCare.requirements.flatMap(({ controlPoints }) => controlPoints.map(({ check }) => check));

  test('LOV 8:1: no machine ever says "not met", whatever is removed from an application', () => {
    const keys = ['signatories', 'persons', 'declarations', 'undertakings', 'statements', 'capacity'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(a, incompleteApplication()),
        fc.subarray([...keys]),
        fc.subarray(a.evidence.map(({ kind }) => kind)),
        (application, gone, files) => {
          const content = Object.fromEntries(gone.map((key) => [key, undefined]));
          const left = without(withContent(application, content), ...files);
          for (const check of checks) expect(run(check, left).result).not.toBe('NOT_MET');
        },
      ),
      { numRuns: 60 },
    );
  });
});
