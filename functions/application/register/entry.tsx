import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { type BeingEntered, isBeingEntered } from '../../../shared/domain/application/filing.ts';
import { anotherIsNeeded } from '../../../shared/domain/municipality/four-eyes.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, type FormValues, type Parsed, valueOf } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { beginHandling, changeEntry } from '../../../shared/store/application/enter.ts';
import { personInRoleStep } from '../../../shared/http/application/person-in-role.tsx';
import { presentationStep, presentationValues } from '../../../shared/http/application/presentation-fields.tsx';
import { AnswersForm, answerValues, readAnswers } from './answers.tsx';
import { ChangeForm, EntryPage } from './entry-page.tsx';
import { CatalogueTextForm, withCatalogueText } from './catalogue-text.tsx';
import { addFile, removeFile, sendPage } from './files.tsx';
import { personAsked, PersonForm, PersonList, personValues, withoutNamed, withPerson } from './persons.tsx';
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
  if (del === 'personer') return personsPage(visit, null);
  if (del === 'katalog') return textPage(visit, null);
  return entryPage(visit, emptyForm);
}

/** Adds a scan, writes down anew what the papers say, or begins the handling. */
export async function enterPapers(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const [step = '', of = ''] = valueOf(request.form, 'step').split(':', 2);
  switch (step) {
    case 'file':
      return addFile(visit, (form) => entryPage(visit, form));
    case 'begin':
      return begin(request);
    case 'change':
      return change(visit);
    case 'answers':
      return write(
        visit,
        (typed) => readAnswers(typed, visit.content, { set: visit.version.requirements, lang: visit.lang }),
        answersPage,
      );
    case 'person':
      return write(visit, (typed) => withPerson(typed, visit, personAsked(visit) ?? 0), personsPage, personList);
    case 'delete':
      return write(visit, () => withoutNamed(of, visit), personsPage, personList);
    case 'text':
      return write(visit, (typed) => withCatalogueText(typed, visit), textPage);
    case 'remove-file':
      return removeFile(visit, of);
    default:
      return stepOn(visit);
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

/** Writes one part of what the papers say. @param page the part's form, again, with what is wrong */
async function write(
  visit: Visit,
  read: (typed: FormValues) => Parsed<ApplicationContent>,
  page: (visit: Visit, form: FormState) => PageResponse,
  then: Parameters<typeof again>[1] = {},
): Promise<PageResponse> {
  const { step: _step, version: _version, ...typed } = visit.request.form;
  const content = read(typed);
  if (!content.ok) return page(visit, { values: typed, errors: content.errors });
  const { filing, receivedAt } = visit.application;
  if (filing === undefined) throw new PageProblem(409);
  const { channel, explanation, signedBy } = filing;
  const paper = { channel, explanation, signedBy, receivedAt, content: content.value };
  return save(visit, paper, (errors) => page(visit, { values: typed, errors }), then);
}

/** Of two who write at once the second one sees what the first one did. */
async function save(
  visit: Visit,
  paper: Parameters<typeof changeEntry>[1],
  wrong: (errors: FormState['errors']) => PageResponse,
  then: Parameters<typeof again>[1] = {},
): Promise<PageResponse> {
  const { application, staff, request, lang } = visit;
  if (valueOf(request.form, 'version') !== String(application.version)) throw new PageProblem(409, changedMeanwhile);
  const changed = await changeEntry(application, paper, { by: officerOf(staff), at: now() });
  if (changed.ok) return again(visit, then);
  if (changed.error.code !== 'FAULTY') throw new PageProblem(409);
  return wrong(fieldErrors(changed.error.faults, lang));
}

/** A row more or less in one of the forms. */
function stepOn(visit: Visit): PageResponse {
  const { form, query } = visit.request;
  const { step: taken, version: _version, ...typed } = form;
  const { steps, page } = parts[query['del'] ?? ''] ?? { steps: stepped, page: changePage };
  const values = typeof taken === 'string' ? steps(taken, typed) : undefined;
  if (values === undefined) throw new PageProblem(400);
  return page(visit, { values, errors: [] });
}

interface Part {
  readonly steps: (step: string, values: FormValues) => FormValues | undefined;
  readonly page: (visit: Visit, form: FormState) => PageResponse;
}

/** Forms whose rows are added and taken away at their own address. */
const parts: Readonly<Record<string, Part>> = {
  personer: { steps: personInRoleStep, page: personsPage },
  katalog: { steps: presentationStep, page: textPage },
};
const personList = { query: { del: 'personer' } };

function entryPage(visit: Visit, form: FormState): PageResponse {
  const { sv, en } = { sv: `Handlingar i ${numberOf(visit)}`, en: `Papers of ${numberOf(visit)}` };
  return html(visit, { sv, en }, form, <EntryPage visit={visit} form={form} />);
}

function changePage(visit: Visit, form: FormState | null): PageResponse {
  const { content, system } = visit;
  const application = openOf(visit);
  const state = form ?? { ...emptyForm, values: paperValues(application, content, system) };
  const title = { sv: `Vad ansökan ${numberOf(visit)} säger`, en: `What ${numberOf(visit)} says` };
  return html(visit, title, state, <ChangeForm visit={visit} form={state} />);
}

function answersPage(visit: Visit, form: FormState | null): PageResponse {
  const { content, version } = visit;
  openOf(visit);
  const state = form ?? { ...emptyForm, values: answerValues(content) };
  const title = { sv: `Svar på kraven i ${numberOf(visit)}`, en: `Answers to the requirements in ${numberOf(visit)}` };
  return html(visit, title, state, <AnswersForm visit={visit} set={version.requirements} form={state} />);
}

function personsPage(visit: Visit, form: FormState | null): PageResponse {
  openOf(visit);
  const number = personAsked(visit);
  const title = { sv: `Personer i ${numberOf(visit)}`, en: `Persons in ${numberOf(visit)}` };
  if (number === undefined)
    return html(visit, title, form ?? emptyForm, <PersonList visit={visit} form={form ?? emptyForm} />);
  const state = form ?? { ...emptyForm, values: personValues(visit, number) };
  return html(visit, title, state, <PersonForm visit={visit} form={state} />);
}

function textPage(visit: Visit, form: FormState | null): PageResponse {
  openOf(visit);
  const state = form ?? { ...emptyForm, values: presentationValues(visit.content.presentation) };
  const title = { sv: `Texten till katalogen i ${numberOf(visit)}`, en: `The catalogue’s text in ${numberOf(visit)}` };
  return html(visit, title, state, <CatalogueTextForm visit={visit} form={state} />);
}

/** @throws PageProblem 409 when its handling has begun */
function openOf({ application }: Visit): Visit['application'] & BeingEntered {
  if (!isBeingEntered(application)) throw new PageProblem(409, entered);
  return application;
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
