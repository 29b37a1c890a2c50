import type { Measure } from '../../../shared/domain/measure/measure.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';
import { readGrounds, type Grounds } from '../../../shared/store/measure/grounds.ts';

export interface Visit extends DeskVisit {
  readonly measure: Kept<Measure>;
  /** What it is about, as it is now. */
  readonly grounds: Grounds;
  readonly mayDecide: boolean;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a measure that is not there */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'measureId', ['coordinator', 'secretary', 'delegate', 'auditor']);
  const measure = await readMeasure(visit.subject);
  if (measure === null) throw new PageProblem(404);
  const mayDecide = hasRole(visit.staff, visit.municipality.id, ['coordinator']);
  return { ...visit, measure, grounds: await readGrounds(measure), mayDecide };
}
