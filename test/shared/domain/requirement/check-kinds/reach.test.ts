import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../../../shared/domain/calendar/day.ts';
import { bind, Check } from '../../../../../shared/domain/requirement/check-kinds/check.ts';
import type { PersonCheck } from '../../../../../shared/domain/requirement/check-kinds/person-check.ts';
import { withinReach } from '../../../../../shared/domain/requirement/check-kinds/reach.ts';
import { factsAt } from '../../../../../shared/domain/requirement/facts.ts';
import { ControlPointName } from '../../../../../shared/domain/requirement/requirement-set.ts';
import { hashOf } from '../../../../../shared/platform/hash.ts';
import { completeApplication, factsOf, withContent, without } from '../../../../support/application-builder.ts';

const a = completeApplication();
const text = { sv: 'Något.', en: 'Something.' };
const figure = { from: 'FIGURE', figure: 'staff', title: text } as const;
const measured = { proof: ['person.cv'], reading: 'NOT_NEEDED' } as const;
const points = [{ id: 'first', title: text, guidance: text }];
const limit = 2;

/** One check of each kind; the type asks for the next one that is added. */
const samples: { readonly [K in Check['kind']]: Check & { readonly kind: K } } = {
  'organisation-number': { kind: 'organisation-number' },
  'evidence-present': { kind: 'evidence-present', evidence: ['person.cv'], need: 'ALL', reading: 'NOT_NEEDED' },
  'evidence-valid': {
    kind: 'evidence-valid',
    evidence: 'insurance.certificate',
    maxAgeMonths: limit,
    validThroughDecision: true,
    renewDaysBefore: 30,
    reading: 'NOT_NEEDED',
  },
  'evidence-covers': { kind: 'evidence-covers', evidence: 'permit.ivo', covers: ['HOLDER', 'SCOPES'], guidance: text },
  declaration: { kind: 'declaration', asserts: text },
  undertaking: { kind: 'undertaking', accepts: text },
  statement: { kind: 'statement', evidence: 'plan.goals', guidance: text },
  'number-at-least': {
    kind: 'number-at-least',
    of: figure,
    atLeast: limit,
    unit: text,
    proof: [],
    reading: 'NOT_NEEDED',
  },
  ratio: {
    kind: 'ratio',
    count: figure,
    per: { from: 'CAPACITY' },
    steps: [{ from: 1, atLeast: 5 }],
    proof: [],
    reading: 'NOT_NEEDED',
  },
  compare: {
    kind: 'compare',
    left: figure,
    relation: 'AT_MOST',
    right: { from: 'PERSONS', role: 'MANAGER' },
    proof: [...measured.proof],
    reading: 'NOT_NEEDED',
  },
  'role-filled': { kind: 'role-filled', role: 'MANAGER', maxGapDays: limit },
  'notice-duty': { kind: 'notice-duty', event: text, withinDays: limit, approval: true },
  periodic: { kind: 'periodic', evidence: 'person.cv', everyMonths: 3, due: '01-15', reading: 'NOT_NEEDED' },
  'structured-assessment': {
    kind: 'structured-assessment',
    record: 'interview',
    title: text,
    method: 'INTERVIEW',
    points,
    evidence: [],
    sections: ['persons'],
  },
  'registry-lookup': { kind: 'registry-lookup', registry: 'COMPANY', reading: 'NOT_NEEDED', guidance: text },
  human: { kind: 'human', guidance: text, sections: ['applicant'] },
  exclusion: { kind: 'exclusion', asserts: text },
  'for-each-person': {
    kind: 'for-each-person',
    role: 'MANAGER',
    nobody: 'ASK',
    checks: [{ kind: 'language', language: 'sv', proof: [] }],
  },
  'all-of': { kind: 'all-of', checks: [{ kind: 'undertaking', accepts: text }] },
  'one-of': { kind: 'one-of', checks: [{ kind: 'declaration', asserts: text }] },
  'applies-when': {
    kind: 'applies-when',
    when: { fact: 'HAS_ROLE', role: 'OWNER', is: false },
    check: { kind: 'declaration', asserts: text },
  },
  supporting: { kind: 'supporting', check: { kind: 'declaration', asserts: text } },
};

const personSamples: { readonly [K in PersonCheck['kind']]: Extract<PersonCheck, { kind: K }> } = {
  education: { kind: 'education', universityYears: 2, vocationalPoints: 400, proof: ['person.diploma'] },
  periods: { kind: 'periods', of: ['practice', 'leadership'], count: 'FULL_TIME', years: 5, proof: ['person.cv'] },
  language: { kind: 'language', language: 'sv', proof: [] },
  suitability: {
    kind: 'suitability',
    record: 'fit',
    title: text,
    evidence: 'record.fit',
    points,
    registerExtract: 'NOTED',
  },
};

const each: readonly Check[] = [
  ...Object.values(samples),
  ...Object.values(personSamples).map((check): Check => ({
    kind: 'for-each-person',
    role: 'MANAGER',
    nobody: 'ASK',
    checks: [check],
  })),
];

const check: fc.Arbitrary<Check> = fc.letrec<{ check: Check }>((tie) => ({
  check: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...each),
    fc.record({
      kind: fc.constantFrom('all-of' as const, 'one-of' as const),
      checks: fc.array(tie('check'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('supporting' as const), check: tie('check') }),
    fc.record({
      kind: fc.constant('applies-when' as const),
      when: fc.constant({ fact: 'NEWLY_STARTED' as const, is: false }),
      check: tie('check'),
    }),
  ),
})).check;

const facts = fc
  .record({
    gone: fc.subarray(['signatories', 'persons', 'declarations', 'undertakings', 'statements', 'capacity'] as const),
    files: fc.subarray(a.evidence.map(({ kind }) => kind)),
    staff: fc.option(fc.nat(10)),
    declared: fc.boolean(),
    later: fc.nat(2000),
    confirmed: fc.boolean(),
    noticedAfter: fc.option(fc.nat(10)),
    leftAfter: fc.option(fc.nat(400)),
    arrivedAfter: fc.nat(400),
    point: fc.constantFrom(...ControlPointName.options),
  })
  .map(({ gone, files, staff, declared, later, confirmed, noticedAfter, leftAfter, arrivedAfter, point }) => {
    const left = leftAfter === null ? {} : { to: addDays(a.receivedOn, leftAfter) };
    const content = {
      persons: a.content.persons?.map((person) => ({ ...person, ...left })),
      declarations: { R: declared },
      ...(staff === null ? {} : { figures: { staff } }),
      ...Object.fromEntries(gone.map((key) => [key, undefined])),
    };
    const today = addDays(a.receivedOn, later);
    const arrived = a.evidence.map((file) => ({ ...file, at: `${addDays(a.receivedOn, arrivedAfter)}T10:00:00.000Z` }));
    const notice = (days: number) => ({
      requirementId: 'R',
      happenedOn: a.receivedOn,
      noticedOn: addDays(a.receivedOn, days),
    });
    return factsAt(
      factsOf(without(withContent({ ...a, evidence: arrived }, content), ...files), {
        today,
        startedOn: a.receivedOn,
        notices: noticedAfter === null ? [] : [notice(noticedAfter)],
        ...(confirmed ? {} : { signatoryConfirmedAt: undefined }),
      }),
      point,
    );
  });

const words = { requirementId: 'R', evidenceTitle: () => text };

describe('how far a machine may go', () => {
  test('every sample is a check that the format takes', () => {
    for (const one of each) expect(Check.safeParse(one).error?.issues).toBeUndefined();
  });

  test('LOV 8:1: no outcome of any check, alone or combined, goes beyond what its kind may say; none says "not met"', () => {
    fc.assert(
      fc.property(check, facts, (one, known) => {
        const bound = bind(one);
        const outcome = bound.run(known, words);
        expect(outcome.result).not.toBe('NOT_MET');
        expect([withinReach(outcome, bound.reach), one.kind, bound.reach, outcome]).toEqual([
          true,
          one.kind,
          bound.reach,
          outcome,
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  test('an outcome follows from what is read alone: the same reading gives the same outcome', () => {
    fc.assert(
      fc.property(check, facts, facts, (one, first, second) => {
        const bound = bind(one);
        const reading = (known: typeof first) => hashOf([bound.read(known, words), first.point === known.point]);
        if (reading(first) === reading(second)) expect(bound.run(second, words)).toEqual(bound.run(first, words));
      }),
      { numRuns: 1000 },
    );
  });

  test('a check that is only supporting never finds anything by itself and never speaks against', () => {
    fc.assert(
      fc.property(check, facts, (one, known) => {
        const outcome = bind({ kind: 'supporting', check: one }).run(known, words);
        expect(['MET', 'NEEDS_COMPLETION']).not.toContain(outcome.result);
        expect(outcome.suggestion).not.toBe('NOT_MET');
      }),
      { numRuns: 500 },
    );
  });

  test('competence, suitability and exclusion are for people: no machine finds them met', () => {
    for (const one of Object.values(personSamples)) {
      const bound = bind({ kind: 'for-each-person', role: 'MANAGER', nobody: 'ASK', checks: [one] });
      expect(bound.run(factsAt(factsOf(a), 'AUTHORISATION'), words).result).not.toBe('MET');
    }
    expect(bind(samples.exclusion).reach).toBe('NONE');
    expect(bind(samples.human)).toMatchObject({ suppliedBy: ['AUTHORITY'], reach: 'NONE' });
  });
});
