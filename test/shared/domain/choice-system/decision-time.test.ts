import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../shared/domain/calendar/day.ts';
import { decisionRule, DecisionTime, promisedDay } from '../../../../shared/domain/choice-system/decision-time.ts';
import type { CompletionPeriod } from '../../../../shared/domain/completion/period.ts';

/** Six weeks from the day when the application is complete, ten in summer. */
const fromComplete: DecisionTime = {
  weeks: 6,
  summer: { from: '06-01', through: '08-31', weeks: 10 },
  clockStart: 'COMPLETE',
};
/** A month's time from arrival, as four weeks, that stands still while something is asked for. */
const pausing: DecisionTime = { weeks: 4, clockStart: 'RECEIVED', pausesForCompletion: true };

const due = (receivedOn: string, time: DecisionTime, periods: readonly CompletionPeriod[] = []): string =>
  promisedDay({ receivedOn, time, periods }).dueOn;

function asked(askedOn: string, dueOn: string, more: Partial<CompletionPeriod> = {}): CompletionPeriod {
  return { number: 1, kind: 'COMPLETION', requirementIds: ['K-1'], askedOn, dueOn, ...more };
}

describe('the promised day', () => {
  const time: DecisionTime = { weeks: 6, summer: { from: '06-01', through: '08-31', weeks: 10 } };

  it.each([
    ['2026-03-02', '2026-04-13'],
    ['2026-05-31', '2026-07-12'],
    ['2026-06-01', '2026-08-10'],
    ['2026-08-31', '2026-11-09'],
    ['2026-09-01', '2026-10-13'],
  ])('LOV 4:4: of an application that arrives on %s is %s', (receivedOn, expected) => {
    expect(due(receivedOn, time)).toBe(expected);
  });

  it('LOV 4:4: without a summer the time is the same all year', () => {
    expect(due('2026-07-01', { weeks: 4 })).toBe('2026-07-29');
  });

  it('LOV 4:4: a clock that runs from arrival and never pauses goes on whatever is asked', () => {
    const periods = [asked('2026-03-05', '2026-03-19', { ended: { on: '2026-03-15', outcome: 'ANSWERED' } })];
    expect(promisedDay({ receivedOn: '2026-03-02', time, periods })).toMatchObject({ dueOn: '2026-04-13' });
    expect(
      promisedDay({ receivedOn: '2026-03-02', time, periods: [asked('2026-03-05', '2026-03-19')] }),
    ).not.toHaveProperty('pausedSince');
  });

  it('LOV 4:4: six weeks from complete run from arrival when nothing is missing', () => {
    expect(due('2026-03-02', fromComplete)).toBe('2026-04-13');
  });

  it('LOV 4:4: six weeks from complete run from the day the missing thing came, ten weeks from one in summer', () => {
    const answeredOn = (on: string) => [asked('2026-05-20', '2026-06-10', { ended: { on, outcome: 'ANSWERED' } })];
    expect(due('2026-05-18', fromComplete, answeredOn('2026-05-25'))).toBe('2026-07-06');
    expect(due('2026-05-18', fromComplete, answeredOn('2026-06-03'))).toBe('2026-08-12');
  });

  it('LOV 4:4: a question about what is there does not make a complete application incomplete', () => {
    const periods = [
      asked('2026-03-05', '2026-03-19', { kind: 'CLARIFICATION', ended: { on: '2026-03-15', outcome: 'ANSWERED' } }),
    ];
    expect(due('2026-03-02', fromComplete, periods)).toBe('2026-04-13');
    expect(due('2026-03-02', { ...fromComplete, pausesForCompletion: true }, periods)).toBe('2026-04-23');
  });

  it('LOV 4:4: a clock that pauses stands still from the request to the answer, and says since when', () => {
    const open = asked('2026-03-05', '2026-03-19');
    expect(promisedDay({ receivedOn: '2026-03-02', time: pausing, periods: [open] })).toMatchObject({
      dueOn: '2026-04-13',
      pausedSince: '2026-03-05',
    });
    const ended = { ...open, ended: { on: '2026-03-10', outcome: 'ANSWERED' } as const };
    const after = promisedDay({ receivedOn: '2026-03-02', time: pausing, periods: [ended] });
    expect(after.dueOn).toBe('2026-04-04');
    expect(after).not.toHaveProperty('pausedSince');
  });

  it('LOV 4:4: what the authority leaves lying after the last day to answer is its own time', () => {
    const silent = asked('2026-03-05', '2026-03-19', { ended: { on: '2026-04-30', outcome: 'SILENCE' } });
    expect(due('2026-03-02', pausing, [silent])).toBe('2026-04-13');
  });
});

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days));
const monthDay = fc.constantFrom('05-15', '06-01', '06-15', '07-31', '08-15', '08-31');
const anyTime: fc.Arbitrary<DecisionTime> = fc
  .record({
    weeks: fc.integer({ min: 1, max: 20 }),
    summer: fc.option(fc.tuple(monthDay, monthDay, fc.integer({ min: 1, max: 30 })), { nil: undefined }),
    clockStart: fc.constantFrom('RECEIVED' as const, 'COMPLETE' as const),
    pausesForCompletion: fc.boolean(),
  })
  .map(({ summer, ...time }) => {
    if (summer === undefined) return time;
    const [from = '06-01', through = '08-31'] = [summer[0], summer[1]].toSorted();
    return { ...time, summer: { from, through, weeks: summer[2] } };
  });

/** Requests that follow on each other after an arrival, each ended but maybe the last. */
const anyCase = fc
  .record({
    receivedOn: day,
    time: anyTime,
    spans: fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 60 }),
        days: fc.integer({ min: 1, max: 60 }),
        took: fc.integer({ min: 0, max: 90 }),
        kind: fc.constantFrom('COMPLETION' as const, 'CLARIFICATION' as const),
      }),
      { maxLength: 4 },
    ),
    lastIsOpen: fc.boolean(),
  })
  .map(({ receivedOn, time, spans, lastIsOpen }) => {
    const periods: CompletionPeriod[] = [];
    let from = receivedOn;
    for (const [index, { gap, days, took, kind }] of spans.entries()) {
      const askedOn = addDays(from, gap);
      const on = addDays(askedOn, took);
      const isOpen = lastIsOpen && index === spans.length - 1;
      const period = { ...asked(askedOn, addDays(askedOn, days)), number: index + 1, kind };
      periods.push(isOpen ? period : { ...period, ended: { on, outcome: took > days ? 'SILENCE' : 'ANSWERED' } });
      from = on;
    }
    return { receivedOn, time, periods };
  });

describe('a wait for the applicant', () => {
  it('LOV 4:4: never makes the promised day earlier, and each one more only later', () => {
    fc.assert(
      fc.property(anyCase, ({ receivedOn, time, periods }) => {
        const days = [...periods.keys(), periods.length].map((count) => due(receivedOn, time, periods.slice(0, count)));
        expect(days).toEqual(days.toSorted());
      }),
    );
  });

  it('LOV 4:4: pauses add up: each moves the day by just the days that the applicant had', () => {
    fc.assert(
      fc.property(anyCase, ({ receivedOn, time, periods }) => {
        const clock = { ...time, clockStart: 'RECEIVED' as const, pausesForCompletion: true };
        const had = periods.reduce((sum, { askedOn, dueOn, ended }) => {
          const until = ended !== undefined && ended.on < dueOn ? ended.on : dueOn;
          return sum + (Date.parse(until) - Date.parse(askedOn)) / 86_400_000;
        }, 0);
        expect(due(receivedOn, clock, periods)).toBe(addDays(due(receivedOn, clock), had));
      }),
    );
  });

  it('LOV 4:4: an answer before the last day never makes the promise later than was told while waiting', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 120 }), ({ receivedOn, time, periods }, took) => {
        const last = periods.at(-1);
        if (last === undefined) return;
        const { ended: _ended, ...open } = last;
        const waiting = [...periods.slice(0, -1), open];
        const ended = { on: addDays(open.askedOn, took), outcome: 'ANSWERED' as const };
        expect(
          due(receivedOn, time, [...periods.slice(0, -1), { ...open, ended }]) <= due(receivedOn, time, waiting),
        ).toBe(true);
      }),
    );
  });

  it('LOV 4:4: without a pause or a start at completeness changes nothing', () => {
    fc.assert(
      fc.property(anyCase, ({ receivedOn, time, periods }) => {
        const clock = { ...time, clockStart: 'RECEIVED' as const, pausesForCompletion: false };
        expect(due(receivedOn, clock, periods)).toBe(due(receivedOn, clock));
      }),
    );
  });
});

describe('the rule in words', () => {
  it('LOV 4:4: says the weeks, what they run from, the summer and the pause', () => {
    expect(decisionRule({ ...fromComplete, pausesForCompletion: true })).toEqual({
      sv: 'Beslut fattas inom 6 veckor från den dag då ansökan är komplett. Under tiden 1 juni–31 augusti är det 10 veckor. Tiden står still medan sökanden har en begäran om komplettering eller förtydligande att svara på.',
      en: 'A decision is made within 6 weeks from the day on which the application is complete. Between 1 June and 31 August it is 10 weeks. The time stands still while the applicant has a request for completion or clarification to answer.',
    });
    expect(decisionRule({ weeks: 8 }).sv).toBe('Beslut fattas inom 8 veckor från den dag då ansökan kom in.');
  });
});

describe('a decision time', () => {
  it('takes no summer that ends before it begins', () => {
    expect(DecisionTime.safeParse({ weeks: 6, summer: { from: '08-31', through: '06-01', weeks: 10 } }).success).toBe(
      false,
    );
  });
});
