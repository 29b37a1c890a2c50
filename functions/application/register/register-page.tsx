import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { applicantStep } from '../../../shared/http/application/applicant-fields.tsx';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, type FormValues } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { rowStep } from '../../../shared/http/form/rows.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { once } from '../../../shared/store/idempotency.ts';
import {
  type FiledPaper,
  type FilingRefusal,
  registerApplication,
} from '../../../shared/store/application/register.ts';
import { entryPath, officerOf, registrars } from './officer.ts';
import { PaperFields } from './paper-form.tsx';
import { fieldErrors, readPaper, signatories } from './read-paper.ts';

type Visit = DeskVisit & { readonly system: ChoiceSystem };

/** @throws PageProblem 404 for an unknown choice system; SignInNeeded, NotAllowed */
async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'choiceSystemId', registrars);
  const system = await findChoiceSystem(visit.municipality.id, visit.subject.id);
  if (system === null) throw new PageProblem(404);
  return { ...visit, system };
}

/** The form that brings an application into the register that came by post, by hand or by mail. */
export async function showRegistration(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), emptyForm, newId());
}

/** Registers it once, however often the button is pressed; what was written wrongly is shown again. */
export async function register(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { system, lang, staff } = visit;
  const { step, once: sent, ...typed } = request.form;
  const key = typeof sent === 'string' && /^[0-9A-Z]{26}$/.test(sent) ? sent : newId();
  if (step !== 'register') {
    const values = typeof step === 'string' ? stepped(step, typed) : undefined;
    if (values === undefined) throw new PageProblem(400);
    return page(visit, { values, errors: [] }, key);
  }
  const by = officerOf(staff);
  const read = readPaper(typed, {}, { offered: system, lang });
  if (!read.ok) return page(visit, { values: typed, errors: read.errors }, key);
  const registered = await registerOnce(visit, read.value, { key, by });
  if (!registered.ok) {
    if (registered.refusal.code === 'NOTHING_PUBLISHED') throw new PageProblem(409, nothingPublished);
    return page(visit, { values: typed, errors: fieldErrors(registered.refusal.faults, lang) }, key);
  }
  return seeOther(inLanguage(entryPath(visit.municipality.id, registered.applicationId), lang));
}

/** A step of the form about its rows: the values after it. */
export function stepped(step: string, values: FormValues): FormValues | undefined {
  return rowStep([signatories], step, values) ?? applicantStep(step, values);
}

type Once =
  { readonly ok: true; readonly applicationId: string } | { readonly ok: false; readonly refusal: FilingRefusal };

async function registerOnce(
  { municipality, system }: Visit,
  paper: FiledPaper,
  { key, by }: { readonly key: string; readonly by: ReturnType<typeof officerOf> },
): Promise<Once> {
  const scope = `POST registration ${system.id}`;
  const request = { municipality: municipality.id, scope, key: `${key} ${hashOf(paper)}`, body: paper };
  return once<Once>(request, {
    make: async (also, at) => {
      const place = { municipality: municipality.id, choiceSystemId: system.id };
      const made = await registerApplication({ ...paper, ...place, also }, { by, at });
      return made.ok ? { ok: true, applicationId: made.value.applicationId } : { ok: false, refusal: made.error };
    },
    again: (applicationId) => Promise.resolve({ ok: true, applicationId }),
  });
}

function page(visit: Visit, form: FormState, key: string): PageResponse {
  const { lang, municipality, staff, system } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const invalid = form.errors.length > 0;
  const html = renderPage(
    <>
      <p class="lead">
        {say(
          'För en ansökan som kom med post, över disk eller med e-post. Skriv det som står i den. Det som saknas får vara tomt: ansökan är inkommen ändå, den dag den kom.',
          'For an application that came by post, by hand or by mail. Write what it says. What is missing may be left empty: it has come all the same, on the day it came.',
        )}
      </p>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        {/* Enter in a field presses the first button there is. */}
        <button type="submit" name="step" value="register" class="away" tabIndex={-1} aria-hidden="true">
          {say('Registrera', 'Register')}
        </button>
        <input type="hidden" name="once" value={key} />
        <PaperFields form={form} offered={system} lang={lang} />
        <SubmitButton name="step" value="register">
          {say('Registrera ansökan', 'Register the application')}
        </SubmitButton>
      </form>
    </>,
    {
      title: say(`Registrera ansökan: ${system.service}`, `Register an application: ${system.service}`),
      lang,
      municipality,
      staff,
      invalid,
    },
  );
  return { status: invalid ? 422 : 200, html };
}

const nothingPublished = {
  sv: 'Inget är publicerat här än, så det finns inget att ansöka till.',
  en: 'Nothing has been published here yet, so there is nothing to apply for.',
};
