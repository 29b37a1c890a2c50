import { providersOf } from '../../../shared/domain/application/applicant.ts';
import { again, conflictAnswer, conflictUnanswered } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { conflictDeclaredView, conflictView } from '../../../shared/http/task-page/views/conflict.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { putRelation } from '../../../shared/store/provider/provider.ts';
import { endRound } from '../../../shared/store/task/round.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { RegistrationPage, title } from './page.tsx';
import { enter, type Visit, waiting } from './visit.ts';

const path = '/desk/applications/{applicationId}/registration';

/** An officer sees that a company is registered as it says; its contract is not sent out before (LOV 5:1). */
export const handler = pages({ [`GET ${path}`]: show, [`POST ${path}`]: act });

async function show(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  return visit.conflict?.answer === 'NONE' ? page(visit, emptyForm) : askConflict(visit);
}

async function act(request: PageRequest): Promise<PageResponse> {
  const step = valueOf(request.form, 'step');
  if (step === 'conflict') return answerConflict(await enter(request));
  if (step !== 'confirm' && step !== 'return') throw new PageProblem(400);
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    if (visit.conflict?.answer !== 'NONE') return askConflict(visit);
    return answer(visit, step);
  });
}

async function answer(visit: Visit, step: 'confirm' | 'return'): Promise<PageResponse> {
  const open = waiting(visit);
  // Whoever pressed twice sees what the first press recorded.
  if (open?.task.round === undefined) return again(visit);
  const { request, lang, staff, subject, formation } = visit;
  const why = valueOf(request.form, 'why').trim();
  if (step === 'return' && (why === '' || why.length > 2000)) {
    const message =
      lang === 'sv' ? 'Skriv vad som ska ändras, högst 2 000 tecken' : 'Write what to change, at most 2,000 characters';
    return page(visit, { values: request.form, errors: [{ field: 'why', message }] });
  }
  const said = { at: now(), by: staff.name };
  const isRight = step === 'confirm';
  const outcome = isRight ? 'REGISTERED' : 'RETURNED';
  const end = endRound(subject, { name: 'REGISTRATION', number: open.task.round.number }, outcome);
  await commitApplication({
    before: open.application,
    after: {
      ...open.application,
      formation: isRight
        ? { stated: formation.stated, checked: said }
        : { stated: formation.stated, returned: { ...said, why } },
    },
    event: {
      type: isRight ? 'REGISTRATION_CHECKED' : 'REGISTRATION_RETURNED',
      ...said,
      data: { taskId: open.task.taskId },
    },
    outbox: [end.message],
    also: [end.write, answerTask(open.task, { ...said, outcome }), ...(isRight ? [underItsNumber(visit)] : [])],
  });
  return again(visit, { query: { done: step } });
}

/** From now on the application is found under the company's own number. */
function underItsNumber({ application, content }: Visit) {
  const [{ name, registration, legalForm } = content.applicant] = providersOf(content.applicant);
  return putRelation(application.municipality, {
    schemaVersion: 1,
    kind: 'APPLICATION',
    id: application.applicationId,
    organisation: { name, registration, legalForm },
    persons: [{ role: 'CONTACT', name: content.contact.name, email: content.contact.email }],
    since: application.receivedAt,
  });
}

function page(visit: Visit, form: FormState): PageResponse {
  const { lang, municipality, staff } = visit;
  const invalid = form.errors.length > 0;
  const content = <RegistrationPage visit={visit} form={form} />;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title: title[lang], lang, municipality, staff, invalid }),
  };
}

function askConflict(visit: Visit, state = emptyForm): PageResponse {
  const { lang, municipality, staff, application } = visit;
  const view = { lang, municipality, title, task: visit.task, asksConflict: true, reviews: false, staff };
  if (visit.conflict?.answer === 'DECLARED') return { status: 200, html: conflictDeclaredView(view) };
  const label = lang === 'sv' ? 'Sökande' : 'Applicant';
  const who = <SummaryList rows={[{ label, value: application.applicantName }]} />;
  return { status: state.errors.length > 0 ? 422 : 200, html: conflictView(view, who, state) };
}

async function answerConflict(visit: Visit): Promise<PageResponse> {
  if (visit.conflict !== null) return again(visit);
  const said = conflictAnswer(visit.request);
  if (said === null) return askConflict(visit, conflictUnanswered(visit.lang));
  await recordConflict(visit.subject, visit.staff, { answer: said, at: now() });
  return again(visit);
}
