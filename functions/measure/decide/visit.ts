import { isWaitedFor, type QualityReport } from '../../../shared/domain/follow-up/quality-report.ts';
import type { Measure } from '../../../shared/domain/measure/measure.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';
import { readReport, reportSubject } from '../../../shared/store/follow-up/report.ts';

export interface Visit extends DeskVisit {
  readonly measure: Measure;
  readonly report: QualityReport;
  /** Whether what it is about is waited for still. */
  readonly isOwed: boolean;
  readonly mayDecide: boolean;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a measure that is not there */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'measureId', ['coordinator', 'auditor']);
  const measure = await readMeasure(visit.subject);
  const report = measure === null ? null : await readReport(reportSubject(visit.municipality.id, measure.reportId));
  if (measure === null || report === null) throw new PageProblem(404);
  const mayDecide = hasRole(visit.staff, visit.municipality.id, ['coordinator']);
  return { ...visit, measure, report, isOwed: isWaitedFor(report), mayDecide };
}
