import { describe, expect, it } from 'vitest';
import type { ChangeNotice } from '../../../../shared/domain/change-notice/change-notice.ts';
import { QualityReport } from '../../../../shared/domain/follow-up/quality-report.ts';
import { firstRecheck } from '../../../../shared/domain/follow-up/recheck.ts';
import {
  levelOf,
  levelSet,
  recheckRuleOf,
  setRiskLevel,
  type SignalCount,
  suggestLevel,
} from '../../../../shared/domain/follow-up/risk-level.ts';
import { RiskRule, type RiskSignal } from '../../../../shared/domain/follow-up/risk-rule.ts';
import { type Followed, riskSignals } from '../../../../shared/domain/follow-up/risk-signals.ts';
import { granvik } from '../../../support/granvik.ts';

const rule = RiskRule.parse(granvik.risk);
const today = '2026-06-01';
const imported = { kind: 'IMPORTED', signedOn: '2020-01-01', reference: 'r' } as const;

const quiet: Followed = {
  contract: { contractId: 'c', basis: imported, selectableFrom: '2020-01-01' },
  reports: [],
  recheck: null,
  changes: [],
  notices: [],
  complaints: [],
};

function counted(changes: Partial<Followed>): Record<string, number | null> {
  const signals = riskSignals({ ...quiet, ...changes }, rule, today);
  return Object.fromEntries(signals.map(({ signal, count }) => [signal, count]));
}

function report(changes: Readonly<Record<string, unknown>>): QualityReport {
  const common = {
    schemaVersion: 1,
    reportId: 'c-2025',
    municipality: 'granvik',
    contractId: 'c',
    providerName: 'Omsorg',
  };
  const asked = { campaignId: 'h-2025', year: 2025, formHash: 'f', dueOn: '2026-03-01', drawn: false };
  const rest = { openedAt: '2026-01-07T08:00:00.000Z', submissions: 0, returns: [], status: 'OPEN' };
  return QualityReport.parse({ ...common, ...asked, ...rest, ...changes });
}

const handedIn = (at: string) =>
  report({ status: 'SUBMITTED', submittedAt: `${at}T08:00:00.000Z`, submittedBy: 'V', submissions: 1 });

function manager(countsFrom: string, status: 'IN_EFFECT' | 'REFUSED'): ChangeNotice {
  const answer = { by: 'Sam', at: '2026-01-01T08:00:00.000Z', authority: 'B.1', why: 'Nej' };
  const common = {
    schemaVersion: 1,
    changeNoticeId: `n${countsFrom}`,
    change: { kind: 'MANAGER', name: 'Ny Chef' },
    submittedAt: '2026-01-01T08:00:00.000Z',
    submittedBy: { memberId: 'm', name: 'V' },
    channel: 'API',
    countsFrom,
  } as const;
  return status === 'REFUSED'
    ? { ...common, status, refused: answer }
    : { ...common, status, inEffectAt: '2026-01-01T08:00:00.000Z' };
}

describe('the signals of a contract', () => {
  it('LOV 1:2: are the same of everybody, the own unit too, whatever there is to count', () => {
    const ownUnit = {
      ...quiet.contract,
      basis: { kind: 'ASSIGNMENT', decidedBy: 'N', decidedOn: '2020-01-01', paragraph: '1' },
    } as const;
    expect(Object.keys(counted({ contract: ownUnit }))).toEqual(Object.keys(counted({})));
    expect(counted({ contract: ownUnit })).toEqual(counted({}));
  });

  it('count reports that came late or have not come, of the time that is looked back on', () => {
    const reports = [report({}), handedIn('2026-03-02'), handedIn('2026-03-01')];
    expect(counted({ reports })).toMatchObject({ LATE_REPORT: 2 });
    expect(counted({ reports: [report({ dueOn: today })] })).toMatchObject({ LATE_REPORT: 0 });
    expect(counted({ reports: [report({ dueOn: '2024-03-01' })] })).toMatchObject({ LATE_REPORT: 0 });
    const closed = { closedAt: '2026-03-09T08:00:00.000Z', closedBy: 'Sam', why: 'Upphört' };
    expect(counted({ reports: [report({ status: 'CLOSED', ...closed })] })).toMatchObject({ LATE_REPORT: 0 });
  });

  it('count deficiencies that stand and changed facts that nobody has judged, and nothing of what is unknown', () => {
    const word = {
      title: { sv: 'T', en: 'T' },
      requirementIds: ['R'],
      note: 'n',
      by: 'M',
      at: '2026-01-01T08:00:00.000Z',
      on: '2026-01-01',
    };
    const judged = { A: { ...word, result: 'DEFICIENT' }, B: { ...word, result: 'IN_ORDER' } } as const;
    const text = { sv: 'T', en: 'T' };
    const points = (['CHANGED', 'LAPSED', 'NO_FACT', 'DUE', 'SUPPLIED'] as const).map((cause) => ({
      about: cause,
      requirementIds: ['R'],
      cause,
      title: text,
      text,
      source: text,
      noticedOn: today,
    }));
    const recheck = { ...firstRecheck('c', today), judged, points };
    expect(counted({ recheck })).toMatchObject({ DEFICIENCY: 1, CHANGED_FACT: 2 });
  });

  it('count measures, changes of manager that took effect, and whether it is new', () => {
    const notice = (writtenAt: string, kind: 'MEASURE' | 'EXTENDED') =>
      ({ schemaVersion: 1, noticeId: 'n', kind, text: 't', textHash: 'h', writtenAt, by: 'Sam' }) as const;
    const notices = [
      notice('2026-02-01T08:00:00.000Z', 'MEASURE'),
      notice('2024-01-01T08:00:00.000Z', 'MEASURE'),
      notice('2026-02-01T08:00:00.000Z', 'EXTENDED'),
    ];
    const changes = [
      manager('2026-02-01', 'IN_EFFECT'),
      manager('2026-03-01', 'REFUSED'),
      manager('2026-09-01', 'IN_EFFECT'),
      manager('2023-02-01', 'IN_EFFECT'),
    ];
    const contract = { ...quiet.contract, basis: { ...imported, validFrom: '2025-06-02' } };
    expect(counted({ notices, changes, contract })).toMatchObject({ MEASURE: 1, NEW_MANAGER: 1, NEWLY_STARTED: 1 });
    expect(counted({ contract: { ...contract, basis: { ...imported, validFrom: '2025-06-01' } } })).toMatchObject({
      NEWLY_STARTED: 0,
    });
  });

  it('are numbers alone of complaints: too few to show is neither none nor a sum', () => {
    const year = (name: string, complaints: number | null, contractId = 'c') => ({
      schemaVersion: 1 as const,
      year: name,
      countedOn: today,
      fewerThan: 5,
      providers: [{ contractId, name: 'Omsorg', complaints, deviations: 0, misconduct: 0 }],
    });
    expect(counted({ complaints: [year('2026', 7), year('2025', 6), year('2023', 90)] })).toMatchObject({
      COMPLAINT: 7,
      MISCONDUCT: 0,
    });
    expect(counted({ complaints: [year('2026', null), year('2025', 6)] })).toMatchObject({ COMPLAINT: 6 });
    expect(counted({ complaints: [year('2026', null)] })).toMatchObject({ COMPLAINT: null });
    expect(counted({ complaints: [year('2026', 9, 'another')] })).toMatchObject({ COMPLAINT: 0 });
    expect(counted({})).toMatchObject({ COMPLAINT: null });
  });
});

describe('a risk level', () => {
  const signals = (counts: Partial<Record<RiskSignal, number | null>>): SignalCount[] =>
    riskSignals(quiet, rule, today).map((one) => ({
      ...one,
      count: counts[one.signal] ?? (one.signal in counts ? null : one.count),
    }));
  const setting = { reason: 'Ny ledning', by: 'Mika Rask', at: '2026-06-01T08:00:00.000Z' };

  it('is suggested by the table alone, with what led there: the deepest that anything counts to', () => {
    expect(suggestLevel(rule, signals({}))).toMatchObject({ level: { id: 'ordinary' }, because: [] });
    expect(suggestLevel(rule, signals({ LATE_REPORT: 1 }))).toMatchObject({
      level: { id: 'raised' },
      because: [{ signal: 'LATE_REPORT', count: 1 }],
    });
    expect(suggestLevel(rule, signals({ LATE_REPORT: 2, NEW_MANAGER: 1 })).level.id).toBe('high');
    // What is too few to show counts for nothing.
    expect(suggestLevel(rule, signals({ COMPLAINT: null, MISCONDUCT: null })).level.id).toBe('ordinary');
  });

  it('KL 6:6: is set by a person with a reason, as suggested or not, and keeps what they had before them', () => {
    const set = setRiskLevel(rule, signals({ LATE_REPORT: 2 }), { ...setting, level: 'raised' });
    expect(set).toMatchObject({ ok: true, value: { level: 'raised', suggested: 'high', reason: 'Ny ledning' } });
    expect(setRiskLevel(rule, [], { ...setting, level: 'raised', reason: '  ' })).toEqual({
      ok: false,
      error: 'NO_REASON',
    });
    expect(setRiskLevel(rule, [], { ...setting, level: 'extreme' })).toEqual({ ok: false, error: 'UNKNOWN_LEVEL' });
  });

  it('steers nothing until somebody has set it, however much is counted', () => {
    expect(levelSet(rule, {})).toBeUndefined();
    expect(levelOf(rule, {}).id).toBe('ordinary');
    expect(levelOf(rule, { risk: { level: 'no-longer-there' } }).id).toBe('ordinary');
    expect(recheckRuleOf(granvik, {})).toEqual(granvik.recheck);
  });

  it('KL 10:8: has a contract re-checked more often, never seldomer than everybody', () => {
    expect(recheckRuleOf(granvik, { risk: { level: 'raised' } }).everyMonths).toBe(2);
    expect(recheckRuleOf(granvik, { risk: { level: 'high' } })).toEqual({ ...granvik.recheck, everyMonths: 1 });
    const monthly = { ...granvik, recheck: { ...granvik.recheck, everyMonths: 1 } };
    expect(recheckRuleOf(monthly, { risk: { level: 'raised' } }).everyMonths).toBe(1);
    expect(recheckRuleOf({ recheck: granvik.recheck }, { risk: { level: 'high' } })).toEqual(granvik.recheck);
  });
});

describe('a municipality’s table of levels', () => {
  const [ordinary, raised, high] = rule.levels;
  const isRead = (levels: readonly unknown[]) => RiskRule.safeParse({ ...rule, levels }).success;

  it('LOV 1:2: has a mildest level that asks for nothing, and none that goes less deep than the one before it', () => {
    expect(isRead([ordinary, raised, high])).toBe(true);
    expect(isRead([ordinary])).toBe(false);
    expect(isRead([raised, high])).toBe(false);
    expect(isRead([ordinary, ordinary])).toBe(false);
    expect(isRead([ordinary, high, raised])).toBe(false);
    expect(isRead([ordinary, raised, { ...high, samplePercent: 49 }])).toBe(false);
    expect(isRead([ordinary, raised, { ...high, reviewBy: undefined }])).toBe(false);
    expect(isRead([ordinary, { ...raised, suggestedFrom: { RUMOUR: 1 } }])).toBe(false);
  });
});
