import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Contract, ContractIn } from '../../domain/contract/contract.ts';
import { qualityReportId } from '../../domain/follow-up/quality-report.ts';
import { broughtNearer } from '../../domain/follow-up/recheck.ts';
import { recheckRuleOf, type SetRiskLevel, setRiskLevel, type SignalCount } from '../../domain/follow-up/risk-level.ts';
import type { RiskRule } from '../../domain/follow-up/risk-rule.ts';
import { lookBack, riskSignals } from '../../domain/follow-up/risk-signals.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { readChangeNotices } from '../change-notice/change-notice.ts';
import { readComplaintCounts } from '../complaint/counts.ts';
import { commitContract, contractSubject, readContract } from '../contract/contract.ts';
import { readContractNotices } from '../contract/notice.ts';
import { retryOnConcurrency } from '../transact.ts';
import { moveRecheck, readRecheck, readRechecks } from './recheck.ts';
import { readReportsById } from './report.ts';

/** What is counted of each contract on a day, in their order: the same of everybody's. */
export async function readRiskSignals(
  municipality: string,
  contracts: readonly Contract[],
  rule: RiskRule,
  at: string,
): Promise<readonly (readonly SignalCount[])[]> {
  const on = stockholmDay(at);
  const subjects = contracts.map(({ contractId }) => contractSubject(municipality, contractId));
  const reportIds = contracts.flatMap(({ contractId }) =>
    yearsReported(lookBack(rule, on), on).map((year) => qualityReportId(contractId, year)),
  );
  const [complaints, rechecks, reports, changes, notices] = await Promise.all([
    readComplaintCounts(municipality),
    readRechecks(subjects),
    readReportsById(municipality, reportIds),
    Promise.all(subjects.map(readChangeNotices)),
    Promise.all(subjects.map(readContractNotices)),
  ]);
  return contracts.map((contract, index) => {
    const { contractId } = contract;
    const followed = {
      contract,
      reports: reports.filter((report) => report.contractId === contractId),
      recheck: rechecks.find((one) => one.contractId === contractId) ?? null,
      changes: changes[index] ?? [],
      notices: notices[index] ?? [],
      complaints,
    };
    return riskSignals(followed, rule, on);
  });
}

/** The years whose reports fall due from a day through another: a year is reported on in the one after it. */
function yearsReported(since: string, through: string): readonly number[] {
  const [first, last] = [since, through].map((day) => Number(day.slice(0, 4)));
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 2 }, (_, index) => first - 1 + index);
}

export type RiskFault = 'NOT_IN_FORCE' | 'CHANGED' | 'UNKNOWN_LEVEL' | 'NO_REASON';

interface Setting extends Pick<SetRiskLevel, 'level' | 'reason' | 'by' | 'at'> {
  /** The contract's version and its signals, as they were on the page. */
  readonly version: number;
  readonly signals: readonly SignalCount[];
}

/**
 * Sets a contract's risk level, with its reason and what was counted then. A deeper level brings the next re-check
 * nearer; the provider is asked and told nothing. Pressed twice it is set once.
 * @returns `CHANGED` when something has happened to the contract since the page was opened
 */
export async function setRisk(
  subject: Subject,
  rule: RiskRule,
  { version, signals, ...setting }: Setting,
): Promise<Result<SetRiskLevel, RiskFault>> {
  return retryOnConcurrency(async () => {
    const contract = await readContract(subject);
    if (contract?.status !== 'SIGNED') return err('NOT_IN_FORCE');
    if (contract.version !== version) return isSetSo(contract, setting) ? ok(contract.risk) : err('CHANGED');
    const set = setRiskLevel(rule, signals, setting);
    if (!set.ok) return set;
    const { level, suggested, reason, by, at } = set.value;
    const after = { ...contract, risk: set.value };
    const [recheck, on] = [await readRecheck(subject), stockholmDay(at)];
    const nextOn =
      recheck === null
        ? undefined
        : broughtNearer(recheck, recheckRuleOf(municipalityOf(subject.municipality), after), on);
    await commitContract({
      before: contract,
      after,
      event: {
        type: 'RISK_LEVEL_SET',
        at,
        by,
        data: {
          level,
          before: contract.risk?.level ?? null,
          suggested,
          reason,
          signals: set.value.signals.map((one) => ({ ...one })),
        },
      },
      also: nextOn === undefined || nextOn === recheck?.nextOn ? [] : [moveRecheck(subject, nextOn)],
    });
    return set;
  });
}

function isSetSo(
  contract: ContractIn<'SIGNED'>,
  { level, reason, by }: Pick<SetRiskLevel, 'level' | 'reason' | 'by'>,
): contract is ContractIn<'SIGNED'> & { risk: SetRiskLevel } {
  const { risk } = contract;
  return risk?.level === level && risk.reason === reason && risk.by === by;
}
