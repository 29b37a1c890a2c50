import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole, type StaffRole } from '../../../shared/http/session.ts';
import { type KeptApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readers } from './readers.ts';

/** One of the staff at one registered case. */
export interface Visit extends DeskVisit {
  readonly application: KeptApplication & RegisteredApplication;
  /** They have said that they have an interest in it: then it is not theirs to read or touch. */
  readonly hasConflict: boolean;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for an unknown case and for a draft, its applicant's own room */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterAny(request);
  const { application } = visit;
  if (!isRegistered(application)) throw new PageProblem(404);
  return { ...visit, application };
}

/** As `enter`, in whatever state the case is. */
export async function enterAny(
  request: PageRequest,
): Promise<Omit<Visit, 'application'> & { readonly application: KeptApplication }> {
  const visit = await enterDesk(request, 'applicationId', readers);
  const [application, conflict] = await Promise.all([
    readApplication(visit.subject),
    readConflict(visit.subject, visit.staff),
  ]);
  if (application === null) throw new PageProblem(404);
  return { ...visit, application, hasConflict: conflict?.answer === 'DECLARED' };
}

/** @throws NotAllowed for whoever lacks the role, or has declared an interest in the case (KL 6:28) */
export function mustBe({ staff, municipality, hasConflict }: Visit, roles: readonly StaffRole[]): void {
  if (hasConflict || !hasRole(staff, municipality.id, roles)) throw new NotAllowed();
}
