import { isBeingEntered } from '../../../shared/domain/application/filing.ts';
import { anotherIsNeeded } from '../../../shared/domain/municipality/four-eyes.ts';
import { again } from '../../../shared/http/desk.ts';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { beginHandling, changeEntry } from '../../../shared/store/enter-application.ts';
import { AnswersForm, answerValues, readAnswers } from './answers.tsx';
import { ChangeForm, EntryPage } from './entry-page.tsx';
import { addFile, sendPage } from './files.tsx';
import { officerOf } from './officer.ts';
import { fieldErrors, paperValues, readPaper } from './read-paper.ts';
import { stepped } from './register-page.tsx';
import { enter, type Visit } from './visit.ts';

/** The papers as they are entered, one of their forms, or where a scan is sent. */
export async function showEntry(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { fil, del } = request.query;
  const place = visit.evidence.find(({ evidenceId, status }) => evidenceId === fil && status === 'EXPECTED');
  if (place !== undefined) return sendPage(visit, place);
  if (del === 'uppgifter') return changePage(visit, null);
  if (del === 'svar') return answersPage(visit, null);
  return entryPage(visit, emptyForm);
}

/** Adds a scan, writes down anew what the papers say, or begins the handling. */
export async function enterPapers(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  switch (valueOf(request.form, 'step')) {
    case 'file':
      return addFile(visit, (form) => entryPage(visit, form));
    case 'begin':
      return begin(request);
    case 'change':
      return change(visit);
    case 'answers':
      return answer(visit);
    default:
      return step(visit);
  }
}

async function begin(request: PageRequest): Promise<PageResponse> {
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    const { application, staff, lang } = visit;
    // Pressed twice, or by another meanwhile: the page shows what came of it.
    if (application.filing?.entered !== undefined) return again(visit);
    const begun = await beginHandling(application, { by: officerOf(staff), at: now() });
    if (begun.ok) return again(visit);
    if (begun.error.code === 'ENTERED') throw new PageProblem(409);
    if (begun.error.code === 'SAME_PERSON') {
      return entryPage(visit, { values: {}, errors: [{ field: '', message: anotherIsNeeded.REGISTRATION[lang] }] });
    }
    const errors = begun.error.faults.map(({ text }) => ({ field: 'change', message: text[lang] }));
    return entryPage(visit, { values: {}, errors });
  });
}

async function change(visit: Visit): Promise<PageResponse> {
  const { request, lang, content, system } = visit;
  const { step: _step, version: _version, ...typed } = request.form;
  const read = readPaper(typed, content, { offered: system, lang });
  if (!read.ok) return changePage(visit, { values: typed, errors: read.errors });
  return save(visit, read.value, (errors) => changePage(visit, { values: typed, errors }));
}

async function answer(visit: Visit): Promise<PageResponse> {
  const { request, lang, content, version, application } = visit;
  const { step: _step, version: _version, ...typed } = request.form;
  const read = readAnswers(typed, content, { set: version.requirements, lang });
  if (!read.ok) return answersPage(visit, { values: typed, errors: read.errors });
  const { filing, receivedAt } = application;
  if (filing === undefined) throw new PageProblem(409);
  const { channel, explanation, signedBy } = filing;
  const paper = { channel, explanation, signedBy, receivedAt, content: read.value };
  return save(visit, paper, (errors) => answersPage(visit, { values: typed, errors }));
}

/** Of two who write at once the second one sees what the first one did. */
async function save(
  visit: Visit,
  paper: Parameters<typeof changeEntry>[1],
  wrong: (errors: FormState['errors']) => PageResponse,
): Promise<PageResponse> {
  const { application, staff, request, lang } = visit;
  if (valueOf(request.form, 'version') !== String(application.version)) throw new PageProblem(409, changedMeanwhile);
  const changed = await changeEntry(application, paper, { by: officerOf(staff), at: now() });
  if (changed.ok) return again(visit);
  if (changed.error.code !== 'FAULTY') throw new PageProblem(409);
  return wrong(fieldErrors(changed.error.faults, lang));
}

/** A row more or less in the form of what the papers say. */
function step(visit: Visit): PageResponse {
  const { step: taken, version: _version, ...typed } = visit.request.form;
  const values = typeof taken === 'string' ? stepped(taken, typed) : undefined;
  if (values === undefined) throw new PageProblem(400);
  return changePage(visit, { values, errors: [] });
}

function entryPage(visit: Visit, form: FormState): PageResponse {
  const { sv, en } = { sv: `Handlingar i ${numberOf(visit)}`, en: `Papers of ${numberOf(visit)}` };
  return html(visit, { sv, en }, form, <EntryPage visit={visit} form={form} />);
}

function changePage(visit: Visit, form: FormState | null): PageResponse {
  const { application, content, system } = visit;
  if (!isBeingEntered(application)) throw new PageProblem(409, entered);
  const state = form ?? { ...emptyForm, values: paperValues(application, content, system) };
  const title = { sv: `Vad ansökan ${numberOf(visit)} säger`, en: `What ${numberOf(visit)} says` };
  return html(visit, title, state, <ChangeForm visit={visit} form={state} />);
}

function answersPage(visit: Visit, form: FormState | null): PageResponse {
  const { application, content, version } = visit;
  if (!isBeingEntered(application)) throw new PageProblem(409, entered);
  const state = form ?? { ...emptyForm, values: answerValues(content) };
  const title = { sv: `Svar på kraven i ${numberOf(visit)}`, en: `Answers to the requirements in ${numberOf(visit)}` };
  return html(visit, title, state, <AnswersForm visit={visit} set={version.requirements} form={state} />);
}

function html(
  { lang, municipality, staff }: Visit,
  title: { readonly sv: string; readonly en: string },
  { errors }: FormState,
  content: Parameters<typeof renderPage>[0],
): PageResponse {
  const invalid = errors.length > 0;
  const page = renderPage(content, { title: title[lang], lang, municipality, staff, invalid });
  return { status: invalid ? 422 : 200, html: page };
}

function numberOf({ application }: Visit): string {
  return application.diaryNumber;
}

const entered = {
  sv: 'Prövningen har börjat. Det som behöver ändras görs genom komplettering eller rättelse.',
  en: 'The handling has begun. What needs to change is completed or corrected.',
};
const changedMeanwhile = {
  sv: 'Någon annan har ändrat ansökan sedan du öppnade sidan. Öppna den igen.',
  en: 'Somebody else has changed the application since you opened the page. Open it again.',
};
