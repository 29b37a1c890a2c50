import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole, type StaffRole } from '../../../shared/http/session.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';

/** Who may read the contracts: everybody on the municipality's side. */
export const readers = [
  'coordinator',
  'case-officer',
  'secretary',
  'delegate',
  'auditor',
] as const satisfies readonly StaffRole[];

/** One of the staff at one contract. */
export interface Visit extends DeskVisit {
  readonly contract: Kept<Exclude<Contract, { status: 'DRAFT' }>>;
  /** Whether they do something with it, or only read. */
  readonly mayAct: boolean;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a contract that is not there */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'contractId', readers);
  const contract = await readContract(visit.subject);
  if (contract === null || contract.status === 'DRAFT') throw new PageProblem(404);
  return { ...visit, contract, mayAct: hasRole(visit.staff, visit.municipality.id, ['coordinator']) };
}

/** As `enter`, for whoever does something. @throws NotAllowed for whoever only reads */
export async function enterToAct(request: PageRequest): Promise<Visit> {
  const visit = await enter(request);
  if (!visit.mayAct) throw new NotAllowed();
  return visit;
}
