import { mayAskOpinion, opinionLimits } from '../../../shared/domain/opinion/opinion.ts';
import { casePage } from '../../../shared/http/desk/case-page.tsx';
import { again, conflictAnswer, conflictUnanswered } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { conflictDeclaredView, conflictView } from '../../../shared/http/task-page/views/conflict.tsx';
import type { View } from '../../../shared/http/task-page/views/frame.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { ask, takeBack } from './commands.ts';
import { OpinionsPage } from './opinions-page.tsx';
import { readRequest } from './read-request.ts';
import { enter, type Visit } from './visit.ts';

const page = '/desk/applications/{applicationId}/opinions';

/** An officer asks others what they know (FL 26 §). The case never waits for it, and silence says nothing. */
export const handler = pages({ [`GET ${page}`]: show, [`POST ${page}`]: act });

async function show(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  return visit.conflict?.answer === 'NONE' ? opinions(visit, emptyForm) : askConflict(visit, emptyForm);
}

async function act(request: PageRequest): Promise<PageResponse> {
  const step = valueOf(request.form, 'step');
  if (step === 'conflict') return answerConflict(await enter(request));
  const [name = '', opinionId = ''] = step.split(':', 2);
  if (!['ask', 'take-back'].includes(name)) throw new PageProblem(400);
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    if (visit.conflict?.answer !== 'NONE') return askConflict(visit, emptyForm);
    return name === 'ask' ? askOne(visit) : takeOneBack(visit, opinionId);
  });
}

async function askOne(visit: Visit): Promise<PageResponse> {
  const { request, application } = visit;
  const at = now();
  const sent = valueOf(request.form, 'opinion');
  // Pressed twice: it is asked already.
  if (visit.opinions.some(({ opinionId }) => opinionId === sent)) return again(visit, { query: { done: 'ask' } });
  if (!mayAskOpinion(application) || visit.opinions.length >= opinionLimits.perApplication) {
    return opinions(visit, emptyForm, 409);
  }
  const read = readRequest(visit, at);
  if (read.errors !== undefined) return opinions(visit, { values: request.form, errors: read.errors });
  await ask(visit, read.request, at);
  return again(visit, { query: { done: 'ask' } });
}

async function takeOneBack(visit: Visit, opinionId: string): Promise<PageResponse> {
  const found = visit.opinions.find((opinion) => opinion.opinionId === opinionId);
  if (found === undefined) throw new PageProblem(404);
  // Answered in between: the page shows it.
  if (found.status === 'GIVEN') return opinions(visit, emptyForm, 409);
  if (found.status === 'ASKED') await takeBack(visit, found, now());
  return again(visit, { query: { done: 'take-back' } });
}

function opinions(visit: Visit, state: FormState, status = state.errors.length > 0 ? 422 : 200): PageResponse {
  const content = <OpinionsPage visit={visit} form={state} tooLate={status === 409} />;
  return casePage(visit, { title: titleOf(visit), status, invalid: state.errors.length > 0 }, content);
}

function askConflict(visit: Visit, state: FormState): PageResponse {
  const { lang, municipality, staff, assessment: task, application, content } = visit;
  const view: View = { lang, municipality, title: titleOf(visit), task, asksConflict: true, reviews: false, staff };
  if (visit.conflict?.answer === 'DECLARED') return { status: 200, html: conflictDeclaredView(view) };
  const people = [...(content.signatories ?? []), ...(content.persons ?? [])].map(({ name }) => name);
  const rows = [
    { label: lang === 'sv' ? 'Sökande' : 'Applicant', value: application.applicantName },
    ...(people.length === 0
      ? []
      : [{ label: lang === 'sv' ? 'Personer' : 'People', value: [...new Set(people)].join('\n') }]),
  ];
  return {
    status: state.errors.length > 0 ? 422 : 200,
    html: conflictView(view, <SummaryList rows={rows} />, state),
  };
}

async function answerConflict(visit: Visit): Promise<PageResponse> {
  if (visit.conflict !== null) return again(visit);
  const answer = conflictAnswer(visit.request);
  if (answer === null) return askConflict(visit, conflictUnanswered(visit.lang));
  await recordConflict(visit.subject, visit.staff, { answer, at: now() }, []);
  return again(visit);
}

function titleOf({ application }: Visit): { readonly sv: string; readonly en: string } {
  return { sv: `Yttranden i ${application.diaryNumber}`, en: `Opinions in ${application.diaryNumber}` };
}
