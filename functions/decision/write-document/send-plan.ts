import { progressOf } from '../../../shared/domain/follow-up/plan-progress.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import { planDocument, planTitle } from '../../../shared/http/follow-up/plan-document.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { StaffRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { readDoneOf } from '../../../shared/store/follow-up/plan-done.ts';
import { readYearPlan } from '../../../shared/store/follow-up/year-plan.ts';
import { fileOf, formatOf } from '../../../shared/http/register/document-file.ts';

/** A year's plan of follow-up, to put into the committee's papers. */
export async function sendPlan(request: PageRequest): Promise<PageResponse> {
  const { lang, municipality, subject } = await enterDesk(request, 'planId', StaffRole.options);
  const plan = await readYearPlan(subject);
  if (plan === null) throw new PageProblem(404);
  const { service } = await readChoiceSystem(municipality.id, plan.choiceSystemId);
  const progress = progressOf(plan, await readDoneOf(plan));
  const document = planDocument(plan, progress, { municipality, service, lang, at: now() });
  return fileOf(document, formatOf(request) ?? 'pdf', planTitle(plan, service, lang).replace(':', ''));
}
