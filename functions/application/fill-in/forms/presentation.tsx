import * as z from 'zod/mini';
import { type ApplicationContent, Presentation } from '../../../../shared/domain/application/content.ts';
import { SubmitButton, TextArea, TextField } from '../../../../shared/http/fields.tsx';
import { type FormValues, parseForm, valueOf } from '../../../../shared/http/form.ts';
import type { Language } from '../../../../shared/http/language.ts';
import { shownPhone } from '../../../../shared/http/layout.tsx';
import { SummaryList } from '../../../../shared/http/parts.tsx';
import type { SectionForm } from '../section-form.ts';
import { personMessages } from '../../../../shared/http/person-fields.tsx';

const Words = Presentation.shape.text.shape.sv;

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
      textEn: presentation.text.en ?? '',
      hours: presentation.hours,
      languages: presentation.languages.join(', '),
      specialCompetence: (presentation.specialCompetence ?? []).join(', '),
      phone: presentation.phone,
      email: presentation.email,
      website: presentation.website ?? '',
    };
  },
  read: (values, { lang }) => {
    const typed = Object.fromEntries(names.map((name) => [name, valueOf(values, name).trim()]));
    if (Object.values(typed).every((value) => value === '')) {
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
    if (!parsed.ok || long.length > 0) {
      const message = lang === 'sv' ? 'Skilj orden åt med komma' : 'Separate the words by commas';
      return { ok: false, errors: [...(parsed.ok ? [] : parsed.errors), ...long.map((field) => ({ field, message }))] };
    }
    const { textSv, textEn, website, ...rest } = parsed.value;
    const competence = lines('specialCompetence');
    const presentation: ApplicationContent['presentation'] = {
      ...rest,
      text: { sv: textSv, ...(textEn === undefined ? {} : { en: textEn }) },
      languages: lines('languages'),
      ...(website === undefined ? {} : { website }),
      ...(competence.length === 0 ? {} : { specialCompetence: competence }),
    };
    return { ok: true, apply: (content) => ({ ...content, presentation }) };
  },
  step: (step, values) => (step === 'preview' ? { ...values, preview: 'yes' } : undefined),
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
