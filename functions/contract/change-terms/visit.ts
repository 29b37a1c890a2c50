import type { TermsChange } from '../../../shared/domain/contract/terms-change.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readTermsChange } from '../../../shared/store/contract/terms-change.ts';

export interface ChangeVisit extends DeskVisit {
  readonly change: Kept<TermsChange>;
}

/** The coordinator at one change. @throws SignInNeeded, NotAllowed; PageProblem 404 for one that is not there */
export async function enterChange(request: PageRequest): Promise<ChangeVisit> {
  const visit = await enterDesk(request, 'changeId', ['coordinator']);
  const change = await readTermsChange(visit.subject);
  if (change === null) throw new PageProblem(404);
  return { ...visit, change };
}
