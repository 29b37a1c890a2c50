import { again, conflictAnswer, conflictUnanswered } from '../../../shared/http/desk/desk.ts';
import { emptyForm } from '../../../shared/http/form/form.ts';
import type { PageResponse } from '../../../shared/http/page.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { conflictDeclaredView, conflictView } from '../../../shared/http/task-page/views/conflict.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { titleOf } from './page.tsx';
import type { Visit } from './visit.ts';

/** Asks the officer's own word on their impartiality in the case, showing whose it is and nothing more. */
export function conflictPage(visit: Visit, state = emptyForm): PageResponse {
  const { lang, municipality, staff, application } = visit;
  const title = titleOf(visit);
  const view = { lang, municipality, title, task: undefined, asksConflict: true, reviews: false, staff };
  if (visit.conflict?.answer === 'DECLARED') return { status: 200, html: conflictDeclaredView(view) };
  const label = lang === 'sv' ? 'Sökande' : 'Applicant';
  const who = <SummaryList rows={[{ label, value: application.applicantName }]} />;
  return { status: state.errors.length > 0 ? 422 : 200, html: conflictView(view, who, state) };
}

/** Records it with the application that led here; the first word stands. */
export async function answerConflict(visit: Visit): Promise<PageResponse> {
  if (visit.conflict !== null) return again(visit);
  const answer = conflictAnswer(visit.request);
  if (answer === null) return conflictPage(visit, conflictUnanswered(visit.lang));
  await recordConflict(visit.applied, visit.staff, { answer, at: now() });
  return again(visit);
}
