import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../../shared/domain/follow-up/plan-progress.ts';
import { FollowUpVisit } from '../../../../shared/domain/follow-up/visit.ts';
import { firstRecheck } from '../../../../shared/domain/follow-up/recheck.ts';
import {
  adopt,
  basisHashOf,
  moveReview,
  plannedRequirements,
  requirementsOf,
  spreadReviews,
  takeIn,
  YearPlan,
} from '../../../../shared/domain/follow-up/year-plan.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';
import { homeCare } from '../../../support/application-builder.ts';
import { granvik } from '../../../support/granvik.ts';

const contracts = Array.from({ length: 40 }, (_, index) => ({
  contractId: `c${String(index)}`,
  provider: {
    name: `Omsorg ${String(index)}`,
    registration: { kind: 'SWEDISH', organisationNumber: '5561000018' } as const,
    legalForm: index === 0 ? null : ('LIMITED_COMPANY' as const),
  },
  scopes: [{ service: 'Hemtjänst', area: 'Norr', targetGroup: 'Äldre' }],
}));

const draft = YearPlan.parse({
  schemaVersion: 1,
  status: 'DRAFT',
  planId: 'hemtjanst-2027',
  municipality: 'granvik',
  choiceSystemId: 'hemtjanst',
  year: 2027,
  versionNumber: 1,
  requirements: plannedRequirements(homeCare),
  contracts: spreadReviews('hemtjanst-2027', contracts, hashOf),
  madeAt: '2026-11-02T08:00:00.000Z',
  madeBy: 'Sam Ordning',
});
const trace = { why: 'Sjukdom', by: 'Sam', at: '2027-02-01T08:00:00.000Z' };
const meeting = {
  heldOn: '2026-12-08',
  paragraph: '142',
  basisHash: basisHashOf(draft, hashOf),
  by: 'Sekla',
  at: '2026-12-09T08:00:00.000Z',
};

const papers = { laid: meeting.basisHash.slice(0, 8), on: '2026-12-09' };

function adopted() {
  const result = adopt(draft, meeting, papers);
  if (!result.ok) throw new Error('It can be adopted');
  return result.value;
}

describe('a year’s plan', () => {
  it('KL 6:6, SoL 5:2: has every requirement that a contract is followed up on, with its ways by the control points', () => {
    const ways = Object.fromEntries(draft.requirements.map(({ requirementId, methods }) => [requirementId, methods]));
    expect(ways).toMatchObject({
      'HT-G-13': ['RECHECK'],
      'HT-G-07': ['REVIEW'],
      'HT-G-11': ['REPORT', 'REVIEW'],
      'HT-S-11': ['SYSTEM'],
      'HT-G-08': ['REPORT'],
    });
    const followed = homeCare.requirements.filter(({ controlPoints }) =>
      controlPoints.some(({ point }) => point === 'FOLLOW_UP' || point === 'SELF_REPORT'),
    );
    expect(Object.keys(ways)).toEqual(followed.map(({ id }) => id));
  });

  it('LOV 1:2: spreads the reviews evenly over the months, the own unit like the others, and the same each time', () => {
    const months = draft.contracts.map(({ month }) => month);
    const counts = [2, 3, 4, 5, 6, 9, 10, 11].map((month) => months.filter((one) => one === month).length);
    expect(counts).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
    expect(spreadReviews('hemtjanst-2027', contracts.toReversed(), hashOf)).toEqual(draft.contracts);
    expect(spreadReviews('hemtjanst-2028', contracts, hashOf)).not.toEqual(draft.contracts);
  });

  it('LOV 1:2: places a higher risk level first, by its month, and leaves the others where the lot puts them', () => {
    const risk = { suggested: 'ordinary', signals: [], reason: 'Skäl', by: 'Sam', at: trace.at };
    const levelled = contracts.map((contract, index) =>
      index < 6 ? { ...contract, risk: { ...risk, level: index < 3 ? 'high' : 'raised' } } : contract,
    );
    const spread = spreadReviews('hemtjanst-2027', levelled, hashOf, granvik.risk);
    const monthsOf = (level: string | undefined) =>
      spread.filter(({ riskLevel }) => riskLevel === level).map(({ month }) => month);
    expect([monthsOf('high'), monthsOf('raised')]).toEqual([
      [2, 3, 2],
      [2, 3, 4],
    ]);
    expect(monthsOf(undefined)).toEqual(
      spreadReviews('hemtjanst-2027', contracts.slice(6), hashOf).map(({ month }) => month),
    );
    // A year that has begun takes them in first too.
    const late = takeIn({ ...draft, contracts: [] }, spread, { ...trace, at: '2027-05-20T08:00:00.000Z' });
    expect(late.contracts[0]).toMatchObject({ riskLevel: 'high', month: 5 });
  });

  it('asks a contract about no requirement of a service that it does not have', () => {
    const [first] = draft.requirements;
    if (first === undefined) throw new Error('There are requirements');
    const other = { requirements: [{ ...first, services: ['Ledsagning'] }] };
    expect(requirementsOf(other, { services: ['Hemtjänst'] })).toEqual([]);
    expect(requirementsOf(other, { services: ['Ledsagning'] })).toHaveLength(1);
  });

  it('is adopted once, by a meeting that has been held, as it lay before it', () => {
    const refusal = (plan: YearPlan, heldOn: string, laid = papers.laid) => {
      const result = adopt(plan, { ...meeting, heldOn }, { ...papers, laid });
      return result.ok ? undefined : result.error;
    };
    expect(refusal(draft, '2026-12-10')).toBe('NOT_HELD_YET');
    expect(refusal(draft, '2026-11-01')).toBe('HELD_BEFORE');
    expect(refusal(adopted(), meeting.heldOn)).toBe('ADOPTED');
    for (const laid of ['', papers.laid.slice(0, 7), '00000000'])
      expect(refusal(draft, meeting.heldOn, laid)).toBe('OTHER_BASIS');
    const written = ` ${papers.laid.slice(0, 4).toUpperCase()} ${papers.laid.slice(4)} `;
    expect(refusal(draft, meeting.heldOn, written)).toBeUndefined();
    const moved = moveReview(draft, { contractId: 'c1', month: 12, ...trace });
    expect(moved.ok && basisHashOf(moved.value, hashOf)).not.toBe(basisHashOf(draft, hashOf));
  });

  it('is changed freely while it is a proposal, and with its reason that stays when it is adopted', () => {
    const from = draft.contracts.find(({ contractId }) => contractId === 'c1')?.month;
    const move = { contractId: 'c1', month: 12, ...trace };
    expect(moveReview(draft, { ...move, why: '' })).toMatchObject({ ok: true, value: { status: 'DRAFT' } });
    expect(moveReview(adopted(), { ...move, why: ' ' })).toEqual({ ok: false, error: 'NO_REASON' });
    expect(moveReview(adopted(), { ...move, contractId: 'x' })).toEqual({ ok: false, error: 'UNKNOWN' });
    const moved = moveReview(adopted(), move);
    expect(moved).toMatchObject({ ok: true, value: { changes: [{ contractId: 'c1', from, to: 12, why: 'Sjukdom' }] } });
    expect(moved.ok && moveReview(moved.value, move)).toEqual({ ok: false, error: 'SAME_MONTH' });
  });

  it('takes in a contract that came later without moving anybody else', () => {
    const late = { contractId: 'late', providerName: 'Sen', services: ['Hemtjänst'], month: 9 };
    const after = takeIn(adopted(), [...draft.contracts, late], trace);
    expect(after.contracts).toEqual([...draft.contracts, late]);
    expect(after.changes).toMatchObject([{ contractId: 'late', to: 9 }]);
    expect(takeIn(after, [late], trace)).toBe(after);
    const monthAt = (at: string) => takeIn(adopted(), [{ ...late, month: 2 }], { ...trace, at }).changes[0]?.to;
    expect(monthAt('2026-12-20T08:00:00.000Z')).toBe(2);
    expect(monthAt('2027-07-20T08:00:00.000Z')).toBe(9);
    expect(monthAt('2027-12-20T08:00:00.000Z')).toBe(12);
  });
});

describe('how far a year has come', () => {
  const recheck = firstRecheck('c1', '2027-04-01');
  const nothing = { rechecks: [], visits: [], reported: new Map(), ended: new Map() };
  const planned = (contractId: string) => ({
    schemaVersion: 1,
    status: 'PLANNED',
    visitId: contractId,
    municipality: 'granvik',
    choiceSystemId: 'hemtjanst',
    contractId,
    providerName: contractId,
    serviceType: 'home-care-service',
    formHash: 'f',
    requirements: [{ requirementId: 'HT-G-13', title: { sv: 'Ett', en: 'One' } }],
    plannedOn: '2027-03-01',
    announced: true,
    visitors: ['Mika Rask'],
    reason: 'Planen',
    plannedAt: '2027-02-01T08:00:00.000Z',
    plannedBy: 'Mika',
    taskId: 't',
  });
  const established = (contractId: string) => ({
    ...planned(contractId),
    status: 'ESTABLISHED',
    heldOn: '2027-03-02',
    factCheck: { report: 1, dueOn: '2027-04-01', sentAt: '2027-03-03T08:00:00.000Z', sentBy: 'Mika', taskId: 't' },
    report: 1,
    reportHash: 'h',
    results: { 'HT-G-13': 'DEFICIENT', 'HT-G-07': 'NOT_EXAMINED' },
    establishedAt: '2027-04-02T08:00:00.000Z',
    establishedBy: 'Mika',
    published: false,
  });

  it('KL 10:8: counts what an established visit examined, what is put right since as in order, and what is only planned as nothing', () => {
    const seen = {
      rectified: ['HT-G-13'],
      note: 'Sett',
      followedUpAt: '2027-06-01T08:00:00.000Z',
      followedUpBy: 'Mika',
    };
    const visits = [established('c1'), { ...established('c2'), status: 'FOLLOWED_UP', ...seen }, planned('c3')].map(
      (visit) => FollowUpVisit.parse(visit),
    );
    const { requirements, contracts } = progressOf(adopted(), { ...nothing, visits });
    const of = (id: string) => requirements.find(({ requirement }) => requirement.requirementId === id);
    expect(of('HT-G-13')).toMatchObject({ judged: 2, deficient: 1 });
    expect(of('HT-G-07')).toMatchObject({ judged: 0 });
    const row = (id: string) => contracts.find(({ contract }) => contract.contractId === id);
    expect(row('c1')).toMatchObject({ judged: 1, visitedOn: '2027-03-02', ended: null });
    expect(row('c3')).toMatchObject({ judged: 0, visitedOn: null });
  });

  it('counts what an accepted report told of, and expects nothing of a contract that has ended', () => {
    const reported = new Map([
      ['c1', ['HT-G-13']],
      ['c2', ['HT-G-13']],
    ]);
    const { requirements, contracts } = progressOf(adopted(), {
      ...nothing,
      rechecks: [{ ...recheck, contractId: 'c2' }],
      reported,
      ended: new Map([['c2', '2027-05-31']]),
    });
    const thirteen = requirements.find(({ requirement }) => requirement.requirementId === 'HT-G-13');
    expect(thirteen).toMatchObject({ judged: 1, deficient: 0, of: 39 });
    expect(contracts.find(({ contract }) => contract.contractId === 'c2')).toMatchObject({
      ended: { on: '2027-05-31' },
      waiting: 0,
    });
  });

  it('counts what a person has judged during the year, and nothing of another year', () => {
    const known = [
      { ...recheck, found: { 2026: { 'HT-G-07': 'IN_ORDER' }, 2027: { 'HT-G-13': 'IN_ORDER' } } } as const,
      { ...recheck, contractId: 'c2', found: { 2027: { 'HT-G-13': 'DEFICIENT' } } } as const,
      { ...recheck, contractId: 'elsewhere', found: { 2027: { 'HT-G-13': 'IN_ORDER' } } } as const,
    ];
    const { requirements, contracts: each } = progressOf(adopted(), { ...nothing, rechecks: known });
    const of = (id: string) => requirements.find(({ requirement }) => requirement.requirementId === id);
    expect(of('HT-G-13')).toMatchObject({ judged: 2, deficient: 1, of: 40 });
    expect(of('HT-G-07')).toMatchObject({ judged: 0, of: 40 });
    expect(each.find(({ contract }) => contract.contractId === 'c1')).toMatchObject({ judged: 1 });
  });
});
