import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import {
  extendTerm,
  lastDay,
  lastDayAfterNotice,
  nextStep,
  type Termination,
  termInWords,
  termOf,
  type TermRule,
} from '../../../../shared/domain/contract/term.ts';
import { holds } from '../../../support/holds.ts';
import { errorOf, value } from '../decision/builders.ts';

const rule: TermRule = {
  ends: { kind: 'AFTER', months: 24 },
  notice: { provider: 90, municipality: 180 },
  extension: { months: 12, times: 2 },
  remindBeforeDays: 200,
  shownBeforeDays: 60,
};

const notice: Termination = {
  by: 'PROVIDER',
  receivedOn: '2026-05-04',
  endsOn: '2026-08-02',
  why: 'Verksamheten läggs ner.',
  registeredBy: 'Sam Ordning',
  registeredAt: '2026-05-04T10:00:00.000Z',
};

describe('how long a contract holds', () => {
  it('LOV 4:2: follows from the version’s rule: months from the first day, a day that all share, or until further notice', () => {
    expect(termOf(rule, '2026-04-01')).toMatchObject({ from: '2026-04-01', until: '2028-03-31' });
    expect(termOf({ ...rule, ends: { kind: 'ON', day: '2027-12-31' } }, '2026-04-01').until).toBe('2027-12-31');
    const { ends: _ends, ...open } = rule;
    expect(termOf(open, '2026-04-01').until).toBeNull();
    expect(lastDay({ term: termOf(open, '2026-04-01') })).toBeNull();
  });

  it('counts each party’s notice by the contract’s own days, and ends at the earlier of notice and term', () => {
    const term = termOf(rule, '2026-04-01');
    expect(lastDayAfterNotice({ term }, { by: 'PROVIDER', receivedOn: '2026-05-04' })).toBe('2026-08-02');
    expect(lastDayAfterNotice({ term }, { by: 'MUNICIPALITY', receivedOn: '2026-05-04' })).toBe('2026-10-31');
    expect(lastDayAfterNotice({}, { by: 'PROVIDER', receivedOn: '2026-05-04' })).toBeNull();
    expect(lastDay({ term, termination: notice })).toBe('2026-08-02');
    expect(lastDay({ term, termination: { ...notice, endsOn: '2029-01-01' } })).toBe('2028-03-31');
  });

  it('is extended as often as its terms say, from month’s end to month’s end, and not once notice was given', () => {
    const term = termOf(rule, '2026-04-01');
    const once = value(extendTerm({ term }));
    expect(once).toMatchObject({ until: '2029-03-31', extension: { times: 1 } });
    const twice = value(extendTerm({ term: once }));
    expect(errorOf(extendTerm({ term: twice }))).toBe('NO_EXTENSION');
    expect(errorOf(extendTerm({ term, termination: notice }))).toBe('TERMINATED');
    expect(errorOf(extendTerm({}))).toBe('NO_EXTENSION');
  });

  it('says in the contract how long it holds, how it is extended, and the days of notice', () => {
    expect(termInWords(termOf(rule, '2026-04-01'))).toBe(
      'Från 1 april 2026 till och med 31 mars 2028. Kommunen kan förlänga det med 12 månader i taget, högst 2 gånger. ' +
        'Uppsägningstiden är 90 dagar när leverantören säger upp och 180 dagar när kommunen gör det.',
    );
  });
});

describe('a contract’s calendar', () => {
  it('asks about an extension, shows the last day, and ends it the day after; each once', () => {
    const term = termOf(rule, '2026-04-01');
    const until = '2028-03-31';
    expect(nextStep({ term })).toEqual({ kind: 'ASK', on: addDays(until, -200) });
    expect(nextStep({ term, calendar: { asked: until } })).toEqual({ kind: 'SHOW', on: addDays(until, -60) });
    expect(nextStep({ term, calendar: { asked: until, shown: until } })).toEqual({ kind: 'END', on: '2028-04-01' });
    expect(nextStep({ term, termination: notice })).toEqual({ kind: 'SHOW', on: addDays('2026-08-02', -60) });
    expect(nextStep({})).toBeNull();
  });

  it('begins anew when the last day is another', () => {
    const term = value(extendTerm({ term: termOf(rule, '2026-04-01') }));
    expect(nextStep({ term, calendar: { asked: '2028-03-31', shown: '2028-03-31' } })).toMatchObject({ kind: 'ASK' });
  });

  it('never ends a contract on a day that it still holds', () => {
    holds(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 800 }),
        (notify, months, late) => {
          const term = termOf(
            { ...rule, ends: { kind: 'AFTER', months }, remindBeforeDays: notify, shownBeforeDays: late },
            '2026-04-01',
          );
          const last = term.until ?? '';
          const step = nextStep({ term, calendar: { asked: last, shown: last } });
          return step?.kind === 'END' && step.on > last && nextStep({ term })?.kind !== 'END';
        },
      ),
    );
  });
});
