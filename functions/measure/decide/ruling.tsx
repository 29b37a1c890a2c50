import { isInMeeting } from '../../../shared/domain/decision/mode.ts';
import type { MeasureIn } from '../../../shared/domain/measure/measure.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import {
  DelegateFields,
  DelegateForm,
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
import { Checkbox, ErrorSummary, HiddenFields, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FieldError, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { Party, TerminationBasis } from '../../../shared/http/measure/termination.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { conflictDeclaredView, conflictView } from '../../../shared/http/task-page/views/conflict.tsx';
import type { View } from '../../../shared/http/task-page/views/frame.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { readCommittee } from '../../../shared/store/decision/committee.ts';
import { readConflict, recordConflict, recordNoConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readGrounds } from '../../../shared/store/measure/grounds.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';
import { answerAsDelegate, handOverForConflict, registerResult, rightOf } from '../../../shared/store/measure/rule.ts';
import { readTask } from '../../../shared/store/task/task.ts';
import { MeetingFields, readResult, registerWords } from './meeting-result.tsx';

interface Visit extends DeskVisit {
  readonly measure: MeasureIn<'REFERRED'>;
  readonly task: OpenTask;
  readonly view: View;
}

/** What lies before whoever is signed in to decide whether a contract ends, or to register what a meeting decided. */
export async function showRuling(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  return visit === null ? settled(request) : show(visit, emptyForm);
}

/** A delegated officer's answer, binding at the click (KL 7:5), or the secretary's entry of a meeting's result. */
export async function rule(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (visit === null) return settled(request);
  const step = valueOf(request.form, 'step');
  if (step === 'conflict') return answerConflict(visit);
  if (step !== 'answer' && step !== 'register') throw new PageProblem(400);
  if (!(await hasAnswered(visit))) return again(visit);
  const isDelegate = visit.task.kind === 'TERMINATE_AS_OFFICER';
  if ((step === 'answer') !== isDelegate) throw new PageProblem(400);
  return isDelegate ? answerAsOfficer(visit) : registerMeeting(visit);
}

/** @returns null when nothing waits for a decision @throws PageProblem 403 for whoever it is not delegated to */
async function enter(request: PageRequest): Promise<Visit | null> {
  const visit = await enterDesk(request, 'measureId', ['delegate', 'secretary']);
  const { lang, municipality, staff, subject } = visit;
  const measure = await readMeasure(subject);
  if (measure === null) throw new PageProblem(404);
  if (measure.status !== 'REFERRED') return null;
  const task = await readTask(subject, measure.referral.taskId);
  if (task?.status !== 'OPEN') return null;
  const isTheirs =
    task.kind === 'REGISTER_TERMINATION'
      ? hasRole(staff, municipality.id, ['secretary'])
      : task.kind === 'TERMINATE_AS_OFFICER' && task.assignee.email?.toLowerCase() === staff.email.toLowerCase();
  if (!isTheirs) {
    throw new PageProblem(403, {
      sv: 'Någon annan är tillfrågad. Ingenting har ändrats.',
      en: 'Somebody else is asked. Nothing was changed.',
    });
  }
  const view: View = { lang, municipality, title, task, asksConflict: true, reviews: false, staff };
  return { ...visit, measure, task, view };
}

const title = { sv: 'Beslut om ett avtal ska avslutas', en: 'A decision whether a contract ends' };

/** Whoever comes back, or presses twice, reads what became of it. */
function settled(request: PageRequest): PageResponse {
  const measureId = request.params['measureId'] ?? '';
  return seeOther(inLanguage(`/desk/measures/${measureId}`, languageOf(request)));
}

async function hasAnswered({ subject, staff, task }: Visit): Promise<boolean> {
  if (task.kind === 'TERMINATE_AS_OFFICER') return task.conflict === 'NONE';
  return (await readConflict(subject, staff))?.answer === 'NONE';
}

async function show(visit: Visit, form: FormState): Promise<PageResponse> {
  const { measure, view, lang, municipality, staff, subject } = visit;
  if ((await readConflict(subject, staff))?.answer === 'DECLARED') {
    return { status: 200, html: conflictDeclaredView(view) };
  }
  if (!(await hasAnswered(visit))) return askConflict(visit, emptyForm);
  const { isOwed } = await readGrounds(measure);
  const right = rightOf(measure);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <TerminationBasis measure={measure} right={right} isOwed={isOwed} lang={lang} />
      <form method="post" novalidate>
        <HiddenFields values={{ basis: measure.referral.basisHash }} />
        {isInMeeting(right) ? (
          <MeetingFields form={form} chair={await chairOf(visit)} lang={lang} />
        ) : (
          <>
            <DelegateFields form={form} lang={lang} />
            <Checkbox
              form={form}
              name="confirm"
              label={lang === 'sv' ? 'Jag har läst underlaget' : 'I have read the basis'}
            />
            <SubmitButton name="step" value="answer">
              {delegateSubmit[lang]}
            </SubmitButton>
          </>
        )}
      </form>
    </>
  );
  const invalid = form.errors.length > 0;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title: title[lang], lang, municipality, staff, invalid }),
  };
}

function askConflict({ measure, view, lang }: Visit, form: FormState): PageResponse {
  const status = form.errors.length > 0 ? 422 : 200;
  return { status, html: conflictView(view, <Party measure={measure} lang={lang} />, form) };
}

/** A delegate with a conflict of interest hands over (KL 6:28, 7:4); a secretary with one leaves it to another. */
async function answerConflict(visit: Visit): Promise<PageResponse> {
  const { request, task, subject, staff, lang } = visit;
  if (await hasAnswered(visit)) return again(visit);
  const at = now();
  const answer = conflictAnswer(request);
  if (answer === null) return askConflict(visit, conflictUnanswered(lang));
  if (task.kind === 'REGISTER_TERMINATION') {
    const tell = answer === 'DECLARED' ? [{ kind: 'MAIL', template: 'ESCALATION', taskId: task.taskId } as const] : [];
    await recordConflict(subject, staff, { answer, at }, tell);
    return again(visit);
  }
  if (answer === 'NONE') {
    await recordNoConflict(task, at);
    return again(visit);
  }
  await handOverForConflict(task, at);
  return { status: 200, html: conflictDeclaredView(visit.view) };
}

async function answerAsOfficer(visit: Visit): Promise<PageResponse> {
  const { request, task, staff, lang } = visit;
  const { confirm: _confirm, step: _step, ...values } = request.form;
  const parsed = parseForm(DelegateForm, values, lang, delegateMessages);
  const unread = { field: 'confirm', message: lang === 'sv' ? 'Läs underlaget först' : 'Read the basis first' };
  const errors: readonly FieldError[] = [
    ...(parsed.ok ? [] : parsed.errors),
    ...(valueOf(request.form, 'confirm') === '' ? [unread] : []),
  ];
  if (!parsed.ok || errors.length > 0) return show(visit, { values: request.form, errors });
  const outcome = await answerAsDelegate({
    task,
    delegate: { role: 'OFFICER', name: staff.name, email: staff.email, ...titleOf(visit) },
    answer: delegateAnswerOf(parsed.value),
    shownBasisHash: parsed.value.basis ?? '',
    at: now(),
  });
  if (outcome.ok || outcome.error === 'SETTLED') return settled(request);
  throw new PageProblem(409, delegateRefusal(outcome.error));
}

/** The title that the delegation order gives the delegate. */
function titleOf({ measure }: Visit): { readonly title?: string } {
  const right = rightOf(measure);
  if (right.mode !== 'DELEGATE_OFFICER' || 'position' in right.delegate) return {};
  const { title: named } = right.delegate;
  return named === undefined ? {} : { title: named };
}

async function chairOf({ municipality, measure }: Visit): Promise<string> {
  const right = rightOf(measure);
  const id = right.mode === 'SUBCOMMITTEE' ? right.subcommittee : municipality.committee.id;
  const { seats } = await readCommittee(municipality.id, id);
  return seats.find(({ role }) => role === 'CHAIR')?.person.name ?? '';
}

async function registerMeeting(visit: Visit): Promise<PageResponse> {
  const { request, subject, staff, lang } = visit;
  const parsed = readResult(request, lang);
  if (!parsed.ok) return show(visit, { values: request.form, errors: parsed.errors });
  const shownBasisHash = valueOf(request.form, 'basis');
  const outcome = await registerResult(subject, parsed.value, { by: staff.name, at: now(), shownBasisHash });
  if (outcome.ok || outcome.error === 'SETTLED') return settled(request);
  if (outcome.error === 'BASIS_CHANGED') throw new PageProblem(409, delegateRefusal('BASIS_CHANGED'));
  const { field, words } = registerWords[outcome.error];
  return show(visit, { values: request.form, errors: [{ field, message: words[lang] }] });
}
