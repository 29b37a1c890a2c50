import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import type { Recheck } from '../../../shared/domain/follow-up/recheck.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { readEvidence } from '../../../shared/store/application/application.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { readRecheck } from '../../../shared/store/follow-up/recheck.ts';

/** One of the staff at what is known of how a contract is kept. */
export interface Visit extends DeskVisit {
  readonly contract: Contract;
  readonly recheck: Recheck;
  /** Handed in during the contract. */
  readonly files: readonly Evidence[];
  /** Whether they judge, or only read. */
  readonly mayJudge: boolean;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a contract that never was in force */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'contractId', ['coordinator', 'case-officer', 'auditor']);
  const contract = await readContract(visit.subject);
  const [recheck, sent] = await Promise.all([readRecheck(visit.subject), readEvidence(visit.subject)]);
  if (contract === null || recheck === null) throw new PageProblem(404);
  const isInForce = contract.status === 'SIGNED';
  const mayJudge = isInForce && hasRole(visit.staff, visit.municipality.id, ['coordinator', 'case-officer']);
  const files = sent.filter(
    ({ status, evidenceId }) => status === 'STORED' && recheck.handedIn?.includes(evidenceId) === true,
  );
  return { ...visit, contract, recheck, files, mayJudge };
}
