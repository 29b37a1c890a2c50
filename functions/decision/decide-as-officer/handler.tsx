import { isRegistered } from '../../../shared/domain/application/application.ts';
import type { DecisionBasis } from '../../../shared/domain/decision/basis.ts';
import { casePath, documentPath } from '../../../shared/domain/task/address.ts';
import type { OpenTask, Subject, Task } from '../../../shared/domain/task/task.ts';
import { BasisView, Parties, ProposedOutcomes } from '../../../shared/http/decision/basis.tsx';
import {
  DelegateFields,
  DelegateForm,
  DelegateRecorded,
  DelegateReview,
  delegateAnswerOf,
  delegateMessages,
  delegateRefusal,
  delegateSubmit,
} from '../../../shared/http/decision/delegate-answer.tsx';
import {
  again,
  conflictAnswer,
  conflictUnanswered,
  type DeskVisit,
  enterDesk,
} from '../../../shared/http/desk/desk.ts';
import { DocumentLinks } from '../../../shared/http/register/document-links.tsx';
import { inLanguage } from '../../../shared/http/language.ts';
import { HiddenFields } from '../../../shared/http/form/fields.tsx';
import { emptyForm, parseForm, valueOf, type FormState } from '../../../shared/http/form/form.ts';
import { pages, type PageRequest, type PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { Staff } from '../../../shared/http/session.ts';
import { withoutControls } from '../../../shared/http/task-page/controls.ts';
import { answerView, reviewView } from '../../../shared/http/task-page/views/answer.tsx';
import { conflictDeclaredView, conflictView } from '../../../shared/http/task-page/views/conflict.tsx';
import { takenBackWords } from '../../../shared/http/task-page/views/dead-link.tsx';
import type { View } from '../../../shared/http/task-page/views/frame.tsx';
import { conflictedView, recordedView } from '../../../shared/http/task-page/views/recorded.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { handOverForConflict, recordDelegateAnswer } from '../../../shared/store/decision/as-delegate.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { rightOf } from '../../../shared/store/decision/pending.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { readConflict, recordNoConflict } from '../../../shared/store/decision/conflict-of-interest.ts';

const path = '/desk/applications/{applicationId}/decision';

/** The delegated officer decides, signed in (KL 7:5): the same steps, the same answers as a delegated member's link. */
export const handler = pages({ [`GET ${path}`]: handle, [`POST ${path}`]: handle });

interface Visit extends DeskVisit {
  readonly task: Task;
  readonly view: View;
  /** They have a conflict of interest in the case, by their own word at the desk or as was ruled (KL 6:28, 7:4). */
  readonly isOut: boolean;
}

async function handle(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { task, view } = visit;
  const step = request.method === 'POST' ? valueOf(request.form, 'step') : undefined;
  if (task.conflict === 'DECLARED') return html(200, conflictDeclaredView(view));
  if (task.status === 'ANSWERED') {
    return step === undefined
      ? html(200, recordedView(view, <DelegateRecorded outcome={task.outcome} lang={view.lang} />))
      : again(visit);
  }
  if (task.status === 'REVOKED') {
    throw new PageProblem(410, takenBackWords(task));
  }
  if (visit.isOut) return handOver(visit, task, step);
  if (step === undefined) return task.conflict === undefined ? askConflict(visit, emptyForm) : form(visit, emptyForm);
  return act(visit, task, step);
}

/** Who is signed in and what waits for them; a decision is its delegate's alone. */
async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', ['delegate']);
  const { lang, municipality, staff, subject } = visit;
  const [tasks, conflict] = await Promise.all([readTasks(subject), readConflict(subject, staff)]);
  const task = tasks.findLast(({ kind }) => kind === 'DECIDE_AS_OFFICER');
  if (task === undefined) throw await nothingWaits(subject);
  if (task.assignee.email?.toLowerCase() !== staff.email.toLowerCase()) {
    throw new PageProblem(403, {
      sv: 'Beslutet är delegerat till någon annan. Ingenting har ändrats.',
      en: 'The decision is delegated to somebody else. Nothing was changed.',
    });
  }
  const view: View = {
    lang,
    municipality,
    title: { sv: 'Beslut på delegation', en: 'Decision by delegation' },
    task,
    asksConflict: true,
    reviews: true,
    staff,
  };
  return { ...visit, task, view, isOut: conflict?.answer === 'DECLARED' };
}

async function nothingWaits(subject: Subject): Promise<PageProblem> {
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) return new PageProblem(404);
  return new PageProblem(404, {
    sv: 'Inget beslut på delegation väntar i det här ärendet.',
    en: 'No decision by delegation is waiting in this case.',
  });
}

async function act(visit: Visit, task: OpenTask, step: string): Promise<PageResponse> {
  const { request, view } = visit;
  if (step === 'conflict') return answerConflict(visit, task);
  if (!['edit', 'review', 'answer'].includes(step)) throw new PageProblem(400);
  if (task.conflict === undefined) return again(visit);
  const values = withoutControls(request.form);
  if (step === 'edit') return form(visit, { values, errors: [] });
  const parsed = parseForm(DelegateForm, values, view.lang, delegateMessages);
  if (!parsed.ok) return form(visit, { values, errors: parsed.errors });
  return step === 'review' ? review(visit, parsed.value) : answer(visit, task, parsed.value);
}

async function askConflict({ task, view }: Visit, state: FormState): Promise<PageResponse> {
  const basis = await readDecisionBasis(task.subject);
  const status = state.errors.length > 0 ? 422 : 200;
  return html(status, conflictView(view, <Parties basis={basis} lang={view.lang} />, state));
}

async function answerConflict(visit: Visit, task: OpenTask): Promise<PageResponse> {
  const { request } = visit;
  if (task.conflict !== undefined) return again(visit);
  const at = now();
  switch (conflictAnswer(request)) {
    case 'NONE':
      await recordNoConflict(task, at);
      return again(visit);
    case 'DECLARED':
      await handOverForConflict(task, at);
      return again(visit);
    case null:
      return askConflict(visit, conflictUnanswered(visit.lang));
  }
}

/** Only the committee is left for whoever is out of the case, and nothing of it is shown. */
async function handOver(visit: Visit, task: OpenTask, step: string | undefined): Promise<PageResponse> {
  if (step === undefined) return askConflict(visit, emptyForm);
  if (conflictAnswer(visit.request) !== 'DECLARED') {
    const message = isOutWords[visit.lang];
    return askConflict(visit, { values: {}, errors: [{ field: 'conflict', message }] });
  }
  await handOverForConflict(task, now());
  return again(visit);
}

const isOutWords = {
  sv: 'Du är jävig i ärendet. Svara ja, så lämnas det över till nämnden.',
  en: 'You have a conflict of interest in the case. Answer yes, and it is handed over to the committee.',
};

async function form(visit: Visit, state: FormState): Promise<PageResponse> {
  const { task, view } = visit;
  const { lang } = view;
  const basis = await readDecisionBasis(task.subject);
  const page = answerView(view, {
    content: (
      <>
        <DocumentLinks path={documentPath(task.subject)} lang={lang} />
        <p>
          <a href={inLanguage(`${casePath(task.subject)}/earlier`, lang)}>
            {lang === 'sv' ? 'Så bedömde och beslutade vi förut' : 'How we judged and decided before'}
          </a>
        </p>
        <BasisView basis={basis} right={rightNow(basis)} lang={lang} />
      </>
    ),
    fields: (
      <>
        <HiddenFields values={{ basis: shownHash(basis) }} />
        <DelegateFields form={state} lang={lang} />
      </>
    ),
    form: state,
    submit: delegateSubmit[lang],
  });
  return html(state.errors.length > 0 ? 422 : 200, page);
}

async function review({ request, task, view }: Visit, answered: DelegateForm): Promise<PageResponse> {
  const { lang } = view;
  const basis = await readDecisionBasis(task.subject);
  if (answered.basis !== shownHash(basis)) return html(409, conflictedView(view, delegateRefusal('BASIS_CHANGED')));
  const content = (
    <DelegateReview form={answered} lang={lang}>
      <ProposedOutcomes basis={basis} lang={lang} />
    </DelegateReview>
  );
  const state = { values: request.form, errors: [] };
  return html(200, reviewView(view, { content, form: state, submit: delegateSubmit[lang] }));
}

async function answer(visit: Visit, task: OpenTask, answered: DelegateForm): Promise<PageResponse> {
  const { staff, view } = visit;
  const outcome = await recordDelegateAnswer({
    task,
    delegate: titledDelegate(task, staff),
    answer: delegateAnswerOf(answered),
    shownBasisHash: answered.basis ?? '',
    at: now(),
  });
  // Whoever pressed twice sees what the first press recorded.
  if (outcome.ok || outcome.error === 'SETTLED') return again(visit);
  return html(409, conflictedView(view, delegateRefusal(outcome.error)));
}

/** As the sign-in knows them, with the title that the delegation order gives. */
function titledDelegate(task: OpenTask, { name, email }: Staff) {
  const rules = Object.values(municipalityOf(task.subject.municipality).decisionRules);
  const title = rules
    .flatMap((rule) => (rule.mode === 'DELEGATE_OFFICER' && 'email' in rule.delegate ? [rule.delegate] : []))
    .find((delegate) => {
      return delegate.email.toLowerCase() === email.toLowerCase();
    })?.title;
  return { role: 'OFFICER' as const, name, email, ...(title === undefined ? {} : { title }) };
}

function rightNow({ application }: DecisionBasis) {
  return application.status === 'PROPOSED' ? rightOf(application) : undefined;
}

function shownHash({ application }: DecisionBasis): string {
  return application.status === 'PROPOSED' ? application.proposal.basisHash : '';
}

function html(status: number, page: string): PageResponse {
  return { status, html: page };
}
