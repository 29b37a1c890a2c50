import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonInRole } from '../../../../../shared/domain/application/persons.ts';
import { addDays, addMonths, addYears } from '../../../../../shared/domain/calendar/day.ts';
import type { Check } from '../../../../../shared/domain/requirement/check-kinds/check.ts';
import { lastDue } from '../../../../../shared/domain/requirement/check-kinds/periodic.ts';
import type { Facts } from '../../../../../shared/domain/requirement/facts.ts';
import { completeApplication, withContent, withFile, without } from '../../../../support/application-builder.ts';
import { asked, run } from './run-check.ts';

const a = completeApplication();
const startedOn = '2026-06-01';
const during = (check: Check, today: string, application = a, changes: Partial<Facts> = {}) =>
  run(check, application, { startedOn, today, ...changes }, 'FOLLOW_UP');

describe('a duty to give notice', () => {
  const check: Check = {
    kind: 'notice-duty',
    event: { sv: 'Verksamhetsansvarig byts.', en: 'The person in daily charge is replaced.' },
    withinDays: 14,
    approval: true,
  };
  const told = (noticedOn: string, approvedOn?: string) => ({
    notices: [{ requirementId: 'HT-G-12', happenedOn: '2026-09-01', noticedOn, approvedOn }],
  });

  test('what nobody told of is not applicable: the machine knows of nothing that happened', () => {
    expect(during(check, '2026-10-01').result).toBe('NOT_APPLICABLE');
    const other = { requirementId: 'HT-G-99', happenedOn: '2026-09-01', noticedOn: '2027-01-01' };
    expect(during(check, '2027-02-01', a, { notices: [other] }).result).toBe('NOT_APPLICABLE');
  });

  test('the last day is in time, the next is late; and late is for a person to weigh', () => {
    expect(during(check, '2026-10-01', a, told('2026-09-15', '2026-09-20')).result).toBe('MET');
    expect(during(check, '2026-10-01', a, told('2026-09-16', '2026-09-20'))).toMatchObject({
      result: 'NEEDS_HUMAN',
      suggestion: 'NOT_MET',
    });
  });

  test('waits for the municipality’s approval where one is needed', () => {
    const waiting = during(check, '2026-10-01', a, told('2026-09-02'));
    expect(waiting.result).toBe('NEEDS_HUMAN');
    expect(waiting.suggestion).toBeUndefined();
    expect(during({ ...check, approval: false }, '2026-10-01', a, told('2026-09-02')).result).toBe('MET');
  });
});

describe('what is handed in again and again', () => {
  const check: Check = {
    kind: 'periodic',
    evidence: 'report.annual-quality',
    everyMonths: 12,
    due: '03-01',
    reading: 'NOT_NEEDED',
  };
  const reported = (day: string) => withFile(a, 'report.annual-quality', { at: `${day}T10:00:00.000Z` });

  test('nothing is due before its first day, which the reason tells', () => {
    expect(during(check, '2027-02-28')).toMatchObject({ result: 'NOT_APPLICABLE' });
    expect(during(check, '2027-02-28').reason.sv).toContain('2027-03-01');
  });

  test('in time on the day itself, asked for when it is absent, late for a person to weigh', () => {
    expect(during(check, '2027-04-01', reported('2027-03-01')).result).toBe('MET');
    expect(asked(during(check, '2027-04-01'))).toEqual([{ kind: 'EVIDENCE', evidence: 'report.annual-quality' }]);
    expect(during(check, '2027-04-01', reported('2027-03-02'))).toMatchObject({
      result: 'NEEDS_HUMAN',
      suggestion: 'NOT_MET',
    });
  });

  test('last year’s does not serve this year', () => {
    expect(during(check, '2028-04-01', reported('2027-02-20')).result).toBe('NEEDS_COMPLETION');
  });

  test('the last due day is never ahead, and never further back than the interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.constantFrom(1, 3, 4, 6, 12), (days, everyMonths) => {
        const on = addDays('2026-01-01', days);
        const due = lastDue({ everyMonths, due: '02-28' }, on);
        expect(due <= on).toBe(true);
        expect(addMonths(due, everyMonths) > on).toBe(true);
      }),
    );
  });
});

describe('a role that is filled', () => {
  const check: Check = { kind: 'role-filled', role: 'MANAGER', maxGapDays: 30, coveredBy: 'DEPUTY_MANAGER' };
  const person = (name: string, role: PersonInRole['roles'][number], from?: string, to?: string): PersonInRole => ({
    name,
    roles: [role],
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const led = (...persons: PersonInRole[]) => withContent(a, { persons });
  const gone = person('Robin Ljungström', 'MANAGER', undefined, '2026-09-30');
  const deputy = person('Kim Solberg', 'DEPUTY_MANAGER');

  test('by somebody all the time is met; by nobody, ever, somebody is asked for', () => {
    expect(during(check, '2026-10-01').result).toBe('MET');
    expect(asked(during(check, '2026-10-01', led()))).toEqual([{ kind: 'FIELD', field: 'persons.MANAGER' }]);
  });

  test('the seat may be empty for thirty days while a deputy covers; on the thirty-first a person weighs it', () => {
    expect(during(check, '2026-10-30', led(gone, deputy)).result).toBe('MET');
    expect(during(check, '2026-10-31', led(gone, deputy))).toMatchObject({
      result: 'NEEDS_HUMAN',
      suggestion: 'NOT_MET',
    });
  });

  test('without a deputy one is asked for at once', () => {
    expect(asked(during(check, '2026-10-02', led(gone)))).toEqual([{ kind: 'FIELD', field: 'persons.DEPUTY_MANAGER' }]);
    const { coveredBy: _nobody, ...alone } = check;
    expect(during(alone, '2026-10-02', led(gone)).result).toBe('MET');
  });

  test('a gap that was too long stays one after somebody came; a short one is forgotten', () => {
    expect(during(check, '2027-01-01', led(gone, person('Ny', 'MANAGER', '2026-10-31'))).result).toBe('MET');
    expect(during(check, '2027-01-01', led(gone, person('Ny', 'MANAGER', '2026-11-01'))).suggestion).toBe('NOT_MET');
  });

  test('at authorisation it is enough that somebody is named who will take it up', () => {
    expect(run(check, led(person('Robin Ljungström', 'MANAGER', addYears(a.receivedOn, 1)))).result).toBe('MET');
  });

  test('a gap that a person judges gets no suggestion', () => {
    const outcome = during({ ...check, maxGapDays: 'JUDGED_BY_PERSON' }, '2026-12-31', led(gone, deputy));
    expect(outcome.result).toBe('NEEDS_HUMAN');
    expect(outcome.suggestion).toBeUndefined();
  });
});

describe('evidence that is renewed', () => {
  const check: Check = {
    kind: 'evidence-valid',
    evidence: 'insurance.certificate',
    validThroughDecision: true,
    renewDaysBefore: 30,
    reading: 'NOT_NEEDED',
  };
  const through = (validThrough: string, evidenceId = '01') =>
    withFile(without(a, 'insurance.certificate'), 'insurance.certificate', { validThrough, evidenceId });

  test('is asked for ahead of its last day, and asked for no more when the next one is there', () => {
    expect(during(check, '2026-11-30', through('2026-12-31')).result).toBe('MET');
    const soon = during(check, '2026-12-01', through('2026-12-31'));
    expect(soon.result).toBe('NEEDS_COMPLETION');
    expect(soon.reason.en).toContain('soon no longer valid');
    const renewed = withFile(through('2026-12-31'), 'insurance.certificate', {
      evidenceId: '02',
      validThrough: '2027-12-31',
    });
    expect(during(check, '2027-02-01', renewed).result).toBe('MET');
  });

  test('at follow-up age counts back from the day of the check', () => {
    const fresh: Check = {
      kind: 'evidence-valid',
      evidence: 'tax.certificate',
      maxAgeMonths: 2,
      validThroughDecision: false,
      reading: 'NOT_NEEDED',
    };
    const issued = withFile(without(a, 'tax.certificate'), 'tax.certificate', { issuedOn: '2026-08-01' });
    expect(during(fresh, '2026-10-01', issued).result).toBe('MET');
    expect(during(fresh, '2026-10-02', issued).result).toBe('NEEDS_COMPLETION');
  });
});
