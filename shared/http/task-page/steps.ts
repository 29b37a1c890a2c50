import type * as z from 'zod/mini';
import type { FormValues } from '../form/form.ts';
import { baseUrlOf, type PageResponse, seeOther } from '../page.ts';
import { answerForm } from './answer.ts';
import { orConflict } from './came-between.ts';
import { asideView } from './views/answer.tsx';
import { conflictedView } from './views/recorded.tsx';
import { addressOf, html, type Page, type Visit } from './visit.ts';

/** What the address asks to see instead of the answer; undefined when it asks for nothing. */
export async function showAside<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  { request, found, view }: Visit,
): Promise<PageResponse | undefined> {
  if (page.definition.aside === undefined) return undefined;
  const address = `${baseUrlOf(request)}${addressOf(request)}`;
  const context = { query: request.query, address, at: page.now(), lang: view.lang };
  const aside = await page.definition.aside(context, await page.definition.load(found.task));
  if (aside === undefined) return undefined;
  return { ...html(200, asideView(view, aside.content)), formActions: aside.formActions ?? [] };
}

/** Takes a step of the task’s own before the answer. */
export async function takeStep<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  step: NonNullable<Page<Data, Schema>['definition']['steps']>[string],
  detail: string,
  values: FormValues,
): Promise<PageResponse> {
  const { request, view, found } = visit;
  const { task, link } = found;
  const { sourceIp } = request;
  const context = {
    task,
    link,
    at: page.now(),
    lang: view.lang,
    detail,
    ...(sourceIp === undefined ? {} : { sourceIp }),
  };
  const outcome = await orConflict(async () => step(context, values, await page.definition.load(task)));
  if (outcome.kind === 'INVALID') return answerForm(page, visit, { values, errors: outcome.errors });
  if (outcome.kind === 'CONFLICT') return html(409, conflictedView(view, outcome.message));
  const address = new URL(addressOf(request), 'http://here.invalid');
  for (const [name, value] of Object.entries(outcome.query ?? {})) address.searchParams.set(name, value);
  return seeOther(`${address.pathname}${address.search}`);
}
