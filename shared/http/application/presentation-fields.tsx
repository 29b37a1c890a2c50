import * as z from 'zod/mini';
import { Presentation } from '../../domain/application/content.ts';
import {
  LanguageTag,
  mostLanguages,
  offeredLanguages,
  saidIn,
  saidInOthers,
} from '../../domain/application/translations.ts';
import { lintText } from '../../domain/catalogue/lint-entry.ts';
import { TextArea, TextField } from '../form/fields.tsx';
import { type FieldError, type FormState, type FormValues, type Parsed, parseForm, valueOf } from '../form/form.ts';
import { languageName } from '../language-names.ts';
import type { Language } from '../language.ts';
import { personMessages } from './person-fields.tsx';
import { Rows } from '../form/rows-fields.tsx';
import { fieldOf, readRows, rowStep, rowValues } from '../form/rows.ts';
import { SelectField } from '../form/select-field.tsx';
import { TextRemarks } from '../catalogue/text-remarks.tsx';

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

/** The single fields of the form. */
export const presentationFields = [
  'textSv',
  'textEn',
  'hours',
  'languages',
  'specialCompetence',
  'environmentProfile',
  'addOnServices',
  'phone',
  'email',
  'website',
] as const;

/** Those that hold several words, with commas between. */
const lists = ['languages', 'specialCompetence', 'environmentProfile', 'addOnServices'] as const;

/** `svenska, finska` → a list, each once. */
export function listed(text: string): string[] {
  return [...new Set(text.split(/[,;\n]/).map((part) => part.trim()))].filter((part) => part !== '');
}

/** The form as a text that is written fills it in. */
export function presentationValues(presentation: Presentation | undefined): FormValues {
  if (presentation === undefined) return {};
  return {
    textSv: presentation.text.sv,
    textEn: presentation.text['en'] ?? '',
    hours: presentation.hours,
    languages: presentation.languages.join(', '),
    specialCompetence: (presentation.specialCompetence ?? []).join(', '),
    environmentProfile: (presentation.environmentProfile ?? []).join(', '),
    addOnServices: (presentation.addOnServices ?? []).join(', '),
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
}

/** Reads the fields of `PresentationFields`; left empty altogether, nothing is said. */
export function readPresentation(values: FormValues, lang: Language): Parsed<Presentation | undefined> {
  const typed = Object.fromEntries(presentationFields.map((name) => [name, valueOf(values, name).trim()]));
  const translations = readRows(spec, values, lang);
  const faults = [...translations.errors, ...twice(translations.rows, lang)];
  if (Object.values(typed).every((value) => value === '') && translations.rows.length === 0 && faults.length === 0) {
    return { ok: true, value: undefined };
  }
  const parsed = parseForm(Typed, typed, lang, {
    textSv: { sv: 'Skriv vad ni vill säga om er', en: 'Write what you want to say about yourselves' },
    hours: { sv: 'Skriv när ni kan ge hjälp', en: 'Write when you can give help' },
    email: personMessages.email,
    phone: personMessages.phone,
    website: { sv: 'Skriv hela adressen, med https://', en: 'Write the whole address, with https://' },
  });
  const lines = (name: (typeof lists)[number]) => listed(valueOf(values, name));
  const long = lists.filter((name) => lines(name).some((line) => line.length > 200));
  if (!parsed.ok || long.length > 0 || faults.length > 0) {
    const message = lang === 'sv' ? 'Skilj orden åt med komma' : 'Separate the words by commas';
    const errors = [...(parsed.ok ? [] : parsed.errors), ...long.map((field) => ({ field, message })), ...faults];
    return { ok: false, errors };
  }
  const { textSv, textEn, website, ...rest } = parsed.value;
  const stated = lists.flatMap((name) => (lines(name).length === 0 ? [] : [[name, lines(name)] as const]));
  const presentation: Presentation = {
    ...rest,
    ...Object.fromEntries(stated),
    text: {
      ...Object.fromEntries(translations.rows.map(({ language, words }) => [language, words])),
      ...(textEn === undefined ? {} : { en: textEn }),
      sv: textSv,
    },
    languages: lines('languages'),
    ...(website === undefined ? {} : { website }),
  };
  return { ok: true, value: presentation };
}

/** A step of the form about its rows: the values after it. */
export function presentationStep(step: string, values: FormValues): FormValues | undefined {
  return rowStep([spec], step, values);
}

/** What the catalogue will say, in the same fields for everybody (LOV 9:1). */
export function PresentationFields({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
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
      <TextRemarks remarks={remarksOn(form.values)} lang={lang} />
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
      <TextField
        form={form}
        name="environmentProfile"
        label={say('Miljöprofil (frivilligt)', 'Environment profile (optional)')}
        hint={say(
          'Till exempel fossilfria bilar. Skilj åt med komma.',
          'For example fossil-free cars. Separate by commas.',
        )}
      />
      <TextField
        form={form}
        name="addOnServices"
        label={say('Tilläggstjänster (frivilligt)', 'Add-on services (optional)')}
        hint={say(
          'Det som kunden själv betalar, till exempel fönsterputs. Skilj åt med komma.',
          'What the customer pays, for example window cleaning. Separate by commas.',
        )}
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
    </>
  );
}

/** What is seen of what is written so far; of nothing yet, nothing. */
function remarksOn(values: FormValues): ReturnType<typeof lintText> {
  const sv = valueOf(values, 'textSv').trim();
  const others = [{ language: 'en', words: valueOf(values, 'textEn') }, ...readRows(spec, values, 'sv').rows]
    .filter(({ words }) => words.trim() !== '')
    .map(({ language, words }) => [language, words] as const);
  return sv === '' ? [] : lintText({ ...Object.fromEntries(others), sv });
}

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
