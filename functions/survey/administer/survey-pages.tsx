import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { formula, type Survey, type SurveyResult } from '../../../shared/domain/survey/survey.ts';
import { ErrorSummary, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { type Option, SelectField } from '../../../shared/http/form/select-field.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { BarPlot, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** The surveys there are, and the form that opens another. */
export function ListPage(props: {
  readonly rows: readonly { readonly survey: Survey; readonly address: string }[];
  readonly systems: readonly ChoiceSystem[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { rows, systems, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {rows.length === 0 && <p>{say('Ingen enkät än.', 'No survey yet.')}</p>}
      <ul>
        {rows.map(({ survey, address }) => (
          <li key={address}>
            <a href={address}>{`${survey.service} ${survey.year}`}</a>
          </li>
        ))}
      </ul>
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

/** The index per provider beside last year's and the targets, as a plot that is its own table. */
export function ResultsPage(props: {
  readonly survey: Survey;
  readonly results: readonly SurveyResult[];
  readonly lastYear: readonly SurveyResult[];
  readonly providers: readonly Option[];
  readonly fewest: number;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { survey, results, lastYear, providers, fewest, form, lang } = props;
  const { year, closesOn, municipalityTarget, committeeTarget } = survey;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const few = say(`färre än ${String(fewest)} svar`, `fewer than ${String(fewest)} answers`);
  const shown = results.filter(({ index }) => index !== null);
  const targets = [
    { label: say('Kommunens mål', 'The municipality’s target'), value: municipalityTarget },
    { label: say('Nämndens mål', 'The committee’s target'), value: committeeTarget },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value, shown: String(value) }]));
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>{`${say('Kan besvaras till och med', 'Can be answered through')} ${shownDay(closesOn, lang)}.`}</p>
      <p>{formula[lang]}</p>
      {results.length > 0 && (
        <>
          <BarPlot
            caption={say(`Index ${year}, 0–100`, `Index ${year}, 0–100`)}
            heading={say('Verksamhet', 'Operation')}
            unit={say('Index', 'Index')}
            max={100}
            bars={[
              ...shown.map(({ name, index }) => ({ label: name, value: index ?? 0, shown: String(index) })),
              ...targets,
            ]}
          />
          <Table
            caption={say('Svar och bortfall', 'Answers and non-response')}
            columns={[
              { heading: say('Verksamhet', 'Operation') },
              { heading: `${say('Index', 'Index')} ${year}` },
              { heading: say('Index året före', 'Index the year before') },
              { heading: say('Svar (n)', 'Answers (n)') },
              { heading: say('Bortfall', 'Non-response') },
            ]}
            rows={results.map(({ contractId, name, index, answered, silent }) => [
              name,
              index ?? few,
              lastYear.find((one) => one.contractId === contractId)?.index ?? '–',
              answered ?? few,
              silent === null ? '–' : `${String(silent)} %`,
            ])}
          />
        </>
      )}
      <h2>{say('Gör koder', 'Make codes')}</h2>
      <p>
        {say(
          'En kod per person. De visas en gång, att skriva ut eller skicka. Ingen kod kan följas till den som svarar.',
          'One code per person. They are shown once, to print or send. No code can be followed to who answers.',
        )}
      </p>
      <form method="post" novalidate>
        <SelectField
          form={form}
          name="contract"
          label={say('Vem gäller enkäten?', 'Whom is it about?')}
          options={providers}
          lang={lang}
        />
        <TextField
          form={form}
          name="count"
          inputMode="numeric"
          size="short"
          label={say('Hur många koder?', 'How many codes?')}
        />
        <SubmitButton>{say('Gör koder', 'Make codes')}</SubmitButton>
      </form>
    </>
  );
}

/** One letter per code, to print and hand out. */
export function CodesPage(props: {
  readonly codes: readonly string[];
  readonly address: string;
  readonly survey: Survey;
  readonly name: string;
  readonly lang: Language;
}) {
  const { codes, address, survey, name, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p class="no-print">
        {say('Skriv ut sidan nu: koderna visas inte igen.', 'Print the page now: the codes are not shown again.')}
      </p>
      {codes.map((code) => (
        <article key={code}>
          <h2>{say(`Hur nöjd är du med ${name}?`, `How content are you with ${name}?`)}</h2>
          <p>
            {say(
              `Svara på tre frågor på ${address} senast ${shownDay(survey.closesOn, lang)}. Ingen får veta vem du är.`,
              `Answer three questions at ${address} by ${shownDay(survey.closesOn, lang)}. Nobody is told who you are.`,
            )}
          </p>
          <p>
            {say('Din kod: ', 'Your code: ')}
            <strong class="mono">{code.replaceAll(/(.{4})(?=.)/g, '$1-')}</strong>
          </p>
        </article>
      ))}
    </>
  );
}
