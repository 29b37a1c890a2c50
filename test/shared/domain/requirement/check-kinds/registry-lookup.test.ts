import { describe, expect, test } from 'vitest';
import { isFresh, type Lookup, succeed } from '../../../../../shared/domain/registry/lookup.ts';
import type { Check } from '../../../../../shared/domain/requirement/check-kinds/check.ts';
import { registriesAsked } from '../../../../../shared/domain/requirement/registries-asked.ts';
import { runChecks } from '../../../../../shared/domain/requirement/run-checks.ts';
import {
  companyLookup,
  completeApplication,
  factsOf,
  homeCare,
  withContent,
} from '../../../../support/application-builder.ts';
import { run } from './run-check.ts';

const a = completeApplication();
const check: Check = {
  kind: 'registry-lookup',
  registry: 'COMPANY',
  reading: 'NOT_NEEDED',
  guidance: { sv: 'Finns organisationen?', en: 'Is the organisation there?' },
};

function outcomeOf(lookup: Lookup | undefined, kind: Check = check) {
  return run(kind, a, { lookups: lookup === undefined ? [] : [lookup] });
}

function noAnswer(fault: 'TIMED_OUT' | 'NOT_CONNECTED'): Lookup {
  return { ...companyLookup(a), answer: { outcome: 'NO_ANSWER', fault } };
}

describe('an official registry’s word', () => {
  test('LOV 8:1: an entry in force under the same name and form is met, with source and time', () => {
    const { result, reason } = outcomeOf(companyLookup(a));
    expect(result).toBe('MET');
    expect(reason.sv).toBe(
      'Bolagsverket, värdefulla datamängder (2026-03-02 kl. 13:00): Solgläntans Hemtjänst AB är registrerat sedan 2015-05-04.',
    );
  });

  test('a registry that only helps suggests, and a person settles', () => {
    expect(outcomeOf(companyLookup(a), { ...check, reading: 'BY_PERSON' })).toMatchObject({
      result: 'NEEDS_HUMAN',
      suggestion: 'MET',
    });
  });

  test('names are compared by their letters', () => {
    expect(outcomeOf(companyLookup(a, { name: 'SOLGLÄNTANS  HEMTJÄNST AB.' })).result).toBe('MET');
  });

  test.each([
    ['another name', companyLookup(a, { name: 'Solgläntans Städ AB' })],
    ['another legal form', companyLookup(a, { legalForm: 'ECONOMIC_ASSOCIATION' })],
    ['no legal form', companyLookup(a, { legalForm: undefined })],
    ['an entry that has ended', companyLookup(a, { endedOn: '2023-06-30' })],
    ['a bankruptcy', companyLookup(a, { proceedings: [{ kind: 'BANKRUPTCY', name: 'Konkurs' }] })],
    ['no such number', { ...companyLookup(a), answer: { outcome: 'NOT_FOUND' as const } }],
    ['no answer in time', noAnswer('TIMED_OUT')],
    ['no connection', noAnswer('NOT_CONNECTED')],
    ['nothing looked up', undefined],
  ])('LOV 7:1: %s is a person’s to look at, and suggests nothing', (_what, lookup) => {
    const outcome = outcomeOf(lookup);
    expect(outcome.result).toBe('NEEDS_HUMAN');
    expect(outcome.suggestion).toBeUndefined();
    expect(outcome.missing).toEqual([]);
    expect(outcome.reason.sv).toContain('Finns organisationen?');
  });

  test('an answer about the number before is no answer about the number now', () => {
    const { applicant } = a.content;
    const renumbered = withContent(a, {
      applicant: { ...applicant, registration: { kind: 'SWEDISH', organisationNumber: '559999-9108' } },
    });
    const outcome = run(check, renumbered, { lookups: [companyLookup(a)] });
    expect(outcome.result).toBe('NEEDS_HUMAN');
  });

  test('LOV 7:1: a bankruptcy opens the exclusion assessment anew, which stays a person’s', () => {
    const before = runChecks(homeCare, factsOf(a));
    const lookups = [companyLookup(a, { proceedings: [{ kind: 'BANKRUPTCY', name: 'Konkurs', since: '2026-02-12' }] })];
    const after = runChecks(homeCare, factsOf(a, { lookups }));
    const exclusion = (findings: typeof before) => findings.find(({ requirementId }) => requirementId === 'HT-G-02');
    expect(exclusion(after)?.factsHash).not.toBe(exclusion(before)?.factsHash);
    expect(exclusion(after)).toMatchObject({ result: 'NEEDS_HUMAN' });
    expect(exclusion(after)?.suggestion).toBeUndefined();
    expect(exclusion(after)?.reason.en).toContain('Solgläntans Hemtjänst AB, Konkurs since 2026-02-12');
  });

  test('LOV 5:1: a group is looked up one by one, and who has no Swedish number is a person’s to look up', () => {
    const [member, abroad] = [
      { name: 'Dimviks Omsorg AB', number: '559999-9108' },
      { name: 'Fjordens Omsorg AS', number: undefined },
    ].map(({ name, number }) => ({
      name,
      legalForm: 'LIMITED_COMPANY' as const,
      registration:
        number === undefined
          ? { kind: 'BEING_FORMED' as const }
          : { kind: 'SWEDISH' as const, organisationNumber: number },
    }));
    if (member === undefined || abroad === undefined) throw new Error('Both were made');
    const group = (...members: (typeof member)[]) => withContent(a, { applicant: { ...a.content.applicant, members } });
    const lookups = [companyLookup(a), companyLookup(withContent(a, { applicant: member }))];
    const outcome = (...members: (typeof member)[]) => run(check, group(...members), { lookups });
    expect(outcome(member).result).toBe('MET');
    expect(outcome(member, abroad).result).toBe('NEEDS_HUMAN');
    expect(outcome(member, abroad).reason.sv).toContain('Fjordens Omsorg AS');
  });

  test('a merger is no ground of exclusion', () => {
    const lookups = [companyLookup(a, { proceedings: [{ kind: 'OTHER', name: 'Övertagande i fusion' }] })];
    const reasons = runChecks(homeCare, factsOf(a, { lookups })).map(({ reason }) => reason.sv);
    expect(reasons.join(' ')).not.toContain('fusion');
  });
});

describe('a lookup', () => {
  const lookup = companyLookup(a);

  test('stands for a day, when it was an answer', () => {
    expect(isFresh(lookup, '2026-03-03T11:59:00.000Z')).toBe(true);
    expect(isFresh(lookup, '2026-03-03T12:00:00.000Z')).toBe(false);
    expect(isFresh(noAnswer('TIMED_OUT'), '2026-03-02T12:00:00.000Z')).toBe(false);
    expect(isFresh(undefined, '2026-03-02T12:00:00.000Z')).toBe(false);
  });

  test('keeps the instant at which its words were first said, so that asking again lapses no settlement', () => {
    const next = { ...lookup, at: '2026-04-02T12:00:00.000Z' };
    expect(succeed(lookup, next).since).toBe(lookup.since);
    expect(succeed(lookup, { ...next, answerHash: 'other' }).since).toBe(next.at);
    expect(succeed(undefined, next).since).toBe(next.at);
  });
});

test('a requirement set says which registries are asked', () => {
  expect(registriesAsked(homeCare)).toEqual(['COMPANY']);
});
