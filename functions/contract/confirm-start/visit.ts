import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ContractIn } from '../../../shared/domain/contract/contract.ts';
import type { StartConditions } from '../../../shared/domain/contract/start.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import {
  applicationSubject,
  type KeptApplication,
  readApplication,
} from '../../../shared/store/application/application.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { type Conflict, readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';

type StartingContract = Kept<ContractIn<'SIGNED'>> & { readonly start: StartConditions };

/** One officer at a signed contract whose start has conditions. */
export interface Visit extends DeskVisit {
  readonly contract: StartingContract;
  /** The application that led to it: what was said and shown there counts here too. */
  readonly application: KeptApplication & RegisteredApplication;
  readonly applied: Subject;
  /** The officer's own word on their impartiality in the case; null until asked. */
  readonly conflict: Conflict | null;
}

/**
 * Who is signed in, and whose start it is about.
 * @throws SignInNeeded, NotAllowed; PageProblem 404 for a contract that is not signed, or whose start has no conditions
 */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'contractId', ['case-officer', 'coordinator']);
  const contract = await readContract(visit.subject);
  if (contract?.status !== 'SIGNED') throw new PageProblem(404);
  const { start, basis } = contract;
  if (start === undefined || basis.kind !== 'AUTHORISATION') {
    throw new PageProblem(404, {
      sv: 'Inget krav i avtalet prövas före start.',
      en: 'No requirement of the contract is tried before the start.',
    });
  }
  const applied = applicationSubject(contract.municipality, basis.applicationId);
  const [application, conflict] = await Promise.all([readApplication(applied), readConflict(applied, visit.staff)]);
  if (application === null || !isRegistered(application)) throw new Error('A contract without its application');
  return { ...visit, contract: { ...contract, start }, application, applied, conflict };
}
