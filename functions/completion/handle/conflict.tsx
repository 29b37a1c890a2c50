import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { again, conflictAnswer, conflictUnanswered, type DeskVisit } from '../../../shared/http/desk/desk.ts';
import { emptyForm } from '../../../shared/http/form/form.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { PageResponse } from '../../../shared/http/page.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { conflictDeclaredView, conflictView } from '../../../shared/http/task-page/views/conflict.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { type Conflict, recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';

interface Asked extends DeskVisit {
  readonly application: RegisteredApplication;
  readonly task?: Task | undefined;
  readonly conflict: Conflict | null;
}

/** Asks the officer's own word on their impartiality, showing who applies and nothing more. */
export function conflictPage(visit: Asked, title: Texts, state = emptyForm): PageResponse {
  const { lang, municipality, staff, task, application } = visit;
  const view = { lang, municipality, title, task, asksConflict: true, reviews: false, staff };
  if (visit.conflict?.answer === 'DECLARED') return { status: 200, html: conflictDeclaredView(view) };
  const who = (
    <SummaryList rows={[{ label: lang === 'sv' ? 'Sökande' : 'Applicant', value: application.applicantName }]} />
  );
  return { status: state.errors.length > 0 ? 422 : 200, html: conflictView(view, who, state) };
}

/** Records it; the first word stands. */
export async function answerConflict(visit: Asked, title: Texts): Promise<PageResponse> {
  if (visit.conflict !== null) return again(visit);
  const answer = conflictAnswer(visit.request);
  if (answer === null) return conflictPage(visit, title, conflictUnanswered(visit.lang));
  await recordConflict(visit.subject, visit.staff, { answer, at: now() }, []);
  return again(visit);
}
