import type { SectionName } from '../../../shared/domain/application/sections.ts';
import { titles } from '../../../shared/domain/application/sections.ts';
import { ErrorSummary, HiddenFields, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, type FormValues } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { addressOf, type PageName } from '../../../shared/http/application/address.ts';
import { contentRows } from '../../../shared/http/application/content-summary.tsx';
import { forms } from './forms/forms.ts';
import { PersonList, removePerson } from './persons-page.tsx';
import { BackToOverview } from '../../../shared/http/application/back-to-overview.tsx';
import { saveSection, seenOf } from './save.ts';
import type { SectionForm } from './section-form.ts';
import type { Visit } from './visit.ts';

type WrittenSection = keyof typeof forms;

/** Whether a page is a section with a form here. */
export function isWritten(name: PageName): name is WrittenSection {
  return Object.hasOwn(forms, name);
}

/** Shows one section, or saves what was written in it. */
export async function sectionPage(visit: Visit, name: WrittenSection): Promise<PageResponse> {
  const form = forms[name];
  const { request, lang, application } = visit;
  if (!visit.sections.some((section) => section.name === name)) throw new PageProblem(404);
  if (request.method !== 'POST') {
    if (name === 'persons' && request.query['person'] === undefined) return personList(visit);
    return show(visit, name, { ...emptyForm, values: form.values(visit) });
  }
  const { step, seen, ...typed } = request.form;
  const taken = typeof step === 'string' ? step : '';
  if (name === 'persons' && taken.startsWith('delete:')) return deletePerson(visit, taken, String(seen));
  if (taken !== 'next' && taken !== 'save') {
    const values = form.step?.(taken, typed);
    if (values === undefined) throw new PageProblem(400);
    return show(visit, name, { values, errors: [] }, String(seen));
  }
  const read = form.read(typed, visit);
  if (!read.ok) return show(visit, name, { values: typed, errors: read.errors }, String(seen));
  const saved = await saveSection(visit, form, read.apply, String(seen));
  switch (saved.kind) {
    case 'INVALID':
      return show(visit, name, { values: typed, errors: saved.errors }, String(seen));
    case 'CHANGED':
      return changed(visit, name, typed);
    case 'SUBMITTED':
      throw new PageProblem(409, submitted);
    case 'SAVED':
      if (name === 'persons') return seeOther(addressOf(application, lang, 'persons'));
      return seeOther(taken === 'save' ? addressOf(application, lang) : nextAddress(visit, name));
  }
}

/** The section after this one, or the review after the last. */
function nextAddress({ sections, application, lang }: Visit, name: SectionName): string {
  const next = sections[sections.findIndex((section) => section.name === name) + 1];
  return addressOf(application, lang, next?.name ?? 'review');
}

function show(visit: Visit, name: WrittenSection, state: FormState, seen?: string): PageResponse {
  const { lang, municipality } = visit;
  const form: SectionForm = forms[name];
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isWrong = state.errors.length > 0;
  const html = renderPage(
    <>
      <ErrorSummary form={state} lang={lang} />
      <form method="post" novalidate>
        {/* Enter in a field presses the first button there is: it must be the one that saves. */}
        <button type="submit" name="step" value="next" class="away" tabIndex={-1} aria-hidden="true">
          {say('Spara', 'Save')}
        </button>
        <input type="hidden" name="seen" value={seen ?? seenOf(form, visit.content)} />
        {form.fields({ form: state, visit, lang })}
        <div class="actions">
          <SubmitButton name="step" value="next">
            {name === 'persons'
              ? say('Spara personen', 'Save the person')
              : say('Spara och fortsätt', 'Save and continue')}
          </SubmitButton>
          {name !== 'persons' && (
            <SubmitButton name="step" value="save" second>
              {say('Spara och gå till översikten', 'Save and go to the overview')}
            </SubmitButton>
          )}
        </div>
      </form>
    </>,
    {
      title: titles[name][lang],
      lang,
      municipality,
      invalid: isWrong,
      above: <BackToOverview application={visit.application} lang={visit.lang} />,
      otherLanguage: otherLanguage(visit, name),
    },
  );
  return { status: isWrong ? 422 : 200, html };
}

function otherLanguage({ application, lang, request }: Visit, name: SectionName): string {
  const { lang: _lang, ...query } = request.query;
  return addressOf(application, lang === 'sv' ? 'en' : 'sv', name, query);
}

/** Somebody else saved the section meanwhile: what they wrote, what was typed here, and a choice between them. */
function changed(visit: Visit, name: WrittenSection, typed: FormValues): PageResponse {
  const { lang, municipality, application } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const form: SectionForm = forms[name];
  const html = renderPage(
    <>
      <p class="lead">
        {say(
          'Avsnittet har sparats från ett annat håll sedan du öppnade sidan. Det du skrev är inte sparat än, men finns kvar här.',
          'The section was saved from elsewhere after you opened the page. What you wrote is not saved yet, but is kept here.',
        )}
      </p>
      <h2>{say('Det som är sparat nu', 'What is saved now')}</h2>
      <SummaryList rows={contentRows(visit, name)} />
      <h2>{say('Vad vill du göra?', 'What do you want to do?')}</h2>
      <form method="post" novalidate>
        <HiddenFields values={typed} />
        <input type="hidden" name="seen" value={seenOf(form, visit.content)} />
        <SubmitButton name="step" value="next">
          {say('Spara det jag skrev i stället', 'Save what I wrote instead')}
        </SubmitButton>
      </form>
      <p>
        <a href={addressOf(application, lang, name)}>
          {say('Behåll det som är sparat och öppna avsnittet igen', 'Keep what is saved and open the section again')}
        </a>
      </p>
    </>,
    {
      title: say('Någon annan har sparat avsnittet', 'Somebody else has saved the section'),
      lang,
      municipality,
      above: <BackToOverview application={visit.application} lang={visit.lang} />,
    },
  );
  return { status: 409, html };
}

function personList(visit: Visit): PageResponse {
  const { lang, municipality } = visit;
  const html = renderPage(<PersonList visit={visit} seen={seenOf(forms.persons, visit.content)} />, {
    title: titles.persons[lang],
    lang,
    municipality,
    above: <BackToOverview application={visit.application} lang={visit.lang} />,
    otherLanguage: otherLanguage(visit, 'persons'),
  });
  return { status: 200, html };
}

async function deletePerson(visit: Visit, step: string, seen: string): Promise<PageResponse> {
  const apply = removePerson(step);
  if (apply === undefined) throw new PageProblem(400);
  const saved = await saveSection(visit, forms.persons, apply, seen);
  if (saved.kind === 'SUBMITTED') throw new PageProblem(409, submitted);
  if (saved.kind === 'CHANGED') throw new PageProblem(409);
  return seeOther(addressOf(visit.application, visit.lang, 'persons'));
}

const submitted = {
  sv: 'Ansökan är redan inskickad. Det som efterfrågas kan kompletteras; annat går inte att ändra.',
  en: 'The application is already sent. What is asked for can be supplied; nothing else can be changed.',
};
