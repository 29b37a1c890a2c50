import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { YearPlan } from '../../../shared/domain/follow-up/year-plan.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { hasRole, type StaffRole } from '../../../shared/http/session.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readYearPlan } from '../../../shared/store/follow-up/year-plan.ts';

export const readers: readonly StaffRole[] = ['coordinator', 'case-officer', 'secretary', 'auditor'];

/** One of the staff at a year's plan. */
export interface Visit extends DeskVisit {
  readonly plan: Kept<YearPlan>;
  readonly system: ChoiceSystem;
  /** Moves reviews. */
  readonly mayChange: boolean;
  /** Registers what the committee decided. */
  readonly mayRegister: boolean;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a plan that is not there */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'planId', readers);
  const plan = await readYearPlan(visit.subject);
  if (plan === null) throw new PageProblem(404);
  const { id } = visit.municipality;
  return {
    ...visit,
    plan,
    system: await readChoiceSystem(id, plan.choiceSystemId),
    mayChange: hasRole(visit.staff, id, ['coordinator']),
    mayRegister: hasRole(visit.staff, id, ['coordinator', 'secretary']),
  };
}
