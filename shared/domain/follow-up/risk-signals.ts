import { addMonths, type Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { ChangeNotice } from '../change-notice/change-notice.ts';
import type { ComplaintCount, ComplaintCounts } from '../complaint/counts.ts';
import type { Contract } from '../contract/contract.ts';
import type { ContractNotice } from '../contract/notice.ts';
import { heldSince } from './campaign.ts';
import type { QualityReport } from './quality-report.ts';
import type { Recheck } from './recheck.ts';
import type { SignalCount } from './risk-level.ts';
import { type RiskRule, RiskSignal } from './risk-rule.ts';

/** What a contract's signals are counted from. */
export interface Followed {
  readonly contract: Pick<Contract, 'contractId' | 'basis' | 'selectableFrom'>;
  readonly reports: readonly QualityReport[];
  readonly recheck: Recheck | null;
  readonly changes: readonly ChangeNotice[];
  readonly notices: readonly ContractNotice[];
  /** The municipality's, by year; of a contract they hold numbers alone. */
  readonly complaints: readonly ComplaintCounts[];
}

/** Counts a contract's signals on a day: all of them, in the same order for everybody (LOV 1:2, KL 10:8). */
export function riskSignals(followed: Followed, rule: RiskRule, on: Day): readonly SignalCount[] {
  const since = lookBack(rule, on);
  const { contract, reports, recheck, changes, notices } = followed;
  const count: Readonly<Record<RiskSignal, number | null>> = {
    LATE_REPORT: reports.filter((report) => report.dueOn >= since && isLate(report, on)).length,
    DEFICIENCY: Object.values(recheck?.judged ?? {}).filter(({ result }) => result === 'DEFICIENT').length,
    CHANGED_FACT: recheck?.points.filter(({ cause }) => cause === 'CHANGED' || cause === 'LAPSED').length ?? 0,
    MEASURE: notices.filter(({ kind, writtenAt }) => kind === 'MEASURE' && stockholmDay(writtenAt) >= since).length,
    NEW_MANAGER: changes.filter(
      (notice) => isNewManager(notice) && notice.countsFrom >= since && notice.countsFrom <= on,
    ).length,
    NEWLY_STARTED: addMonths(heldSince(contract), rule.newForMonths) > on ? 1 : 0,
    COMPLAINT: mostOf('complaints', followed, since),
    MISCONDUCT: mostOf('misconduct', followed, since),
  };
  return RiskSignal.options.map((signal) => ({ signal, count: count[signal] }));
}

/** The first day that is looked at. */
export function lookBack({ lookBackMonths }: RiskRule, on: Day): Day {
  return addMonths(on, -lookBackMonths);
}

function isLate(report: QualityReport, on: Day): boolean {
  switch (report.status) {
    case 'OPEN':
      return report.dueOn < on;
    case 'SUBMITTED':
    case 'ACCEPTED':
      return report.dueOn < stockholmDay(report.submittedAt);
    case 'CLOSED':
      return false;
  }
}

function isNewManager({ change, status }: ChangeNotice): boolean {
  return change.kind === 'MANAGER' && (status === 'ACCEPTED' || status === 'IN_EFFECT');
}

/** The most in one year: years are counted apart, and sums would tell what is too few to show. */
function mostOf(kind: 'complaints' | 'misconduct', { complaints, contract }: Followed, since: Day): number | null {
  const counts = complaints
    .filter(({ year }) => year >= since.slice(0, 4))
    .flatMap(({ providers }) => providers.filter(({ contractId }) => contractId === contract.contractId))
    .map((one: ComplaintCount) => one[kind]);
  const shown = counts.filter((count) => count !== null && count > 0);
  if (shown.length > 0) return Math.max(...shown.map(Number));
  return complaints.length === 0 || counts.includes(null) ? null : 0;
}
