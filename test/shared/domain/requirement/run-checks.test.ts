import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addYears } from '../../../../shared/domain/calendar/day.ts';
import { exclusionRulesOn } from '../../../../shared/domain/requirement/exclusion-grounds.ts';
import { assessExclusion, type ExclusionAssessment } from '../../../../shared/domain/requirement/exclusion.ts';
import type { Facts } from '../../../../shared/domain/requirement/facts.ts';
import { Finding } from '../../../../shared/domain/requirement/finding.ts';
import { ControlPointName, Requirement } from '../../../../shared/domain/requirement/requirement-set.ts';
import { requirementsNeedingCompletion, runChecks } from '../../../../shared/domain/requirement/run-checks.ts';
import type { Settlement } from '../../../../shared/domain/requirement/settlement.ts';
import {
  type BuiltApplication,
  completeApplication,
  factsOf,
  homeCare,
  incompleteApplication,
  inexperiencedApplication,
  storedFile,
  testedAtAuthorisation,
  withContent,
  withFile,
  without,
} from '../../../support/application-builder.ts';

const a = completeApplication();

function findings(application: BuiltApplication = a, changes: Partial<Facts> = {}): Finding[] {
  return runChecks(homeCare, factsOf(application, changes));
}

function findingOf(requirementId: string, application: BuiltApplication = a, changes: Partial<Facts> = {}): Finding {
  const found = findings(application, changes).find((finding) => finding.requirementId === requirementId);
  if (found === undefined) throw new Error(`No finding for ${requirementId}`);
  return found;
}

function settled(finding: Finding, result: Settlement['result'], note = ''): Facts['settlements'] {
  const { requirementId, factsHash } = finding;
  return { [requirementId]: { result, note, by: 'Hanna Läggare', at: '2026-03-06T10:00:00.000Z', factsHash } };
}

function idsWith(result: Finding['result'], found: readonly Finding[]): string[] {
  return found.filter((finding) => finding.result === result).map(({ requirementId }) => requirementId);
}

describe('LOV 5:2: a requirement that is met with another firm’s capacity', () => {
  const registration = { kind: 'SWEDISH' as const, organisationNumber: '559999-9108' };
  const relying = (requirementId: string, evidenceIds: string[] = []) =>
    withContent(a, {
      reliances: [
        { requirementId, company: { name: 'Vikens Vård AB', registration }, proof: 'UNDERTAKING', evidenceIds },
      ],
    });
  const file = '01-company.annual-report';

  test('says whose it is, and asks for the undertaking while nothing shows it', () => {
    const finding = findingOf('HT-G-04', relying('HT-G-04'));
    expect(finding.result).toBe('NEEDS_COMPLETION');
    expect(finding.reason.sv).toContain('Vikens Vård AB');
    expect(finding.missing).toContainEqual(
      expect.objectContaining({ requirementId: 'HT-G-04', ask: { kind: 'FIELD', field: 'reliance.HT-G-04' } }),
    );
  });

  test('is a person’s to judge when a file shows it, whatever the check alone would say', () => {
    for (const { id } of testedAtAuthorisation.filter((one) => one.id !== 'HT-G-02')) {
      const alone = findingOf(id);
      const finding = findingOf(id, relying(id, [file]));
      if (alone.result === 'NOT_APPLICABLE') continue;
      expect(finding.result, id).toBe('NEEDS_HUMAN');
      expect(finding.reason.sv, id).toContain('1 underlag visar det');
      expect(finding.factsHash).not.toBe(alone.factsHash);
    }
  });

  test('takes an answer in words for an officer to read, and a file that is not stored for none', () => {
    const answered = withContent(relying('HT-G-04', ['gone']), {
      statements: { ...a.content.statements, 'field.reliance.HT-G-04': 'Åtagandet lämnas av koncernen.' },
    });
    expect(findingOf('HT-G-04', answered)).toMatchObject({ result: 'NEEDS_HUMAN' });
    expect(findingOf('HT-G-04', relying('HT-G-04', ['gone'])).result).toBe('NEEDS_COMPLETION');
  });

  test('lapses what an officer settled when the firm or its files change', () => {
    const before = findingOf('HT-G-04', relying('HT-G-04', [file]));
    const settlements = settled(before, 'MET');
    expect(findingOf('HT-G-04', relying('HT-G-04', [file]), { settlements }).result).toBe('MET');
    expect(findingOf('HT-G-04', relying('HT-G-04'), { settlements }).result).toBe('NEEDS_COMPLETION');
  });

  test('leaves every other requirement, and exclusion, as it was', () => {
    const others = findings(relying('HT-G-04', [file])).filter(({ requirementId }) => requirementId !== 'HT-G-04');
    expect(others).toEqual(findings().filter(({ requirementId }) => requirementId !== 'HT-G-04'));
    expect(findingOf('HT-G-02', relying('HT-G-02'))).toEqual(findingOf('HT-G-02'));
  });
});

describe('LOV 8:1: every requirement of the version is checked', () => {
  test('each has one finding, with source, instant and reason in both languages', () => {
    const found = findings();
    expect(found.map(({ requirementId }) => requirementId)).toEqual(homeCare.requirements.map(({ id }) => id));
    for (const finding of found) {
      expect(Finding.safeParse(finding).success).toBe(true);
      expect(finding).toMatchObject({ source: 'SYSTEM', at: '2026-03-05T09:00:00.000Z' });
      expect(finding.reason.sv).not.toBe('');
      expect(finding.reason.en).not.toBe('');
    }
  });

  test('nineteen are tested; the others are terms that the reason says when will be tested', () => {
    expect(testedAtAuthorisation).toHaveLength(19);
    const notTested = findings().filter(({ result }) => result === 'NOT_TESTED_NOW');
    expect(notTested).toHaveLength(11);
    for (const { reason } of notTested) expect(reason.sv).toMatch(/^Villkor som sökanden har åtagit sig\. Prövas /);
  });

  test('a term that was not accepted is still no hindrance, and the reason says so', () => {
    const finding = findingOf('HT-G-06', withContent(a, { undertakings: {} }));
    expect(finding.result).toBe('NOT_TESTED_NOW');
    expect(finding.reason.en).toContain('has not undertaken it in the application');
  });

  test('applicant A is asked for nothing, and every suggestion is "met"', () => {
    const found = findings();
    expect(requirementsNeedingCompletion(found)).toEqual([]);
    expect(found.filter(({ suggestion }) => suggestion === 'NOT_MET')).toEqual([]);
    expect(idsWith('MET', found)).toEqual(['HT-G-10', 'HT-G-12', 'HT-S-11', 'HT-S-13']);
    expect(idsWith('NOT_APPLICABLE', found)).toEqual(['HT-S-05']);
    expect(idsWith('NEEDS_HUMAN', found)).toHaveLength(14);
  });

  test('LOV 6:2: applicant B is asked for exactly what is missing', () => {
    expect(
      requirementsNeedingCompletion(findings(incompleteApplication())).map(({ requirementId, ask }) => [
        requirementId,
        ask,
      ]),
    ).toEqual([
      ['HT-G-13', { kind: 'EVIDENCE', evidence: 'insurance.certificate' }],
      ['HT-S-11', { kind: 'UNDERTAKING' }],
      ['HT-S-13', { kind: 'EVIDENCE', evidence: 'routine.lex-sarah' }],
    ]);
  });

  test('applicant B has met what was asked once it is there', () => {
    const b = incompleteApplication();
    const undertakings = { ...b.content.undertakings, 'HT-S-11': true };
    const completed = ['insurance.certificate', 'routine.lex-sarah'].reduce(
      (application, kind) => withFile(application, kind),
      withContent(b, { undertakings }),
    );
    expect(requirementsNeedingCompletion(findings(completed))).toEqual([]);
  });

  test('applicant C’s practice is suggested as not met, and nothing else is', () => {
    const found = findings(inexperiencedApplication());
    expect(requirementsNeedingCompletion(found)).toEqual([]);
    expect(found.filter(({ suggestion }) => suggestion === 'NOT_MET')).toMatchObject([
      { requirementId: 'HT-S-02', result: 'NEEDS_HUMAN' },
    ]);
  });

  test('a requirement of another service than those applied for does not apply', () => {
    const first = Requirement.parse({ ...homeCare.requirements[0], services: ['Ledsagning'] });
    const set = { ...homeCare, requirements: [first] };
    expect(runChecks(set, factsOf(a))).toMatchObject([
      { result: 'NOT_APPLICABLE', reason: { en: 'Applies only to: Ledsagning.' } },
    ]);
    const scopes = [{ service: 'Ledsagning', area: 'Hela kommunen', targetGroup: 'Äldre' }];
    expect(runChecks(set, factsOf(withContent(a, { scopes })))).toMatchObject([{ result: 'NEEDS_HUMAN' }]);
  });

  test('the same facts give the same findings, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...a.evidence], { minLength: a.evidence.length }), (evidence) => {
        expect(findings({ ...a, evidence })).toEqual(findings());
      }),
      { numRuns: 20 },
    );
  });
});

describe('what an officer has settled', () => {
  test.each(['MET', 'NOT_MET'] as const)('%s stands, under the officer’s name and with the reason', (result) => {
    const settlements = settled(findingOf('HT-S-02'), result, 'Intygen visar det.');
    expect(findingOf('HT-S-02', a, { settlements })).toMatchObject({
      result,
      source: 'OFFICER',
      by: 'Hanna Läggare',
      at: '2026-03-06T10:00:00.000Z',
      reason: { sv: 'Intygen visar det.' },
    });
  });

  test('stands the next day too, and says what it is when the officer wrote nothing', () => {
    const settlements = settled(findingOf('HT-G-03'), 'MET');
    const finding = findingOf('HT-G-03', a, { settlements, today: addDays(a.receivedOn, 40) });
    expect(finding).toMatchObject({ result: 'MET', reason: { en: 'Assessed as met by an officer.' } });
  });

  test('lapses visibly when its facts change, and only then', () => {
    const settlements = { ...settled(findingOf('HT-G-13'), 'MET'), ...settled(findingOf('HT-G-14'), 'MET') };
    const changed: BuiltApplication = {
      ...a,
      evidence: [...a.evidence, { ...storedFile('insurance.certificate', a.receivedOn), evidenceId: '02' }],
    };
    const finding = findingOf('HT-G-13', changed, { settlements });
    expect(finding).toMatchObject({ result: 'NEEDS_HUMAN', source: 'SYSTEM' });
    expect(finding.reason.sv).toMatch(/^Tidigare bedömning \(uppfyllt, Hanna Läggare, 2026-03-06\) gäller inte längre/);
    expect(findingOf('HT-G-14', changed, { settlements }).result).toBe('MET');
  });

  test('lapses when the insurance has run out on the day of the decision', () => {
    const settlements = settled(findingOf('HT-G-13'), 'MET');
    const decidedOn = addYears(a.receivedOn, 2);
    expect(findingOf('HT-G-13', a, { settlements, decidedOn }).result).toBe('NEEDS_COMPLETION');
  });

  test('on a permit lapses when the applicant becomes another legal person', () => {
    const settlements = settled(findingOf('HT-S-10'), 'MET');
    const other = withContent(a, {
      applicant: { ...a.content.applicant, registration: { kind: 'SWEDISH', organisationNumber: '559999-9108' } },
    });
    expect(findingOf('HT-S-10', other, { settlements }).result).toBe('NEEDS_HUMAN');
  });

  test('on what was never handed in stands until it is handed in', () => {
    const silent = without(a, 'routine.lex-sarah');
    const settlements = settled(findingOf('HT-S-13', silent), 'NOT_MET', 'Rutinen lämnades inte in.');
    expect(findingOf('HT-S-13', silent, { settlements }).result).toBe('NOT_MET');
    expect(findingOf('HT-S-13', a, { settlements }).result).toBe('MET');
  });
});

describe('LOV 7:1: the requirement that opens the exclusion assessment', () => {
  const rules = exclusionRulesOn('2026-03-06');
  const assessment = (changes: Partial<ExclusionAssessment> = {}): ExclusionAssessment => {
    const assessed = assessExclusion(
      rules.grounds.map(({ ground }) => ({
        ground,
        applies: 'NO',
        evidence: 'Registerslagning.',
        representativesChecked: ['Mika Glänta'],
      })),
      rules,
      {
        officer: 'Hanna Läggare',
        at: '2026-03-06T10:00:00.000Z',
        factsHash: findingOf('HT-G-02').factsHash,
        legalForm: 'LIMITED_COMPANY',
      },
    );
    if (!assessed.ok) throw new Error('The assessment lacks something');
    return { ...assessed.value, ...changes };
  };

  test('is met when a person has used no ground', () => {
    expect(findingOf('HT-G-02', a, { exclusion: assessment() })).toMatchObject({
      result: 'MET',
      source: 'OFFICER',
      by: 'Hanna Läggare',
    });
  });

  test('is never "not met": a ground that is used is dealt with as exclusion', () => {
    const exclusion = assessment({
      grounds: assessment().grounds.map((line) =>
        line.ground === 'UNPAID_TAXES'
          ? {
              ground: 'UNPAID_TAXES',
              applies: 'YES',
              exclude: true,
              evidence: 'Skuld sedan två år.',
              proportionality: 'Stor och återkommande.',
            }
          : line,
      ),
    });
    expect(findingOf('HT-G-02', a, { exclusion })).toMatchObject({ result: 'NOT_APPLICABLE', source: 'OFFICER' });
    const settlements = settled(findingOf('HT-G-02'), 'NOT_MET', 'Försök att kringgå.');
    expect(findingOf('HT-G-02', a, { settlements }).result).toBe('NEEDS_HUMAN');
  });

  test('waits while a ground is unclear', () => {
    const exclusion = assessment({
      grounds: assessment().grounds.map((line) =>
        line.ground === 'CONVICTION' ? { ground: 'CONVICTION', applies: 'UNCLEAR' } : line,
      ),
    });
    expect(findingOf('HT-G-02', a, { exclusion }).result).toBe('NEEDS_HUMAN');
  });

  test('waits again when another person is to sign', () => {
    const [signatory] = a.content.signatories ?? [];
    if (signatory === undefined) throw new Error('The builder always names a signatory');
    const changed = withContent(a, { signatories: [{ ...signatory, name: 'Någon Annan' }] });
    const finding = findingOf('HT-G-02', changed, { exclusion: assessment() });
    expect(finding.result).toBe('NEEDS_HUMAN');
    expect(finding.reason.sv).toContain('gäller inte längre');
  });
});

describe('the same checks at any control point and on any later day', () => {
  const point = fc.constantFrom(...ControlPointName.options);
  const withoutInstant = (found: readonly Finding[]) => found.map(({ at: _at, ...finding }) => finding);

  test('twice on the same facts give the same hash, at every control point', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(a, incompleteApplication(), inexperiencedApplication()),
        fc.nat(2000),
        point,
        (application, later, name) => {
          const facts = factsOf(application, { today: addDays(a.receivedOn, later), startedOn: a.receivedOn });
          const again = { ...facts, at: '2031-01-01T00:00:00.000Z' };
          expect(withoutInstant(runChecks(homeCare, again, name))).toEqual(
            withoutInstant(runChecks(homeCare, facts, name)),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  test('time moves only what depends on time: until a date passes, the day after is as the day before', () => {
    const timeless = without(a, 'insurance.certificate', 'tax.certificate', 'permit.ivo');
    const undated = { ...timeless, evidence: timeless.evidence.map((file) => ({ ...file, validThrough: undefined })) };
    fc.assert(
      fc.property(fc.nat(3000), point, (later, name) => {
        const on = (today: string) =>
          runChecks(homeCare, factsOf(undated, { today }), name).map(({ factsHash }) => factsHash);
        expect(on(addDays(a.receivedOn, later))).toEqual(on(a.receivedOn));
      }),
      { numRuns: 30 },
    );
  });

  test('a certificate that runs out moves its own requirement and no other', () => {
    const expiring = withFile(without(a, 'insurance.certificate'), 'insurance.certificate', {
      validThrough: addDays(a.receivedOn, 100),
    });
    const on = (days: number) => findings(expiring, { today: addDays(a.receivedOn, days) });
    const moved = on(101).filter(({ factsHash }, index) => factsHash !== on(100)[index]?.factsHash);
    expect(moved.map(({ requirementId }) => requirementId)).toEqual(['HT-G-13']);
    expect(moved).toMatchObject([{ result: 'NEEDS_COMPLETION' }]);
  });

  test('follow-up looks at what it says for follow-up, and tells when the rest is tested', () => {
    const found = runChecks(homeCare, factsOf(a), 'FOLLOW_UP');
    expect(found).toHaveLength(homeCare.requirements.length);
    const tested = homeCare.requirements.filter(({ controlPoints }) =>
      controlPoints.some((each) => each.point === 'FOLLOW_UP'),
    );
    expect(found.filter(({ result }) => result !== 'NOT_TESTED_NOW').map(({ requirementId }) => requirementId)).toEqual(
      tested.map(({ id }) => id),
    );
    expect(found.find(({ requirementId }) => requirementId === 'HT-S-05')?.reason.sv).toBe('Prövas vid ansökan.');
  });

  test('what was settled at authorisation says nothing at follow-up', () => {
    const settlements = settled(findingOf('HT-S-01'), 'MET');
    const followUp = runChecks(homeCare, factsOf(a, { settlements }), 'FOLLOW_UP');
    expect(followUp.find(({ requirementId }) => requirementId === 'HT-S-01')).toMatchObject({ source: 'SYSTEM' });
  });
});
