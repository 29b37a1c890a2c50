import * as z from 'zod/mini';
import { ReviewVerdict } from '../../../shared/domain/complaint/reading.ts';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { listReviews, readReview, reviewReadings, reviewSubject } from '../../../shared/store/complaint/reading.ts';
import { ReviewsPage } from './reviews-page.tsx';

const path = '/desk/complaint-readings';

const Reviewed = z.object({
  month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  verdict: ReviewVerdict,
  note: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
});

/**
 * The log of who has read complaints is looked through regularly (2001:454 6 §), by somebody who handles none and can't
 * open them from here.
 */
export const handler = pages({ [`GET ${path}`]: show, [`POST ${path}`]: review });

async function show(request: PageRequest): Promise<PageResponse> {
  return page(request, await enter(request), emptyForm);
}

async function review(request: PageRequest): Promise<PageResponse> {
  const desk = await enter(request);
  const { municipality, staff } = desk;
  const lang = languageOf(request);
  const parsed = parseForm(Reviewed, request.form, lang, {
    verdict: { sv: 'Välj vad granskningen visar', en: 'Choose what the review shows' },
  });
  if (!parsed.ok) return page(request, desk, { values: request.form, errors: parsed.errors });
  const { month, verdict, note } = parsed.value;
  const before = await readReview(reviewSubject(municipality.id, month));
  if (before === null) throw new PageProblem(404);
  if (before.status === 'OPEN') await reviewReadings(before, { verdict, note, at: now(), by: staff.name });
  return seeOther(inLanguage(`${path}?municipality=${municipality.id}`, lang));
}

/** @throws SignInNeeded; NotAllowed; PageProblem 404 for a municipality that takes no complaints here */
async function enter(request: PageRequest): Promise<OwnDesk> {
  const desk = await enterOwnDesk(request, ['auditor']);
  if (desk.municipality.complaints === undefined) throw new PageProblem(404);
  return desk;
}

async function page(request: PageRequest, desk: OwnDesk, form: FormState): Promise<PageResponse> {
  const lang = languageOf(request);
  const reviews = await listReviews(desk.municipality.id);
  const invalid = form.errors.length > 0;
  const title = lang === 'sv' ? 'Vem har läst synpunkter?' : 'Who has read complaints?';
  const content = <ReviewsPage reviews={reviews} form={form} lang={lang} />;
  const { municipality, staff } = desk;
  const html = renderPage(content, { title, lang, municipality, staff, invalid, wide: true });
  return { status: invalid ? 422 : 200, html };
}
