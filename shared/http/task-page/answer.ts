import type * as z from 'zod/mini';
import type { Task } from '../../domain/task/task.ts';
import { type FieldError, type FormState, type FormValues, type Parsed, parseForm, valueOf } from '../form/form.ts';
import type { Language, Texts } from '../language.ts';
import { type PageResponse, seeOther } from '../page.ts';
import { orConflict } from './came-between.ts';
import { answerView, reviewView } from './views/answer.tsx';
import type { View } from './views/frame.tsx';
import { conflictedView, recordedView } from './views/recorded.tsx';
import { again, html, type Page, type Visit } from './visit.ts';

const defaultConfirmation: Texts = {
  sv: 'Jag har läst det som står här och vill lämna mitt svar.',
  en: 'I have read what is said here and want to give my answer.',
};

const defaultSubmit: Texts = { sv: 'Lämna svaret', en: 'Give the answer' };

/** What is asked, with the form that answers it. */
export async function answerForm<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  form: FormState,
): Promise<PageResponse> {
  const { view, found, token } = visit;
  const data = await page.definition.load(found.task);
  const shown = answerView(view, {
    content: page.definition.show(data, view.lang, `/documents/${token}`),
    fields: page.definition.fields?.(form, data, view.lang),
    ...buttons(page, view, form),
  });
  return { ...html(form.errors.length > 0 ? 422 : 200, shown), formActions: page.definition.formActions?.(data) ?? [] };
}

/** The answer as it will be recorded, for a last look; nothing is stored. */
export async function review<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  values: FormValues,
  errors: readonly FieldError[] = [],
): Promise<PageResponse> {
  const { view, found } = visit;
  const parsed = await parse(page, found.task, values, view.lang);
  if (!parsed.ok) return answerForm(page, visit, { values, errors: parsed.errors });
  if (page.definition.review === undefined) return answerForm(page, visit, { values, errors });
  const content = page.definition.review(parsed.value, await page.definition.load(found.task), view.lang);
  const shown = reviewView(view, { content, ...buttons(page, view, { values, errors }) });
  return html(errors.length > 0 ? 422 : 200, shown);
}

/** The POST that counts. */
export async function answer<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  values: FormValues,
): Promise<PageResponse> {
  const { request, view, found, token } = visit;
  const { lang } = view;
  const parsed = await parse(page, found.task, values, lang);
  const unticked = !page.needsCode && valueOf(request.form, 'confirm') !== 'yes';
  const tick = {
    field: 'confirm',
    message: lang === 'sv' ? 'Kryssa i rutan för att lämna svaret' : 'Tick the box to give your answer',
  };
  if (!parsed.ok) return answerForm(page, visit, { values, errors: parsed.errors });
  if (unticked) return review(page, visit, values, [tick]);

  const { task, link } = found;
  const { sourceIp } = request;
  const context = {
    task,
    link,
    at: page.now(),
    lang,
    ...(sourceIp === undefined ? {} : { sourceIp }),
    ...(visit.holder === undefined ? {} : { holder: visit.holder }),
  };
  const outcome = await orConflict(async () =>
    page.definition.answer(context, parsed.value, await page.definition.load(task)),
  );
  if (outcome.kind === 'RECORDED') {
    const { leadsTo } = outcome;
    return leadsTo === undefined ? again(request) : seeOther(leadsTo.location, leadsTo.cookies);
  }
  if (outcome.kind === 'INVALID') return answerForm(page, visit, { values, errors: outcome.errors });
  // Whoever pressed twice sees what the first press recorded.
  const after = await page.store.find(token);
  if (after.kind === 'dead') return again(request);
  return html(409, conflictedView(view, outcome.message));
}

async function parse<Data, Schema extends z.ZodMiniType>(
  { definition }: Page<Data, Schema>,
  task: Task,
  values: FormValues,
  lang: Language,
): Promise<Parsed<z.output<Schema>>> {
  const { answerSchema, messages } = definition;
  if (typeof answerSchema !== 'function' && typeof messages !== 'function')
    return parseForm(answerSchema, values, lang, messages);
  const data = await definition.load(task);
  return parseForm(
    typeof answerSchema === 'function' ? answerSchema(data) : answerSchema,
    values,
    lang,
    typeof messages === 'function' ? messages(data) : messages,
  );
}

/** What was answered, for the same person coming back. */
export async function recorded<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  view: View,
  task: Task,
  identified: boolean,
): Promise<PageResponse> {
  const content =
    identified && task.status === 'ANSWERED'
      ? page.definition.recorded(task, await page.definition.load(task), view.lang)
      : null;
  return html(200, recordedView(view, content));
}

function buttons<Data, Schema extends z.ZodMiniType>(page: Page<Data, Schema>, view: View, form: FormState) {
  return {
    form,
    submit: (page.definition.submit ?? defaultSubmit)[view.lang],
    confirmation: page.needsCode ? undefined : (page.definition.confirmation ?? defaultConfirmation)[view.lang],
  };
}
