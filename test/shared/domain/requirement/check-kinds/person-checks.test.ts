import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Evidence } from '../../../../../shared/domain/application/evidence.ts';
import type { Education, Period } from '../../../../../shared/domain/application/persons.ts';
import { addDays, addYears } from '../../../../../shared/domain/calendar/day.ts';
import { bind } from '../../../../../shared/domain/requirement/check-kinds/check.ts';
import { factsAt } from '../../../../../shared/domain/requirement/facts.ts';
import type { PersonCheck } from '../../../../../shared/domain/requirement/check-kinds/person-check.ts';
import {
  type BuiltApplication,
  completeApplication,
  factsOf,
  storedFile,
  withContent,
  withFile,
  without,
} from '../../../../support/application-builder.ts';
import { asked, managerOf, ofManager, run, withManager } from './run-check.ts';

const a = completeApplication();
const { receivedOn } = a;

describe('education', () => {
  const check: PersonCheck = {
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
    expect(run(ofManager(check), studied(...education))).toMatchObject({ result: 'NEEDS_HUMAN', suggestion });
  });

  test('stated merits without a diploma are asked for, however good', () => {
    expect(asked(run(ofManager(check), without(a, 'person.diploma')))).toEqual([
      { kind: 'EVIDENCE', evidence: 'person.diploma' },
    ]);
  });

  test('of two, the one whose document is not there is asked for it; a file that names nobody may be anybody’s', () => {
    const other = { ...managerOf(a), name: 'Vide Sjö' };
    const two = withContent(without(a, 'person.diploma'), { persons: [managerOf(a), other] });
    const diploma = storedFile('person.diploma', receivedOn);
    const asks = (...evidence: Evidence[]) =>
      asked(run(ofManager(check), { ...two, evidence: [...two.evidence, ...evidence] }));
    const ofOther = { kind: 'EVIDENCE', evidence: 'person.diploma', person: 'Vide Sjö' };
    expect(asks()).toEqual([{ ...ofOther, person: managerOf(a).name }, ofOther]);
    expect(asks({ ...diploma, person: managerOf(a).name })).toEqual([ofOther]);
    expect(
      asks({ ...diploma, person: managerOf(a).name }, { ...diploma, evidenceId: 'X', person: 'Vide Sjö' }),
    ).toEqual([]);
    expect(asks(diploma)).toEqual([]);
  });

  test('another’s new document leaves what was settled about one as it was', () => {
    const other = { ...managerOf(a), name: 'Vide Sjö' };
    const bound = bind({ kind: 'for-each-person', role: 'MANAGER', nobody: 'ASK', checks: [check] });
    const words = { requirementId: 'HT-S-01', evidenceTitle: (kind: string) => ({ sv: kind, en: kind }) };
    const read = (...evidence: Evidence[]) =>
      z
        .array(z.looseObject({ name: z.string() }))
        .parse(
          bound.read(
            factsAt(factsOf({ ...withContent(a, { persons: [managerOf(a), other] }), evidence }), 'AUTHORISATION'),
            words,
          ),
        );
    const mine = { ...storedFile('person.diploma', receivedOn), person: managerOf(a).name };
    const [before] = read(mine);
    const [after] = read(mine, { ...mine, evidenceId: 'X', person: 'Vide Sjö' });
    expect(after).toEqual(before);
  });

  test('education from abroad needs UHR’s statement', () => {
    const abroad = studied({ years: 3, country: 'FI' });
    expect(asked(run(ofManager(check), abroad))).toEqual([{ kind: 'EVIDENCE', evidence: 'person.uhr-statement' }]);
    expect(run(ofManager(check), withFile(abroad, 'person.uhr-statement'))).toMatchObject({ suggestion: 'MET' });
  });

  test('nothing stated, or no length, is asked about', () => {
    const field = { kind: 'FIELD', field: 'persons.MANAGER.education' };
    expect(asked(run(ofManager(check), withManager({ education: [] })))).toContainEqual(field);
    expect(asked(run(ofManager(check), studied({})))).toContainEqual(field);
    const nobody: BuiltApplication = withContent(a, { persons: undefined });
    expect(asked(run(ofManager(check), nobody))).toContainEqual({ kind: 'FIELD', field: 'persons.MANAGER' });
  });

  test('a limit that a person judges gives no suggestion of "not met"', () => {
    const judged: PersonCheck = { ...check, universityYears: 'JUDGED_BY_PERSON' };
    expect(run(ofManager(judged), studied({ years: 1 })).suggestion).toBeUndefined();
  });
});

describe('practice and leadership', () => {
  const practice: PersonCheck = {
    kind: 'periods',
    of: ['practice'],
    count: 'FULL_TIME',
    years: 2,
    withinYears: 10,
    fields: ['ELDERLY_CARE', 'DISABILITY_CARE'],
    proof: ['person.cv'],
  };
  const leadership: PersonCheck = {
    kind: 'periods',
    of: ['leadership'],
    count: 'CALENDAR',
    years: 2,
    proof: ['person.cv'],
  };
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
    expect(run(ofManager(practice), worked(...periods))).toMatchObject({ result: 'NEEDS_HUMAN', suggestion });
  });

  test('the reason tells what was counted, and from when to when', () => {
    expect(run(ofManager(practice), worked({ from: twoYearsAgo })).reason.sv).toContain(
      `2,0 år på heltid från ${addYears(receivedOn, -10)} till ansökningsdagen ${receivedOn}`,
    );
  });

  test('nothing stated, impossible dates and missing proof are asked about', () => {
    const field = { kind: 'FIELD', field: 'persons.MANAGER.practice' };
    expect(asked(run(ofManager(practice), worked()))).toEqual([field]);
    expect(asked(run(ofManager(practice), worked({ from: '2025-01-01', to: '2024-01-01' })))).toEqual([field]);
    expect(asked(run(ofManager(practice), without(a, 'person.cv')))).toEqual([
      { kind: 'EVIDENCE', evidence: 'person.cv' },
    ]);
    expect(asked(run(ofManager(leadership), withManager({ leadership: [] })))).toEqual([
      { kind: 'FIELD', field: 'persons.MANAGER.leadership' },
    ]);
  });

  test('leadership counts calendar time once, in any field and at any share', () => {
    const led = (...periods: Work[]): BuiltApplication => withManager({ leadership: work(...periods) });
    expect(run(ofManager(leadership), led({ from: twoYearsAgo, share: 0.2, field: 'OTHER' })).suggestion).toBe('MET');
    expect(
      run(ofManager(leadership), led({ from: addYears(receivedOn, -1) }, { from: addYears(receivedOn, -1) }))
        .suggestion,
    ).toBe('NOT_MET');
  });

  test('a window or a limit that a person judges gives no suggestion', () => {
    expect(run(ofManager({ ...practice, withinYears: 'JUDGED_BY_PERSON' })).suggestion).toBeUndefined();
    expect(run(ofManager({ ...leadership, years: null })).suggestion).toBeUndefined();
  });
});

describe('language', () => {
  const check: PersonCheck = { kind: 'language', language: 'sv', proof: [] };
  test.each([
    [true, 'MET'],
    [false, 'NOT_MET'],
  ] as const)('stated as %s is suggested as %s', (swedish, suggestion) => {
    expect(run(ofManager(check), withManager({ swedish }))).toMatchObject({ result: 'NEEDS_HUMAN', suggestion });
  });

  test('unstated is asked about', () => {
    expect(asked(run(ofManager(check), withManager({ swedish: undefined })))).toEqual([
      { kind: 'FIELD', field: 'persons.MANAGER.swedish' },
    ]);
  });
});
