import * as z from 'zod/mini';
import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { anotherIsNeeded } from '../../../shared/domain/municipality/four-eyes.ts';
import { type Correction, correctionLimit } from '../../../shared/domain/completion/correction.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { casePage } from '../../../shared/http/desk/case-page.tsx';
import { readCorrection } from '../../../shared/http/completion/correction-parts.tsx';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FieldError, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { answerCorrection, type AnswerRefusal } from '../../../shared/store/completion/answer-correction.ts';
import { type KeptApplication, readApplication } from '../../../shared/store/application/application.ts';
import { type BoundVersion, readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { type Conflict, readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { askForCorrection, type AskRefusal, readCorrections } from '../../../shared/store/completion/correction.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { answerConflict, conflictPage } from './conflict.tsx';
import { CorrectionPage, reasonField } from './correction-page.tsx';

/** One officer at the slips of one application. */
export interface CorrectionVisit extends DeskVisit {
  readonly application: KeptApplication & RegisteredApplication;
  readonly version: BoundVersion;
  readonly corrections: readonly Correction[];
  readonly task: Task | undefined;
  readonly conflict: Conflict | null;
}

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

export async function showCorrections(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  return visit.conflict?.answer === 'NONE' ? page(visit, emptyForm) : conflictPage(visit, titleOf(visit));
}

/** Says yes or no to a correction, or notes an error that an officer noticed (LOV 6:2). */
export async function correct(request: PageRequest): Promise<PageResponse> {
  const [step = '', number = ''] = valueOf(request.form, 'step').split(':', 2);
  if (step === 'conflict') {
    const visit = await enter(request);
    return answerConflict(visit, titleOf(visit));
  }
  if (!['allow', 'refuse', 'note'].includes(step)) throw new PageProblem(400);
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    if (visit.conflict?.answer !== 'NONE') return conflictPage(visit, titleOf(visit));
    return step === 'note' ? note(visit) : answer(visit, number, step === 'allow');
  });
}

/** @throws PageProblem 404 for a draft, a withdrawn or an unknown application; SignInNeeded, NotAllowed */
async function enter(request: PageRequest): Promise<CorrectionVisit> {
  const visit = await enterDesk(request, 'applicationId', ['case-officer', 'coordinator']);
  const { subject, staff } = visit;
  // The version first: what is read after it can't be older than what a write is conditional on.
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) throw new PageProblem(404);
  const [version, corrections, tasks, conflict] = await Promise.all([
    readBoundVersion(application),
    readCorrections(subject),
    readTasks(subject),
    readConflict(subject, staff),
  ]);
  const task = tasks.findLast(({ kind }) => kind === 'DECIDE_CORRECTION');
  return { ...visit, application, version, corrections, task, conflict };
}

async function answer(visit: CorrectionVisit, number: string, allowed: boolean): Promise<PageResponse> {
  const { application, staff, lang, request } = visit;
  const values = request.form;
  const correction = visit.corrections.find((one) => String(one.number) === number);
  if (correction === undefined) throw new PageProblem(400);
  const field = reasonField(correction);
  const parsed = parseForm(z.object({ [field]: Reason }), values, lang, {
    [field]: { sv: 'Skriv skälet, högst 2 000 tecken', en: 'Write the reason, at most 2,000 characters' },
  });
  if (!parsed.ok && correction.answer === undefined) return page(visit, { values, errors: parsed.errors });
  const reason = valueOf(values, field).trim();
  const answered = await answerCorrection(application, correction, { allowed, reason, by: staff.name, at: now() });
  if (answered.ok) return again(visit, { query: { done: 'answered' } });
  // Somebody else was first: the page tells what came of it.
  if (answered.error === 'ANSWERED') return page(visit, emptyForm, 409);
  return page(visit, { values, errors: [{ field, message: refusals[answered.error][lang] }] });
}

const refusals: Readonly<Record<Exclude<AnswerRefusal, 'ANSWERED'>, Texts>> = {
  SAME_PERSON: anotherIsNeeded.CORRECTION,
  PROPOSED: {
    sv: 'Ärendet ligger för beslut. Det behöver skickas tillbaka innan ansökan rättas.',
    en: 'The case waits for its decision. It has to be sent back before the application is corrected.',
  },
  DECIDED: {
    sv: 'Ansökan är avgjord och kan inte rättas. Du kan bara säga nej.',
    en: 'The application is decided and can not be corrected. You can only say no.',
  },
};

async function note(visit: CorrectionVisit): Promise<PageResponse> {
  const { application, staff, lang, request } = visit;
  const values = request.form;
  const parsed = readCorrection(values, lang);
  if (!parsed.ok) return page(visit, { values, errors: parsed.errors });
  const noted = await askForCorrection(() => Promise.resolve(application), parsed.value, {
    at: now(),
    by: staff.name,
    noticedBy: 'OFFICER',
  });
  return noted.ok
    ? again(visit, { query: { done: 'noted' } })
    : page(visit, { values, errors: [faultOf(noted.error, visit)] });
}

function faultOf(refusal: AskRefusal, { lang }: CorrectionVisit): FieldError {
  if (refusal === 'UNKNOWN_REQUIREMENT') {
    const message = lang === 'sv' ? 'Välj ett krav i listan' : 'Choose a requirement in the list';
    return { field: 'requirementId', message };
  }
  const most = String(correctionLimit);
  const words: Texts =
    refusal === 'TOO_MANY'
      ? { sv: `En ansökan har högst ${most} rättelser`, en: `An application has at most ${most} corrections` }
      : { sv: 'Ansökan är avgjord och kan inte rättas', en: 'The application is decided and can not be corrected' };
  return { field: 'wrong', message: words[lang] };
}

function page(visit: CorrectionVisit, form: FormState, status = form.errors.length > 0 ? 422 : 200): PageResponse {
  const content = <CorrectionPage visit={visit} form={form} tooLate={status === 409} />;
  return casePage(visit, { title: titleOf(visit), status, invalid: form.errors.length > 0 }, content);
}

function titleOf({ application }: CorrectionVisit): Texts {
  return { sv: `Rättelse i ${application.diaryNumber}`, en: `Correction in ${application.diaryNumber}` };
}
