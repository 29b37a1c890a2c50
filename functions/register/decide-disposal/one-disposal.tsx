import * as z from 'zod/mini';
import { anotherIsNeeded, needsAnother } from '../../../shared/domain/municipality/four-eyes.ts';
import { type DeskVisit, again, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FieldError, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { approve, type DisposalRefusal, takeOut } from '../../../shared/store/register/decide-disposal.ts';
import { readDisposal, readDisposalLines } from '../../../shared/store/register/disposal.ts';
import { DisposalPage } from './disposal-page.tsx';
import { logOf } from './log.ts';
import { deciders, readers } from './words.ts';

const TakenOut = z.strictObject({
  action: z.literal('take-out'),
  case: z.string().check(z.regex(/^[0-9A-Z]{26}$/)),
  why: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});
const Approved = z.strictObject({ action: z.literal('approve'), read: z.literal('yes') });

const messages: Readonly<Record<string, Texts>> = {
  case: { sv: 'Välj ett ärende', en: 'Choose a case' },
  why: { sv: 'Skriv varför ärendet ska vara kvar', en: 'Write why the case is to be kept' },
  read: { sv: 'Bekräfta att du har gått igenom listan', en: 'Confirm that you have gone through the list' },
};

const refusals: Readonly<Record<Exclude<DisposalRefusal, 'GONE'>, Texts>> = {
  SETTLED: {
    sv: 'Det är redan beslutat. Den som vill stoppa ett ärende undantar det från gallring på ärendets egen sida.',
    en: 'It is decided already. Whoever wants to stop a case holds it on the case’s own page.',
  },
  SAME_PERSON: anotherIsNeeded.DISPOSAL,
};

/** A month's disposal: to decide on, and afterwards as its own log; `format=csv` gives it as a spreadsheet. */
export async function showDisposal(request: PageRequest): Promise<PageResponse> {
  const visit = await enterDesk(request, 'disposalId', readers);
  if (request.query['format'] !== 'csv') return show(visit, emptyForm);
  const { disposal, lines } = await readWhole(visit);
  const bytes = Buffer.from(logOf(disposal, lines), 'utf8');
  const name = `${visit.lang === 'sv' ? 'gallring' : 'disposal'} ${disposal.disposalId}.csv`;
  return { status: 200, file: { contentType: 'text/csv; charset=utf-8', name, bytes } };
}

/** Approves it, or takes a case out. */
export async function actOnDisposal(request: PageRequest): Promise<PageResponse> {
  const visit = await enterDesk(request, 'disposalId', deciders);
  const { subject, staff, municipality, lang } = visit;
  const acted = { by: staff.name, at: now() };
  const wrong = async (errors: readonly FieldError[]): Promise<PageResponse> =>
    show(visit, { values: request.form, errors });
  if (valueOf(request.form, 'action') === 'take-out') {
    const parsed = parseForm(TakenOut, request.form, lang, messages);
    if (!parsed.ok) return wrong(parsed.errors);
    const { case: applicationId, why } = parsed.value;
    const taken = await takeOut(subject, applicationId, { ...acted, why });
    if (!taken.ok) return wrong([refused(taken.error, 'case', visit)]);
    return again(visit);
  }
  const parsed = parseForm(Approved, request.form, lang, messages);
  if (!parsed.ok) return wrong(parsed.errors);
  const approved = await approve(subject, acted, needsAnother(municipality, 'DISPOSAL'));
  if (!approved.ok) return wrong([refused(approved.error, 'read', visit)]);
  return again(visit);
}

/** @throws PageProblem 404 for what is not there */
function refused(error: DisposalRefusal, field: string, { lang }: DeskVisit): FieldError {
  if (error === 'GONE') throw new PageProblem(404);
  return { field, message: refusals[error][lang] };
}

async function readWhole({ subject }: DeskVisit) {
  const [disposal, lines] = await Promise.all([readDisposal(subject), readDisposalLines(subject)]);
  if (disposal === null) throw new PageProblem(404);
  return { disposal, lines };
}

async function show(visit: DeskVisit, form: FormState): Promise<PageResponse> {
  const { lang, municipality, staff } = visit;
  const invalid = form.errors.length > 0;
  const page = (
    <DisposalPage
      {...await readWhole(visit)}
      mayDecide={hasRole(staff, municipality.id, deciders)}
      needsTwo={needsAnother(municipality, 'DISPOSAL')}
      form={form}
      lang={lang}
    />
  );
  const title = `${lang === 'sv' ? 'Gallring' : 'Disposal'} ${visit.subject.id}`;
  const above = (
    <p class="back">
      <a href={inLanguage(`/desk/disposals?municipality=${municipality.id}`, lang)}>
        {lang === 'sv' ? 'Till all gallring' : 'To all disposals'}
      </a>
    </p>
  );
  const html = renderPage(page, { title, lang, municipality, staff, invalid, wide: true, above });
  return { status: invalid ? 422 : 200, html };
}
