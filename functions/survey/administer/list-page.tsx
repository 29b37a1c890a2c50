import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { Survey } from '../../../shared/domain/survey/survey.ts';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import { inLanguage, type Language, languageOf, type Texts } from '../../../shared/http/language.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { now } from '../../../shared/platform/clock.ts';
import { listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { listSurveys, openSurvey, surveyIdOf } from '../../../shared/store/survey/survey.ts';
import { whole } from './numbers.ts';

const Opened = z.strictObject({
  choiceSystemId: z.string().check(z.minLength(1), z.maxLength(64)),
  year: z.string().check(z.regex(/^20\d{2}$/)),
  closesOn: z.iso.date(),
  municipalityTarget: z.optional(whole(0, 100)),
  committeeTarget: z.optional(whole(0, 100)),
});

const messages = {
  choiceSystemId: { sv: 'Välj tjänst', en: 'Choose the service' },
  year: { sv: 'Skriv ett år', en: 'Write a year' },
  closesOn: { sv: 'Ange en dag framåt', en: 'Give a day ahead' },
  municipalityTarget: { sv: 'Skriv ett tal från 0 till 100', en: 'Write a number from 0 to 100' },
  committeeTarget: { sv: 'Skriv ett tal från 0 till 100', en: 'Write a number from 0 to 100' },
} satisfies Record<string, Texts>;

export async function showList(request: PageRequest): Promise<PageResponse> {
  return page(request, await enterOwnDesk(request, ['coordinator']), emptyForm);
}

export async function openFromForm(request: PageRequest): Promise<PageResponse> {
  const desk = await enterOwnDesk(request, ['coordinator']);
  const lang = languageOf(request);
  const refuse = (field: string, says: Texts) =>
    page(request, desk, { values: request.form, errors: [{ field, message: says[lang] }] });
  const parsed = parseForm(Opened, request.form, lang, messages);
  if (!parsed.ok) return page(request, desk, { values: request.form, errors: parsed.errors });
  const { choiceSystemId, year, closesOn, municipalityTarget = null, committeeTarget = null } = parsed.value;
  const at = now();
  const system = (await listChoiceSystems(desk.municipality.id)).find(({ id }) => id === choiceSystemId);
  if (system === undefined) return refuse('choiceSystemId', messages.choiceSystemId);
  if (closesOn < stockholmDay(at)) return refuse('closesOn', messages.closesOn);
  const survey: Survey = {
    schemaVersion: 1,
    status: 'OPEN',
    municipality: desk.municipality.id,
    choiceSystemId,
    service: system.service,
    year,
    closesOn,
    targets: { municipality: municipalityTarget, committee: committeeTarget },
    openedBy: desk.staff.name,
    openedAt: at,
  };
  try {
    await openSurvey(survey);
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error;
    return refuse('year', { sv: 'Det årets enkät finns redan', en: 'That year’s survey is there already' });
  }
  return seeOther(inLanguage(surveyAddress(survey), lang));
}

export function surveyAddress(survey: Survey): string {
  return `/desk/survey?municipality=${survey.municipality}&survey=${encodeURIComponent(surveyIdOf(survey))}`;
}

async function page(request: PageRequest, desk: OwnDesk, form: FormState): Promise<PageResponse> {
  const { id } = desk.municipality;
  const lang = languageOf(request);
  const [surveys, systems] = await Promise.all([listSurveys(id), listChoiceSystems(id)]);
  return ownDeskPage(
    desk,
    { title: { sv: 'Brukarenkäter', en: 'Customer surveys' }, path: '/desk/surveys', lang, form, wide: true },
    <ListPage municipality={id} surveys={surveys} systems={systems} form={form} lang={lang} />,
  );
}

/** The surveys there are, and the form that opens another. */
function ListPage(props: {
  readonly municipality: string;
  readonly surveys: readonly Survey[];
  readonly systems: readonly ChoiceSystem[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { municipality, surveys, systems, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {surveys.length === 0 && <p>{say('Ingen enkät än.', 'No survey yet.')}</p>}
      <ul>
        {surveys.map((survey) => (
          <li key={surveyIdOf(survey)}>
            <a href={inLanguage(surveyAddress(survey), lang)}>{`${survey.service} ${survey.year}`}</a>
            {survey.status === 'CLOSED' && say(' – stängd', ' – closed')}
          </li>
        ))}
      </ul>
      <p>
        <a href={inLanguage(`/desk/national-survey?municipality=${municipality}`, lang)}>
          {say('Läs in Socialstyrelsens undersökning', 'Bring in the national survey')}
        </a>
      </p>
      <h2>{say('Öppna en enkät', 'Open a survey')}</h2>
      <form method="post" novalidate>
        <SelectField
          form={form}
          name="choiceSystemId"
          label={say('Tjänst', 'Service')}
          options={systems.map(({ id, service }) => ({ value: id, label: service }))}
          lang={lang}
        />
        <TextField form={form} name="year" inputMode="numeric" size="short" label={say('År', 'Year')} />
        <TextField
          form={form}
          name="closesOn"
          type="date"
          size="short"
          label={say('Sista dag att svara', 'Last day to answer')}
        />
        <TextField
          form={form}
          name="municipalityTarget"
          inputMode="numeric"
          size="short"
          label={say('Kommunens mål, 0–100', 'The municipality’s target, 0–100')}
        />
        <TextField
          form={form}
          name="committeeTarget"
          inputMode="numeric"
          size="short"
          label={say('Nämndens mål, 0–100', 'The committee’s target, 0–100')}
        />
        <SubmitButton>{say('Öppna enkäten', 'Open the survey')}</SubmitButton>
      </form>
    </>
  );
}
