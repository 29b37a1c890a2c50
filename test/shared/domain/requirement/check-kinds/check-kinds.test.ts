import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LegalForm } from '../../../../../shared/domain/application/applicant.ts';
import type { Education, Period, PersonInRole } from '../../../../../shared/domain/application/persons.ts';
import { addDays, addMonths, addYears } from '../../../../../shared/domain/calendar/day.ts';
import { bind, type Check } from '../../../../../shared/domain/requirement/check-kinds/check.ts';
import type { CheckOutcome } from '../../../../../shared/domain/requirement/check-kinds/check-kind.ts';
import type { Facts } from '../../../../../shared/domain/requirement/facts.ts';
import {
  type BuiltApplication,
  completeApplication,
  factsOf,
  homeCare,
  incompleteApplication,
  withContent,
  withFile,
  without,
} from '../../../../support/application-builder.ts';

const a = completeApplication();
const { receivedOn } = a;

function run(check: Check, application: BuiltApplication = a, changes: Partial<Facts> = {}): CheckOutcome {
  return bind(check).run(factsOf(application, changes), {
    requirementId: 'HT-G-12',
    evidenceTitle: (evidence) => homeCare.evidence[evidence]?.title ?? { sv: evidence, en: evidence },
  });
}

function withManager(changes: Partial<PersonInRole>): BuiltApplication {
  return withContent(a, { persons: [{ ...managerOf(a), ...changes }] });
}

function managerOf({ content }: BuiltApplication): PersonInRole {
  const [manager] = content.persons ?? [];
  if (manager === undefined) throw new Error('The builder always names a manager');
  return manager;
}

const asked = (outcome: CheckOutcome): unknown[] => outcome.missing.map(({ ask }) => ask);

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
    const check: Check = { kind: 'permit', evidence: 'permit.ivo', guidance };
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

describe('education', () => {
  const check: Check = {
    kind: 'education',
    universityYears: 2,
    vocationalPoints: 400,
    proof: ['person.diploma'],
    foreignProof: 'person.uhr-statement',
  };
  const studied = (...education: Partial<Education>[]): BuiltApplication =>
    withManager({
      education: education.map((entry) => ({
        programme: 'Omsorg',
        level: 'UNIVERSITY',
        careRelated: true,
        country: 'SE',
        ...entry,
      })),
    });

  test.each([
    ['two years at university', [{ years: 2 }], 'MET'],
    ['one year and one year', [{ years: 1 }, { years: 1 }], 'MET'],
    ['400 vocational points', [{ level: 'HIGHER_VOCATIONAL', vocationalPoints: 400 }], 'MET'],
    ['395 vocational points', [{ level: 'HIGHER_VOCATIONAL', vocationalPoints: 395 }], 'NOT_MET'],
    ['a year and a half', [{ years: 1.5 }], 'NOT_MET'],
    ['three years of something else', [{ years: 3, careRelated: false }], 'NOT_MET'],
    ['another level', [{ level: 'OTHER', years: 4 }], 'NOT_MET'],
  ] as const)('%s is a suggestion', (_what, education, suggestion) => {
    expect(run(check, studied(...education))).toMatchObject({ result: 'NEEDS_HUMAN', suggestion });
  });

  test('stated merits without a diploma are asked for, however good', () => {
    expect(asked(run(check, without(a, 'person.diploma')))).toEqual([{ kind: 'EVIDENCE', evidence: 'person.diploma' }]);
  });

  test('education from abroad needs UHR’s statement', () => {
    const abroad = studied({ years: 3, country: 'FI' });
    expect(asked(run(check, abroad))).toEqual([{ kind: 'EVIDENCE', evidence: 'person.uhr-statement' }]);
    expect(run(check, withFile(abroad, 'person.uhr-statement'))).toMatchObject({ suggestion: 'MET' });
  });

  test('nothing stated, or no length, is asked about', () => {
    const field = { kind: 'FIELD', field: 'persons.MANAGER.education' };
    expect(asked(run(check, withManager({ education: [] })))).toContainEqual(field);
    expect(asked(run(check, studied({})))).toContainEqual(field);
    const nobody: BuiltApplication = withContent(a, { persons: undefined });
    expect(asked(run(check, nobody))).toContainEqual({ kind: 'FIELD', field: 'persons.MANAGER' });
  });

  test('a limit that a person judges gives no suggestion of "not met"', () => {
    const judged: Check = { ...check, universityYears: 'JUDGED_BY_PERSON' };
    expect(run(judged, studied({ years: 1 })).suggestion).toBeUndefined();
  });
});

describe('practice and leadership', () => {
  const practice: Check = {
    kind: 'practice',
    fullTimeYears: 2,
    withinYears: 10,
    fields: ['ELDERLY_CARE', 'DISABILITY_CARE'],
    proof: ['person.cv'],
  };
  const leadership: Check = { kind: 'leadership', years: 2, proof: ['person.cv'] };
  type Work = Partial<Period> & { from: string };
  const work = (...periods: Work[]): Period[] =>
    periods.map((period) => ({ share: 1, employer: 'Fjällbergs kommun', field: 'ELDERLY_CARE', ...period }));
  const worked = (...periods: Work[]): BuiltApplication => withManager({ practice: work(...periods) });
  const twoYearsAgo = addYears(receivedOn, -2);

  test.each([
    ['two years of full time up to the day of application', [{ from: twoYearsAgo }], 'MET'],
    ['a day less', [{ from: addDays(twoYearsAgo, 1) }], 'NOT_MET'],
    ['four years of half time', [{ from: addYears(receivedOn, -4), share: 0.5 }], 'MET'],
    ['three years of half time', [{ from: addYears(receivedOn, -3), share: 0.5 }], 'NOT_MET'],
    [
      'two years in each of two half-time posts at once',
      [
        { from: twoYearsAgo, share: 0.5 },
        { from: twoYearsAgo, share: 0.5, field: 'DISABILITY_CARE' },
      ],
      'MET',
    ],
    [
      'a year in two full-time posts at once',
      [{ from: addYears(receivedOn, -1) }, { from: addYears(receivedOn, -1), field: 'DISABILITY_CARE' }],
      'NOT_MET',
    ],
    ['work in another field', [{ from: addYears(receivedOn, -9), field: 'OTHER' }], 'NOT_MET'],
    ['work before the last ten years', [{ from: addYears(receivedOn, -20), to: addYears(receivedOn, -10) }], 'NOT_MET'],
    [
      'work that reaches into the last ten years',
      [{ from: addYears(receivedOn, -20), to: addYears(receivedOn, -8) }],
      'MET',
    ],
  ] as const)('%s', (_what, periods, suggestion) => {
    expect(run(practice, worked(...periods))).toMatchObject({ result: 'NEEDS_HUMAN', suggestion });
  });

  test('the reason tells what was counted, and from when to when', () => {
    expect(run(practice, worked({ from: twoYearsAgo })).reason.sv).toContain(
      `2,0 år på heltid från ${addYears(receivedOn, -10)} till ansökningsdagen ${receivedOn}`,
    );
  });

  test('nothing stated, impossible dates and missing proof are asked about', () => {
    const field = { kind: 'FIELD', field: 'persons.MANAGER.practice' };
    expect(asked(run(practice, worked()))).toEqual([field]);
    expect(asked(run(practice, worked({ from: '2025-01-01', to: '2024-01-01' })))).toEqual([field]);
    expect(asked(run(practice, without(a, 'person.cv')))).toEqual([{ kind: 'EVIDENCE', evidence: 'person.cv' }]);
    expect(asked(run(leadership, withManager({ leadership: [] })))).toEqual([
      { kind: 'FIELD', field: 'persons.MANAGER.leadership' },
    ]);
  });

  test('leadership counts calendar time once, in any field and at any share', () => {
    const led = (...periods: Work[]): BuiltApplication => withManager({ leadership: work(...periods) });
    expect(run(leadership, led({ from: twoYearsAgo, share: 0.2, field: 'OTHER' })).suggestion).toBe('MET');
    expect(
      run(leadership, led({ from: addYears(receivedOn, -1) }, { from: addYears(receivedOn, -1) })).suggestion,
    ).toBe('NOT_MET');
  });

  test('a window or a limit that a person judges gives no suggestion', () => {
    expect(run({ ...practice, withinYears: 'JUDGED_BY_PERSON' }).suggestion).toBeUndefined();
    expect(run({ ...leadership, years: null }).suggestion).toBeUndefined();
  });
});

describe('language', () => {
  const check: Check = { kind: 'language', language: 'sv', proof: [] };
  test.each([
    [true, 'MET'],
    [false, 'NOT_MET'],
  ] as const)('stated as %s is suggested as %s', (swedish, suggestion) => {
    expect(run(check, withManager({ swedish }))).toMatchObject({ result: 'NEEDS_HUMAN', suggestion });
  });

  test('unstated is asked about', () => {
    expect(asked(run(check, withManager({ swedish: undefined })))).toEqual([
      { kind: 'FIELD', field: 'persons.MANAGER.swedish' },
    ]);
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
    DOUBTED: { kind: 'education', universityYears: 9, vocationalPoints: 9, proof: ['person.diploma'] },
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
