import type * as z from 'zod/mini';
import { type FormState, valueOf } from '../form/form.ts';
import type { PageResponse } from '../page.ts';
import { conflictDeclaredView, conflictView } from './views/conflict.tsx';
import { again, html, type Page, type Visit } from './visit.ts';

/** Asks about a conflict of interest; after a declared one nothing of the case is shown. */
export async function askConflict<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  form: FormState,
): Promise<PageResponse> {
  const { view, found } = visit;
  if (found.conflict === 'DECLARED') return html(200, conflictDeclaredView(view));
  const parties = page.definition.conflictOfInterest?.parties(await page.definition.load(found.task), view.lang);
  return html(form.errors.length > 0 ? 422 : 200, conflictView(view, parties, form));
}

/** Keeps the answer; the first one stands. */
export async function answerConflict<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
): Promise<PageResponse> {
  const { request, view, found } = visit;
  if (!view.asksConflict || found.conflict !== undefined) return again(request);
  const chosen = valueOf(request.form, 'conflict');
  if (chosen !== 'NONE' && chosen !== 'DECLARED') {
    const message = view.lang === 'sv' ? 'Svara ja eller nej' : 'Answer yes or no';
    return askConflict(page, visit, { values: {}, errors: [{ field: 'conflict', message }] });
  }
  await page.store.answerConflict(found.link, found.task, chosen);
  return again(request);
}
