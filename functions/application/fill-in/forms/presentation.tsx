import * as z from 'zod/mini';
import { type ApplicationContent, Presentation } from '../../../../shared/domain/application/content.ts';
import {
  LanguageTag,
  mostLanguages,
  offeredLanguages,
  saidIn,
  saidInOthers,
} from '../../../../shared/domain/application/translations.ts';
import { SubmitButton, TextArea, TextField } from '../../../../shared/http/fields.tsx';
import { type FieldError, type FormState, type FormValues, parseForm, valueOf } from '../../../../shared/http/form.ts';
import type { Language } from '../../../../shared/http/language.ts';
import { shownPhone } from '../../../../shared/http/layout.tsx';
import { SummaryList } from '../../../../shared/http/parts.tsx';
import { languageName } from '../../../../shared/http/language-names.ts';
import { Rows } from '../../../../shared/http/rows-fields.tsx';
import { fieldOf, readRows, rowStep, rowValues } from '../../../../shared/http/rows.ts';
import { SelectField } from '../../../../shared/http/select-field.tsx';
import type { SectionForm } from '../section-form.ts';
import { personMessages } from '../../../../shared/http/person-fields.tsx';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));

/** Languages beside Swedish and English, each once. */
const spec = {
  name: 'translation',
  fields: ['language', 'words'],
  schema: z.object({ language: LanguageTag, words: Words }),
  messages: {
    language: { sv: 'Välj språket', en: 'Choose the language' },
    words: { sv: 'Skriv texten, högst 5 000 tecken', en: 'Write the text, at most 5,000 characters' },
  },
  most: mostLanguages - 2,
};

const Typed = z.object({
  textSv: Words,
  textEn: z.optional(Words),
  hours: Presentation.shape.hours,
  phone: Presentation.shape.phone,
  email: Presentation.shape.email,
  website: z.optional(z.url({ protocol: /^https?$/ })),
});

const names = ['textSv', 'textEn', 'hours', 'languages', 'specialCompetence', 'phone', 'email', 'website'] as const;

/** `svenska, finska` → a list, each once. */
function listed(text: string): string[] {
  return [...new Set(text.split(/[,;\n]/).map((part) => part.trim()))].filter((part) => part !== '');
}

/** What the catalogue will say: the same fields for everybody (LOV 9:1), seen before it is sent. */
export const presentationForm: SectionForm = {
  about: ({ presentation }) => presentation ?? null,
  values: ({ content }) => {
    const { presentation } = content;
    if (presentation === undefined) return {};
    return {
      textSv: presentation.text.sv,
      textEn: presentation.text['en'] ?? '',
      hours: presentation.hours,
      languages: presentation.languages.join(', '),
      specialCompetence: (presentation.specialCompetence ?? []).join(', '),
      phone: presentation.phone,
      email: presentation.email,
      website: presentation.website ?? '',
      ...rowValues(
        spec,
        saidInOthers(presentation.text, saidIn(presentation.text, 'sv'))
          .filter(({ tag }) => tag !== 'en')
          .map(({ tag, words }) => ({ language: tag, words })),
      ),
    };
  },
  read: (values, { lang }) => {
    const typed = Object.fromEntries(names.map((name) => [name, valueOf(values, name).trim()]));
    const translations = readRows(spec, values, lang);
    const faults = [...translations.errors, ...twice(translations.rows, lang)];
    if (Object.values(typed).every((value) => value === '') && translations.rows.length === 0 && faults.length === 0) {
      return { ok: true, apply: ({ presentation: _before, ...content }) => content };
    }
    const parsed = parseForm(Typed, typed, lang, {
      textSv: { sv: 'Skriv vad ni vill säga om er', en: 'Write what you want to say about yourselves' },
      hours: { sv: 'Skriv när ni kan ge hjälp', en: 'Write when you can give help' },
      email: personMessages.email,
      phone: personMessages.phone,
      website: { sv: 'Skriv hela adressen, med https://', en: 'Write the whole address, with https://' },
    });
    const lines = (name: 'languages' | 'specialCompetence') => listed(valueOf(values, name));
    const long = (['languages', 'specialCompetence'] as const).filter((name) =>
      lines(name).some((line) => line.length > 200),
    );
    if (!parsed.ok || long.length > 0 || faults.length > 0) {
      const message = lang === 'sv' ? 'Skilj orden åt med komma' : 'Separate the words by commas';
      const errors = [...(parsed.ok ? [] : parsed.errors), ...long.map((field) => ({ field, message })), ...faults];
      return { ok: false, errors };
    }
    const { textSv, textEn, website, ...rest } = parsed.value;
    const competence = lines('specialCompetence');
    const presentation: ApplicationContent['presentation'] = {
      ...rest,
      text: {
        ...Object.fromEntries(translations.rows.map(({ language, words }) => [language, words])),
        ...(textEn === undefined ? {} : { en: textEn }),
        sv: textSv,
      },
      languages: lines('languages'),
      ...(website === undefined ? {} : { website }),
      ...(competence.length === 0 ? {} : { specialCompetence: competence }),
    };
    return { ok: true, apply: (content) => ({ ...content, presentation }) };
  },
  step: (step, values) => (step === 'preview' ? { ...values, preview: 'yes' } : rowStep([spec], step, values)),
  fields: ({ form, lang, visit }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    return (
      <>
        <p>
          {say(
            `De som har rätt till hjälp läser det här när de väljer. Alla ${visit.municipality.terminology.provider.plural} har samma rader, i samma ordning.`,
            'Those who have a right to help read this when they choose. Every provider has the same lines, in the same order.',
          )}
        </p>
        <TextArea
          form={form}
          name="textSv"
          rows={6}
          maxLength={5000}
          label={say('Om er, på svenska', 'About you, in Swedish')}
        />
        <TextArea
          form={form}
          name="textEn"
          rows={4}
          maxLength={5000}
          label={say('Om er, på engelska (frivilligt)', 'About you, in English (optional)')}
        />
        <Rows
          spec={spec}
          form={form}
          lang={lang}
          title={say('Översättning', 'Translation')}
          add={say('Lägg till ett språk till', 'Add another language')}
          row={(name) => <TranslationFields form={form} name={name} lang={lang} />}
        />
        <TextField
          form={form}
          name="hours"
          label={say('Tider', 'Hours')}
          hint={say('Till exempel 07.00–22.00 alla dagar.', 'For example 07.00–22.00 every day.')}
        />
        <TextField
          form={form}
          name="languages"
          label={say('Språk', 'Languages')}
          hint={say('Skilj åt med komma.', 'Separate by commas.')}
        />
        <TextField
          form={form}
          name="specialCompetence"
          label={say('Särskild kompetens (frivilligt)', 'Special competence (optional)')}
          hint={say('Till exempel demens. Skilj åt med komma.', 'For example dementia. Separate by commas.')}
        />
        <TextField form={form} name="phone" type="tel" label={say('Telefon', 'Telephone')} />
        <TextField form={form} name="email" type="email" label={say('E-post', 'E-mail')} />
        <TextField
          form={form}
          name="website"
          type="url"
          label={say('Webbplats (frivilligt)', 'Website (optional)')}
          hint={say('Börjar med https://', 'Begins with https://')}
        />
        <SubmitButton name="step" value="preview" second>
          {say('Visa hur det ser ut', 'Show how it looks')}
        </SubmitButton>
        {valueOf(form.values, 'preview') === 'yes' && (
          <Preview values={form.values} provider={visit.content.applicant.name} lang={lang} />
        )}
      </>
    );
  },
};

/** A language that is written twice would be read once. */
function twice(rows: readonly { readonly language: string }[], lang: Language): FieldError[] {
  const said = rows.map(({ language }) => language);
  const message = lang === 'sv' ? 'Språket finns redan' : 'The language is there already';
  return said.flatMap((tag, row) =>
    ['sv', 'en', ...said.slice(0, row)].includes(tag) ? [{ field: fieldOf(spec.name, row, 'language'), message }] : [],
  );
}

function TranslationFields(props: {
  readonly form: FormState;
  readonly name: (field: string) => string;
  readonly lang: Language;
}) {
  const { form, name, lang } = props;
  const chosen = valueOf(form.values, name('language'));
  const offered: readonly string[] = offeredLanguages;
  const tags = chosen === '' || offered.includes(chosen) ? offered : [...offered, chosen];
  const options = tags.map((tag) => ({ value: tag, label: languageOption(tag, lang) }));
  return (
    <>
      <SelectField
        form={form}
        name={name('language')}
        label={lang === 'sv' ? 'Språk' : 'Language'}
        options={options.toSorted((one, other) => one.label.localeCompare(other.label, lang))}
        lang={lang}
      />
      <TextArea
        form={form}
        name={name('words')}
        rows={4}
        maxLength={5000}
        label={lang === 'sv' ? 'Om er, på det språket' : 'About you, in that language'}
      />
    </>
  );
}

/** What is typed may be anything; a tag that is none has no name. */
function languageOption(tag: string, lang: Language): string {
  return LanguageTag.safeParse(tag).success ? languageName(tag, lang) : tag;
}

function Preview({
  values,
  provider,
  lang,
}: {
  readonly values: FormValues;
  readonly provider: string;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const shown = (name: (typeof names)[number]): string => {
    const text = valueOf(values, name).trim();
    return text === '' ? say('Ej angivet', 'Not stated') : text;
  };
  return (
    <section aria-labelledby="preview-title">
      <h2 id="preview-title">{say('Så ser det ut i katalogen', 'This is how it looks in the catalogue')}</h2>
      <div class="card">
        <h3>{provider}</h3>
        <p>{shown('textSv')}</p>
        <SummaryList
          rows={[
            { label: say('Tider', 'Hours'), value: shown('hours') },
            {
              label: say('Språk', 'Languages'),
              value: listed(valueOf(values, 'languages')).join(', ') || shown('languages'),
            },
            {
              label: say('Särskild kompetens', 'Special competence'),
              value: listed(valueOf(values, 'specialCompetence')).join(', ') || shown('specialCompetence'),
            },
            { label: say('Telefon', 'Telephone'), value: shownPhone(shown('phone')) },
            { label: say('E-post', 'E-mail'), value: shown('email') },
            { label: say('Webbplats', 'Website'), value: shown('website') },
          ]}
        />
      </div>
    </section>
  );
}
