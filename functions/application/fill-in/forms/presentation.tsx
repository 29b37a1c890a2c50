import { SubmitButton } from '../../../../shared/http/form/fields.tsx';
import { type FormValues, valueOf } from '../../../../shared/http/form/form.ts';
import type { Language } from '../../../../shared/http/language.ts';
import { shownPhone } from '../../../../shared/http/layout.tsx';
import { SummaryList } from '../../../../shared/http/parts.tsx';
import {
  listed,
  type presentationFields,
  PresentationFields,
  presentationStep,
  presentationValues,
  readPresentation,
} from '../../../../shared/http/application/presentation-fields.tsx';
import type { SectionForm } from '../section-form.ts';

/** What the catalogue will say: the same fields for everybody (LOV 9:1), seen before it is sent. */
export const presentationForm: SectionForm = {
  about: ({ presentation }) => presentation ?? null,
  values: ({ content }) => presentationValues(content.presentation),
  read: (values, { lang }) => {
    const read = readPresentation(values, lang);
    if (!read.ok) return read;
    const presentation = read.value;
    return {
      ok: true,
      apply: ({ presentation: _before, ...content }) =>
        presentation === undefined ? content : { ...content, presentation },
    };
  },
  step: (step, values) => (step === 'preview' ? { ...values, preview: 'yes' } : presentationStep(step, values)),
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
        <PresentationFields form={form} lang={lang} />
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
  const shown = (name: (typeof presentationFields)[number]): string => {
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
            {
              label: say('Miljöprofil', 'Environment profile'),
              value: listed(valueOf(values, 'environmentProfile')).join(', ') || shown('environmentProfile'),
            },
            {
              label: say('Tilläggstjänster', 'Add-on services'),
              value: listed(valueOf(values, 'addOnServices')).join(', ') || shown('addOnServices'),
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
