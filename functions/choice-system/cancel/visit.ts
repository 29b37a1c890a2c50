import { enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';

export type Visit = Awaited<ReturnType<typeof enter>>;

/** @throws PageProblem 404 for a system that is not there; SignInNeeded, NotAllowed */
export async function enter(request: PageRequest) {
  const visit = await enterDesk(request, 'choiceSystemId', ['coordinator']);
  const system = await findChoiceSystem(visit.subject.municipality, visit.subject.id);
  if (system === null) throw new PageProblem(404);
  return { ...visit, system };
}
