import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { Grade, isOver, type Question, questions } from '../../../shared/domain/survey/survey.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { type Language, languageOf, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { countAnswer, findByCode } from '../../../shared/store/survey/codes.ts';

const path = '/enkat';
/** A code as a link bears it. */
const linked = /^[A-Z0-9-]{12,20}$/;
const grade = z.pipe(z.pipe(z.string().check(z.regex(/^\d{1,2}$/)), z.transform(Number)), Grade);
const Sent = z.strictObject({
  code: z.string().check(z.trim(), z.minLength(12), z.maxLength(40)),
  overall: grade,
  expectations: grade,
  ideal: grade,
});

const asked: Readonly<Record<Question, Texts>> = {
  overall: {
    sv: 'Hur nöjd är du med hjälpen i stort? 1 är inte alls, 10 är helt.',
    en: 'How content are you on the whole? 1 is not at all, 10 is entirely.',
  },
  expectations: {
    sv: 'Hur väl motsvarar hjälpen det du väntade dig? 1 är inte alls, 10 är helt.',
    en: 'How well does it meet what you expected? 1 is not at all, 10 is entirely.',
  },
  ideal: {
    sv: 'Tänk dig en hjälp som är perfekt. Hur nära är din? 1 är långt ifrån, 10 är mycket nära.',
    en: 'Imagine perfect help. How close is yours? 1 is far away, 10 is very close.',
  },
};

const choose: Texts = { sv: 'Välj ett tal från 1 till 10', en: 'Choose a number from 1 to 10' };
const wrongCode: Texts = {
  sv: 'Koden går inte att använda. Den kan vara fel skriven, redan använd, eller så är enkäten stängd.',
  en: 'The code can not be used. It may be mistyped or used already, or the survey is closed.',
};

/** The customer survey, without a name: three questions and a code that is forgotten when it is used. */
export const handler = pages({ [`GET ${path}`]: show, [`POST ${path}`]: take });

/** A link has the code in it, which is written into the form; opening it changes nothing. */
function show(request: PageRequest): Promise<PageResponse> {
  const { kod = '' } = request.query;
  const values = linked.test(kod) ? { code: kod } : {};
  return Promise.resolve(formPage(request, { ...emptyForm, values }));
}

async function take(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const municipality = municipalityOf(request);
  const parsed = parseForm(Sent, request.form, lang, {
    code: { sv: 'Skriv koden ur brevet', en: 'Write the code of the letter' },
    overall: choose,
    expectations: choose,
    ideal: choose,
  });
  if (!parsed.ok) return formPage(request, { values: request.form, errors: parsed.errors });
  const { code, ...grades } = parsed.value;
  const found = await findByCode(municipality.id, code);
  const isOpen = found?.survey.status === 'OPEN' && !isOver(found.survey, stockholmDay(now()));
  if (!isOpen || !(await countAnswer(municipality.id, code, grades)))
    return formPage(request, { values: request.form, errors: [{ field: 'code', message: wrongCode[lang] }] });
  const thanks = lang === 'sv' ? 'Tack för ditt svar.' : 'Thank you for your answer.';
  const content = (
    <p>
      {lang === 'sv'
        ? 'Svaret är räknat. Ingen kan se vad just du har svarat.'
        : 'It is counted. Nobody can see what you answered.'}
    </p>
  );
  return { status: 200, html: renderPage(content, { title: thanks, lang, municipality }) };
}

/** @throws PageProblem 404 where nobody says whose survey it is */
function municipalityOf({ query }: PageRequest): Municipality {
  const all = municipalities();
  const found = all.length === 1 ? all[0] : findMunicipality(query['municipality'] ?? '');
  if (found === undefined) throw new PageProblem(404);
  return found;
}

function formPage(request: PageRequest, form: FormState): PageResponse {
  const lang = languageOf(request);
  const municipality = municipalityOf(request);
  const invalid = form.errors.length > 0;
  const title = lang === 'sv' ? 'Hur nöjd är du?' : 'How content are you?';
  const other = new URLSearchParams({ ...request.query, lang: lang === 'sv' ? 'en' : 'sv' }).toString();
  const options = { title, lang, municipality, invalid, otherLanguage: `?${other}` };
  return { status: invalid ? 422 : 200, html: renderPage(<Form form={form} lang={lang} />, options) };
}

function Form({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  const grades = Array.from({ length: 10 }, (_one, index) => String(index + 1));
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">
        {lang === 'sv'
          ? 'Tre frågor. Vi vet inte vem som svarar, och koden glöms när du har svarat.'
          : 'Three questions. We do not know who answers, and the code is forgotten when you have.'}
      </p>
      <form method="post" novalidate>
        <TextField
          form={form}
          name="code"
          label={lang === 'sv' ? 'Koden i brevet' : 'The code of the letter'}
          maxLength={40}
        />
        {questions.map((question) => (
          <RadioGroup
            key={question}
            form={form}
            name={question}
            label={asked[question][lang]}
            choices={grades.map((value) => ({ value, label: value }))}
          />
        ))}
        <SubmitButton>{lang === 'sv' ? 'Skicka' : 'Send'}</SubmitButton>
      </form>
    </>
  );
}
