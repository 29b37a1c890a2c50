import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../../../shared/domain/catalogue/entry.ts';
import { addDays, daysBetween } from '../../../../shared/domain/calendar/day.ts';
import { ChoiceSystem } from '../../../../shared/domain/choice-system/choice-system.ts';
import { type DecidedCase, decisionTimes } from '../../../../shared/domain/overview/decided-case.ts';
import { isThin, marketsOf } from '../../../../shared/domain/overview/market.ts';
import type { Measure, MeasureIn } from '../../../../shared/domain/measure/measure.ts';
import { lateTasks } from '../../../../shared/domain/overview/late-tasks.ts';
import { measureCounts, warnedIn } from '../../../../shared/domain/overview/measure-counts.ts';
import { overviewOf } from '../../../../shared/domain/overview/overview.ts';
import { before, following, tertialNamed, tertialOf } from '../../../../shared/domain/overview/tertial.ts';
import { sampleEntry } from '../../../support/catalogue-entry.ts';
import { holds } from '../../../support/holds.ts';
import { homeCareTypes } from '../../../support/service-types.ts';

const days = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays('2010-01-01', number));

describe('a tertial', () => {
  it('is four whole months, and every day lies in one', () => {
    expect(tertialNamed('2028-T1')).toEqual({ name: '2028-T1', from: '2028-01-01', through: '2028-04-30' });
    expect(tertialOf('2026-12-31')).toEqual({ name: '2026-T3', from: '2026-09-01', through: '2026-12-31' });
    holds(
      fc.property(days, (day) => {
        const { from, through } = tertialOf(day);
        return from <= day && day <= through;
      }),
    );
  });

  it('follows the one before it without a day between', () => {
    holds(
      fc.property(days, (day) => {
        const tertial = tertialOf(day);
        const next = following(tertial);
        return daysBetween(tertial.through, next.from) === 1 && before(next).name === tertial.name;
      }),
    );
  });

  it.each(['', '2026', '2026-T0', '2026-T4', '1999-T1', '2026-T1 '])('is not what %j names', (name) => {
    expect(tertialNamed(name)).toBeNull();
  });
});

function decided(took: number, promised: number, outcome: DecidedCase['outcome'] = 'APPROVED'): DecidedCase {
  const receivedOn = '2026-01-10';
  return {
    schemaVersion: 1,
    choiceSystemId: 'hemtjanst',
    receivedOn,
    decidedOn: addDays(receivedOn, took),
    dueOn: addDays(receivedOn, promised),
    outcome,
  };
}

describe('how long decisions took', () => {
  it('LOV 4:4: is told by the one in the middle and the longest, and by how many broke the promise', () => {
    expect(decisionTimes([decided(90, 60), decided(10, 60), decided(30, 60, 'REFUSED')])).toEqual({
      decided: 3,
      approved: 2,
      late: 1,
      median: 30,
      longest: 90,
    });
  });

  it('is between the two in the middle when there is no one; a decision on the promised day is not late', () => {
    expect(decisionTimes([decided(10, 60), decided(60, 60)])).toMatchObject({ median: 35, late: 0 });
  });

  it('is nothing when nothing was decided', () => {
    expect(decisionTimes([])).toEqual({ decided: 0, approved: 0, late: 0, median: null, longest: null });
  });
});

const homeCareSystem = ChoiceSystem.parse({
  schemaVersion: 1,
  status: 'PREPARING',
  id: 'hemtjanst',
  municipality: 'granvik',
  service: 'Hemtjänst',
  decisionRef: { body: 'Kommunfullmäktige', heldOn: '2025-11-24', paragraph: '§ 112' },
  cpvCodes: ['85312000-9'],
  serviceTypes: homeCareTypes,
  services: ['Omvårdnad'],
  areas: ['Centrum'],
  targetGroups: ['Äldre'],
});
const system = { services: ['Omvårdnad', 'Ledsagning'], areas: ['Centrum', 'Södra Granvik'] };

function entry(id: string, changes: Partial<CatalogueEntry> = {}): CatalogueEntry {
  const scopes = [{ service: 'Omvårdnad', area: 'Centrum', targetGroup: 'Äldre' }];
  return { ...sampleEntry(id), scopes, ...changes };
}

describe('a market', () => {
  it('counts each provider once, however many groups it serves there, and the own unit beside them', () => {
    const own = entry('C', { provider: { ...entry('C').provider, regi: 'MUNICIPAL' } });
    const twice = entry('B', {
      scopes: ['Äldre', 'Yngre'].map((targetGroup) => ({ service: 'Omvårdnad', area: 'Centrum', targetGroup })),
    });
    expect(marketsOf(system, [entry('A'), twice, own], '2026-05-01')).toEqual([
      { service: 'Omvårdnad', area: 'Centrum', providers: 2, hasOwnUnit: true },
      { service: 'Omvårdnad', area: 'Södra Granvik', providers: 0, hasOwnUnit: false },
      { service: 'Ledsagning', area: 'Centrum', providers: 0, hasOwnUnit: false },
      { service: 'Ledsagning', area: 'Södra Granvik', providers: 0, hasOwnUnit: false },
    ]);
  });

  it.each([
    ['can’t be chosen yet', { selectableFrom: '2026-05-02' }],
    ['has no day from which it can', { selectableFrom: null }],
    ['has ended', { endsOn: '2026-04-30' }],
  ])('does not count who %s', (_why, changes) => {
    expect(marketsOf(system, [entry('A', changes)], '2026-05-01')[0]).toMatchObject({ providers: 0 });
  });

  it('is thin with fewer than the municipality says, whatever the own unit offers', () => {
    const market = { service: 'Omvårdnad', area: 'Centrum', providers: 1, hasOwnUnit: true };
    expect([isThin(market, 1), isThin(market, 2)]).toEqual([false, true]);
  });
});

const nothing = {
  proposed: 0,
  actionPlans: 0,
  warnings: 0,
  dismissed: 0,
  toFollowUp: 0,
  rectified: 0,
  notRectified: 0,
};

it('KL 2:3: private and own stand side by side, counted in the same way', () => {
  const own = entry('C', { provider: { ...entry('C').provider, regi: 'MUNICIPAL' }, selectableFrom: null });
  const full = entry('B', { intake: { state: 'FULL', from: '2026-04-01', until: null }, confirmedOn: '2026-02-01' });
  const [shown] = overviewOf(
    [
      {
        system: homeCareSystem,
        waiting: { all: 0, late: 0 },
        decided: [],
        entries: [entry('A'), full, own],
        reports: {
          year: 2025,
          dueOn: '2026-01-31',
          open: 2,
          submitted: 0,
          accepted: 1,
          closed: 0,
          late: ['C', 'A', 'of another system'],
        },
      },
    ],
    ['B', 'B', 'ended since'],
    {
      tertial: tertialOf('2026-05-01'),
      on: '2026-05-01',
      fewest: 2,
      complaints: null,
      late: { tasks: [], more: false },
      measures: nothing,
    },
  ).systems;
  expect([shown?.private, shown?.own]).toEqual([
    { entries: 2, selectable: 2, full: 1, paused: 0, oldestConfirmed: '2026-02-01', lateReports: 1, warnings: 2 },
    { entries: 1, selectable: 0, full: 0, paused: 0, oldestConfirmed: '2026-03-01', lateReports: 1, warnings: 0 },
  ]);
});

it('late tasks are counted by kind, the most first, and for whom they wait', () => {
  expect(lateTasks(['REPORT_QUALITY', 'ASSESS', 'REPORT_QUALITY', 'VOTE'])).toEqual([
    { kind: 'REPORT_QUALITY', of: 'OTHERS', count: 2 },
    { kind: 'ASSESS', of: 'STAFF', count: 1 },
    { kind: 'VOTE', of: 'MEMBERS', count: 1 },
  ]);
});

describe('measures', () => {
  const about: Omit<MeasureIn<'PROPOSED'>, 'status'> = {
    schemaVersion: 1,
    measureId: 'm',
    municipality: 'granvik',
    contractId: 'A',
    providerName: 'Solgläntan',
    deficiencies: [],
    may: ['WARNING'],
    proposedAt: '2026-01-10T08:00:00.000Z',
    taskId: 't',
  };
  const warned = (decidedAt: string) =>
    ({
      ...about,
      kind: 'WARNING',
      reasons: 'r',
      authority: '4.1',
      rectifyBy: '2026-06-01',
      decidedBy: 'E',
      noticeId: 'n',
      decidedAt,
    }) as const;
  const measures: readonly Measure[] = [
    { ...about, status: 'PROPOSED' },
    { ...warned('2026-04-30T21:59:00.000Z'), status: 'DECIDED' },
    // Two minutes later it is May where the municipality is.
    { ...warned('2026-04-30T22:01:00.000Z'), status: 'DECIDED' },
    { ...about, status: 'DISMISSED', dismissedAt: '2026-02-01T08:00:00.000Z', dismissedBy: 'E', why: 'w' },
    {
      ...warned('2025-11-01T08:00:00.000Z'),
      status: 'FOLLOWED_UP',
      rectified: true,
      followedUpAt: '2026-03-01T08:00:00.000Z',
      followedUpBy: 'E',
      note: 'n',
    },
  ];
  const tertial = tertialOf('2026-04-30');

  it('are counted by what happened in the tertial, and by what waits whenever it began', () => {
    expect(measureCounts(measures, tertial)).toEqual({
      ...nothing,
      proposed: 1,
      warnings: 1,
      dismissed: 1,
      toFollowUp: 2,
      rectified: 1,
    });
  });

  it('tell whom a warning was decided about in the tertial', () => {
    expect(warnedIn(measures, tertial)).toEqual(['A']);
    expect(warnedIn(measures, tertialOf('2026-05-01'))).toEqual(['A']);
    expect(warnedIn(measures, tertialOf('2026-09-01'))).toEqual([]);
  });
});
