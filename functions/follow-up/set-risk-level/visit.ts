import type { Contract } from '../../../shared/domain/contract/contract.ts';
import type { SignalCount } from '../../../shared/domain/follow-up/risk-level.ts';
import type { RiskRule } from '../../../shared/domain/follow-up/risk-rule.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { hasRole, type StaffRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { readRiskSignals } from '../../../shared/store/follow-up/risk.ts';

export const readers: readonly StaffRole[] = ['coordinator', 'case-officer', 'auditor'];

/** One of the staff at what is counted of a contract in force. */
export interface Visit extends DeskVisit {
  readonly rule: RiskRule;
  readonly contract: Kept<Contract & { status: 'SIGNED' }>;
  readonly signals: readonly SignalCount[];
  /** Whether they set the level, or only read. */
  readonly maySet: boolean;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 where there are no levels, or for a contract that is not in force */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'contractId', readers);
  const { id, risk: rule } = visit.municipality;
  const contract = await readContract(visit.subject);
  if (rule === undefined || contract?.status !== 'SIGNED') throw new PageProblem(404);
  const [signals = []] = await readRiskSignals(id, [contract], rule, now());
  return { ...visit, rule, contract, signals, maySet: hasRole(visit.staff, id, ['coordinator', 'case-officer']) };
}
