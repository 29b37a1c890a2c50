import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ExtensionFault } from '../../../shared/domain/completion/extension.ts';
import { casePage } from '../../../shared/http/desk/case-page.tsx';
import { again } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FieldError, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { registerSpoken } from '../../../shared/store/completion/answer.ts';
import { giveMoreTime, refuseMoreTime } from '../../../shared/store/completion/more-time.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { answerConflict, conflictPage } from './conflict.tsx';
import { correct, showCorrections } from './correct.tsx';
import { readNumbers } from './spoken-numbers.tsx';
import { CompletionPage, fieldOf } from './completion-page.tsx';
import { showTreatment } from './show-treatment.tsx';
import { enter, type Visit, waiting, type Waiting } from './visit.ts';

const page = '/desk/applications/{applicationId}/completion';
const corrections = '/desk/applications/{applicationId}/correction';
const list = '/desk/choice-systems/{choiceSystemId}/completions';

/** The officer's side of what LOV 6:2 lets be added: more time, answers by telephone, corrections, and how all were treated. */
export const handler = pages({
  [`GET ${page}`]: show,
  [`POST ${page}`]: act,
  [`GET ${corrections}`]: showCorrections,
  [`POST ${corrections}`]: correct,
  [`GET ${list}`]: showTreatment,
});

const Spoken = z.object({
  requirement: z.string().check(z.minLength(1)),
  said: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  saidBy: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  saidOn: z.iso.date(),
});

async function show(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  return visit.conflict?.answer === 'NONE' ? form(visit, emptyForm) : askConflict(visit);
}

async function act(request: PageRequest): Promise<PageResponse> {
  const step = valueOf(request.form, 'step');
  if (step === 'conflict') {
    const visit = await enter(request);
    return answerConflict(visit, titleOf(visit));
  }
  if (!['grant', 'refuse', 'spoken'].includes(step)) throw new PageProblem(400);
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    if (visit.conflict?.answer !== 'NONE') return askConflict(visit);
    const open = waiting(visit);
    // Answered or ended in between: the page tells what came of it.
    if (open === null) return form(visit, emptyForm, 409);
    return step === 'spoken' ? spoken(open) : answerTime(open, step);
  });
}

async function answerTime(open: Waiting, step: string): Promise<PageResponse> {
  const { visit } = open;
  const values = visit.request.form;
  const reason = valueOf(values, fieldOf.reason).trim();
  const deviationReason = valueOf(values, fieldOf.deviation).trim();
  const dueOn = z.iso.date().safeParse(valueOf(values, fieldOf.dueOn)).data ?? '';
  const tooLong = [
    { field: fieldOf.reason, text: reason },
    { field: fieldOf.deviation, text: deviationReason },
  ].flatMap(({ field, text }): FieldError[] =>
    text.length > 2000
      ? [{ field, message: visit.lang === 'sv' ? 'Skriv högst 2 000 tecken' : 'Write at most 2,000 characters' }]
      : [],
  );
  if (tooLong.length > 0) return form(visit, { values, errors: tooLong });
  const { staff, tasks, version } = visit;
  const settling = { tasks, by: staff.name, at: now() };
  const outcome =
    step === 'grant'
      ? await giveMoreTime(open, { dueOn, reason, deviationReason }, { ...settling, rule: version.completion })
      : await refuseMoreTime(open, { reason }, settling);
  return outcome.ok
    ? again(visit, { query: { done: step } })
    : form(visit, { values, errors: [faultOf(outcome.error, visit)] });
}

function faultOf({ field, text }: ExtensionFault, { lang }: Visit): FieldError {
  return { field: fieldOf[field], message: text[lang] };
}

async function spoken(open: Waiting): Promise<PageResponse> {
  const { visit } = open;
  const { lang, staff, asked } = visit;
  const values = visit.request.form;
  const at = now();
  const parsed = parseForm(Spoken, values, lang, {
    requirement: { sv: 'Välj vilket krav svaret gäller', en: 'Choose the requirement that the answer is about' },
    said: { sv: 'Skriv vad som sades, högst 2 000 tecken', en: 'Write what was said, at most 2,000 characters' },
    saidBy: { sv: 'Skriv vem som svarade', en: 'Write who answered' },
    saidOn: { sv: 'Ange dagen för samtalet', en: 'Give the day of the call' },
  });
  if (!parsed.ok) return form(visit, { values, errors: parsed.errors });
  const { requirement, said, saidBy, saidOn } = parsed.value;
  const errors: FieldError[] = [];
  if (!asked.items.some(({ requirementId }) => requirementId === requirement)) {
    const message = lang === 'sv' ? 'Välj ett krav som begäran gäller' : 'Choose a requirement that was asked about';
    errors.push({ field: fieldOf.requirement, message });
  }
  if (saidOn > stockholmDay(at) || saidOn < stockholmDay(asked.at)) {
    const message =
      lang === 'sv' ? 'Dagen är före begäran eller har inte varit' : 'The day is before the request or to come';
    errors.push({ field: fieldOf.saidOn, message });
  }
  const { numbers, faults } = readNumbers(visit, values, requirement);
  errors.push(...faults);
  if (errors.length > 0) return form(visit, { values, errors });
  const told = { requirementId: requirement, said, saidBy, saidOn, registeredBy: staff.name, registeredAt: at };
  const answer = Object.keys(numbers).length === 0 ? told : { ...told, numbers };
  await registerSpoken(open, answer, { by: staff.name, ends: valueOf(values, fieldOf.ends) === 'yes' });
  return again(visit, { query: { done: 'spoken' } });
}

function form(visit: Visit, state: FormState, status = state.errors.length > 0 ? 422 : 200): PageResponse {
  const content = <CompletionPage visit={visit} form={state} tooLate={status === 409} />;
  return casePage(visit, { title: titleOf(visit), status, invalid: state.errors.length > 0 }, content);
}

function askConflict(visit: Visit): PageResponse {
  return conflictPage(visit, titleOf(visit));
}

function titleOf({ application }: Visit): { readonly sv: string; readonly en: string } {
  return { sv: `Komplettering av ${application.diaryNumber}`, en: `Completion of ${application.diaryNumber}` };
}
