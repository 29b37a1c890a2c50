import { again } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { confirm, saveSettlements } from './commands.ts';
import { answerConflict, conflictPage } from './conflict.tsx';
import { examineStart, seenHash, type StartExamination } from './examination.ts';
import { StartPage, titleOf } from './page.tsx';
import { readSettlements } from './read-settlements.ts';
import { enter, type Visit } from './visit.ts';

const path = '/desk/contracts/{contractId}/start';

/** An officer sees that what must be met before the start is met; only a person lets a provider be chosen. */
export const handler = pages({ [`GET ${path}`]: show, [`POST ${path}`]: act });

async function show(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (visit.conflict?.answer !== 'NONE') return conflictPage(visit);
  return page(visit, await examineStart(visit, now()), emptyForm);
}

async function act(request: PageRequest): Promise<PageResponse> {
  const step = valueOf(request.form, 'step');
  if (step === 'conflict') return answerConflict(await enter(request));
  if (step !== 'save' && step !== 'confirm') throw new PageProblem(400);
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    if (visit.conflict?.answer !== 'NONE') return conflictPage(visit);
    // Whoever pressed twice sees what the first press recorded.
    if (visit.contract.start.status === 'MET') return again(visit);
    const at = now();
    const examination = await examineStart(visit, at);
    const values = request.form;
    if (valueOf(values, 'seen') !== seenHash(examination)) {
      return page(visit, examination, { values, errors: [{ field: '', message: changed[visit.lang] }] }, 409);
    }
    return step === 'save' ? save(visit, examination, at) : conclude(visit, examination, at);
  });
}

async function save(visit: Visit, examination: StartExamination, at: string): Promise<PageResponse> {
  const { request, staff, lang } = visit;
  const { settled, errors } = readSettlements(examination, request.form, { officer: staff.name, at, lang });
  if (errors.length > 0) return page(visit, examination, { values: request.form, errors });
  await saveSettlements(visit, examination, settled, at);
  return again(visit, { query: { done: 'save' } });
}

async function conclude(visit: Visit, examination: StartExamination, at: string): Promise<PageResponse> {
  if (await confirm(visit, examination, at)) return again(visit);
  const message = notYet[visit.lang];
  return page(visit, examination, { values: visit.request.form, errors: [{ field: '', message }] });
}

const changed = {
  sv: 'Underlaget har ändrats sedan du öppnade sidan. Läs igen; ingenting har sparats.',
  en: 'What it is based on has changed since you opened the page. Read again; nothing was saved.',
};
const notYet = {
  sv: 'Alla krav är inte uppfyllda än.',
  en: 'Not every requirement is met yet.',
};

function page(
  visit: Visit,
  examination: StartExamination,
  form: FormState,
  status = form.errors.length > 0 ? 422 : 200,
): PageResponse {
  const { lang, municipality, staff } = visit;
  const content = <StartPage visit={visit} examination={examination} form={form} />;
  const title = titleOf(visit)[lang];
  return { status, html: renderPage(content, { title, lang, municipality, staff, invalid: form.errors.length > 0 }) };
}
