import { noRemedy } from '../../../shared/domain/decision/remedy.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readDecisions, readNotice } from '../../../shared/store/decision/decision.ts';
import { readRemedy } from '../../../shared/store/decision/remedy.ts';

const registrars = ['secretary', 'case-officer', 'coordinator'] as const;

export type Visit = Awaited<ReturnType<typeof enter>>;

/** @throws PageProblem 404 before there is a decision; NotAllowed for whoever has declared an interest (KL 6:28) */
export async function enter(request: PageRequest) {
  const visit = await enterDesk(request, 'applicationId', [...registrars, 'auditor']);
  const { subject, staff, municipality } = visit;
  // The case first: what is read after it can't be older than what a write is conditional on.
  const application = await readApplication(subject);
  const [decisions, notice, conflict] = await Promise.all([
    readDecisions(subject),
    readNotice(subject),
    readConflict(subject, staff),
  ]);
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  const decision = decisions.at(-1);
  if (application === null || !('diaryNumber' in application) || decision === undefined) {
    throw new PageProblem(404, {
      sv: 'Det finns inget beslut i det här ärendet.',
      en: 'There is no decision in this case.',
    });
  }
  return {
    ...visit,
    application,
    decisions,
    decision,
    notice: notice?.decisionNumber === decision.number ? notice : null,
    remedy: (await readRemedy(subject, decision.number)) ?? noRemedy(decision),
    mayAct: hasRole(staff, municipality.id, registrars),
  };
}
