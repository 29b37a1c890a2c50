import * as z from 'zod/mini';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { answerLimit } from '../../../shared/domain/completion/request.ts';
import { figuresAsked } from '../../../shared/domain/requirement/figures-asked.ts';
import {
  type Requirement,
  type RequirementSet,
  requirementsToDeclare,
  requirementsToUndertake,
  statementEvidence,
} from '../../../shared/domain/requirement/requirement-set.ts';
import { FigureFields, figureValues, readFigures } from '../../../shared/http/application/figure-fields.tsx';
import {
  CheckboxGroup,
  ErrorSummary,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../shared/http/form/fields.tsx';
import {
  type FieldError,
  type FormState,
  type FormValues,
  type Parsed,
  parseForm,
  valueOf,
  valuesOf,
} from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { BackToPapers, VersionSeen } from './parts.tsx';
import type { Visit } from './visit.ts';

const Stated = z.object({
  unit: z.optional(z.enum(['HOURS_PER_MONTH', 'PLACES'])),
  amount: z.optional(z.string().check(z.regex(/^[1-9]\d{0,5}$/))),
  selectableFrom: z.optional(z.iso.date()),
});

const statedMessages = {
  amount: { sv: 'Skriv ett helt tal, större än noll', en: 'Write a whole number above zero' },
};

/** What the application answers, as the form holds it. */
export function answerValues(content: ApplicationContent): FormValues {
  const { declarations = {}, undertakings = {}, statements = {}, capacity, selectableFrom, figures } = content;
  return {
    ...Object.fromEntries(Object.entries(declarations).map(([id, is]) => [`fact.${id}`, is ? 'YES' : 'NO'])),
    terms: Object.keys(undertakings).filter((id) => undertakings[id] === true),
    ...Object.fromEntries(Object.entries(statements).map(([kind, text]) => [`words.${kind}`, text])),
    unit: capacity?.unit ?? '',
    amount: String(capacity?.amount ?? ''),
    selectableFrom: selectableFrom ?? '',
    ...figureValues(figures),
  };
}

/** Reads the fields of `AnswersForm`: what the form leaves empty, the paper does not say. */
export function readAnswers(
  values: FormValues,
  {
    declarations: _d,
    undertakings: _u,
    statements: _s,
    capacity: _c,
    selectableFrom: _f,
    figures: _n,
    ...rest
  }: ApplicationContent,
  { set, lang }: { readonly set: RequirementSet; readonly lang: Language },
): Parsed<ApplicationContent> {
  const parsed = parseForm(
    Stated,
    Object.fromEntries(['unit', 'amount', 'selectableFrom'].map((field) => [field, valueOf(values, field)])),
    lang,
    statedMessages,
  );
  const words = [...statementEvidence(set)].map((kind) => [kind, valueOf(values, `words.${kind}`).trim()] as const);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const figures = readFigures(values, figuresAsked(set), lang);
  const errors: FieldError[] = [
    ...(parsed.ok ? [] : parsed.errors),
    ...figures.errors,
    ...(parsed.ok && parsed.value.amount !== undefined && parsed.value.unit === undefined
      ? [{ field: 'unit', message: say('Välj vad talet räknar', 'Choose what the number counts') }]
      : []),
    ...words.flatMap(([kind, text]) =>
      text.length <= answerLimit
        ? []
        : [
            {
              field: `words.${kind}`,
              message: say(
                `Skriv högst ${String(answerLimit)} tecken`,
                `Write at most ${String(answerLimit)} characters`,
              ),
            },
          ],
    ),
  ];
  if (!parsed.ok || errors.length > 0) return { ok: false, errors };
  const { unit, amount, selectableFrom } = parsed.value;
  const facts = requirementsToDeclare(set).flatMap(({ id }): [string, boolean][] => {
    const fact = valueOf(values, `fact.${id}`);
    return fact === 'YES' || fact === 'NO' ? [[id, fact === 'YES']] : [];
  });
  const terms = requirementsToUndertake(set).filter(({ id }) => valuesOf(values, 'terms').includes(id));
  const said = words.filter(([, text]) => text !== '');
  return {
    ok: true,
    value: {
      ...rest,
      ...(facts.length === 0 ? {} : { declarations: Object.fromEntries(facts) }),
      ...(terms.length === 0 ? {} : { undertakings: Object.fromEntries(terms.map(({ id }) => [id, true])) }),
      ...(said.length === 0 ? {} : { statements: Object.fromEntries(said) }),
      ...(unit === undefined ? {} : { capacity: { unit, amount: amount === undefined ? null : Number(amount) } }),
      ...(selectableFrom === undefined ? {} : { selectableFrom }),
      ...(Object.keys(figures.value).length === 0 ? {} : { figures: figures.value }),
    },
  };
}

/** What the papers answer to the requirements: written as it stands there, and left empty where nothing does. */
export function AnswersForm(props: { readonly visit: Visit; readonly set: RequirementSet; readonly form: FormState }) {
  const { visit, set, form } = props;
  const { lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p class="lead">
        {say(
          'Skriv det som står i ansökan, och bara det. Det som saknas lämnas tomt och efterfrågas sedan.',
          'Write what the application says, and nothing else. What is missing is left empty and asked for later.',
        )}
      </p>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        <VersionSeen visit={visit} />
        <h2>{say('Försäkringar', 'Declarations')}</h2>
        {requirementsToDeclare(set).map((requirement) => (
          <RadioGroup
            key={requirement.id}
            form={form}
            name={`fact.${requirement.id}`}
            label={named(requirement, lang)}
            choices={[
              { value: 'YES', label: say('Ja', 'Yes') },
              { value: 'NO', label: say('Nej', 'No') },
            ]}
          />
        ))}
        <h2>{say('Åtaganden', 'Undertakings')}</h2>
        <CheckboxGroup
          form={form}
          name="terms"
          label={say('Villkor som ansökan åtar sig', 'Terms that the application undertakes')}
          choices={requirementsToUndertake(set).map((one) => ({ value: one.id, label: named(one, lang) }))}
        />
        <h2>{say('Beskrivningar', 'Descriptions')}</h2>
        {[...statementEvidence(set)].map((kind) => (
          <TextArea
            key={kind}
            form={form}
            name={`words.${kind}`}
            rows={4}
            maxLength={answerLimit}
            label={set.evidence[kind]?.title[lang] ?? kind}
          />
        ))}
        <h2>{say('Kapacitet och start', 'Capacity and start')}</h2>
        <RadioGroup
          form={form}
          name="unit"
          label={say('Kapaciteten anges i', 'The capacity is stated in')}
          choices={[
            { value: 'HOURS_PER_MONTH', label: say('Timmar i månaden', 'Hours a month') },
            { value: 'PLACES', label: say('Platser', 'Places') },
          ]}
        />
        <TextField
          form={form}
          name="amount"
          inputMode="numeric"
          size="short"
          label={say('Antal', 'Number')}
          hint={say('Tomt betyder ingen övre gräns.', 'Empty: no ceiling.')}
        />
        <TextField
          form={form}
          name="selectableFrom"
          type="date"
          size="short"
          label={say('Kan väljas från', 'Can be chosen from')}
        />
        <FigureFields asked={figuresAsked(set)} form={form} lang={lang} />
        <SubmitButton name="step" value="answers">
          {say('Spara', 'Save')}
        </SubmitButton>
      </form>
      <BackToPapers visit={visit} />
    </>
  );
}

function named({ id, title }: Requirement, lang: Language): string {
  return `${title[lang]} (${id})`;
}
