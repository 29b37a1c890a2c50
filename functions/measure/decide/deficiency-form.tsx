import * as z from 'zod/mini';
import { Deficiency, type Source } from '../../../shared/domain/measure/deficiency.ts';
import { CheckboxGroup, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FieldError, type FormState, type FormValues, many, parseForm } from '../../../shared/http/form/form.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import type { Language } from '../../../shared/http/language.ts';
import type { Proposable } from '../../../shared/store/measure/known.ts';
import { sourceWords } from './words.ts';

/** Records that a person refers to by name. */
const referred = ['VISIT', 'COMPLAINT', 'MISCONDUCT', 'OTHER'] as const satisfies readonly Source['kind'][];

const Stated = z.object({
  requirementId: Deficiency.shape.requirementId,
  text: Deficiency.shape.text,
  kind: z.enum(referred),
  reference: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  on: z.iso.date(),
});
const stated = ['requirementId', 'text', 'reference', 'on'] as const;

/** Which deficiencies a measure is about: those on record, and one that is stated here with where it is on record. */
export function DeficiencyFields(props: {
  readonly from: Proposable;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { from, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      {from.known.length > 0 && (
        <CheckboxGroup
          form={form}
          name="known"
          label={say('Brister som är konstaterade', 'Deficiencies on record')}
          choices={from.known.map(({ id, requirementId, text, source }) => ({
            value: id,
            label: `${requirementId}: ${text}`,
            hint: 'on' in source ? `${sourceWords[source.kind][lang]}, ${source.on}` : sourceWords[source.kind][lang],
          }))}
        />
      )}
      <fieldset>
        <legend>{say('En annan brist', 'Another deficiency')}</legend>
        <SelectField
          form={form}
          name="requirementId"
          label={say('Krav', 'Requirement')}
          options={from.requirements.map(({ id, title }) => ({ value: id, label: `${id}, ${title[lang]}` }))}
          lang={lang}
        />
        <TextArea
          form={form}
          name="text"
          rows={3}
          label={say('Vad bristen är', 'What the deficiency is')}
          hint={say(
            'De läser det. Skriv inget om enskilda personer.',
            'They read it. Write nothing about individuals.',
          )}
        />
        <SelectField
          form={form}
          name="kind"
          label={say('Var den är konstaterad', 'Where it is on record')}
          options={referred.map((value) => ({ value, label: sourceWords[value][lang] }))}
          lang={lang}
        />
        <TextField
          form={form}
          name="reference"
          maxLength={200}
          label={say('Diarienummer eller annan beteckning', 'Diary number or other reference')}
        />
        <TextField form={form} name="on" type="date" size="short" label={say('Konstaterad den', 'Found on')} />
      </fieldset>
    </>
  );
}

type Read =
  | { readonly ok: true; readonly deficiencies: readonly Deficiency[] }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** What was ticked of what is on record, and what was stated: nothing of it half. */
export function readDeficiencies(values: FormValues, from: Proposable, today: string, lang: Language): Read {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const ticked = z.object({ known: many(z.string()) }).parse({ known: values['known'] }).known;
  const known = from.known.filter(({ id }) => ticked.includes(id)).map(({ id: _id, ...deficiency }) => deficiency);
  if (known.length < new Set(ticked).size) {
    const message = say('Bristen är redan med i ett förslag', 'A proposal is about the deficiency already');
    return { ok: false, errors: [{ field: 'known', message }] };
  }
  const isStated = stated.some((field) => values[field] !== undefined && values[field] !== '');
  if (!isStated && known.length > 0) return { ok: true, deficiencies: known };
  const parsed = parseForm(Stated, values, lang);
  if (!parsed.ok) return parsed;
  const { requirementId, text, kind, reference, on } = parsed.value;
  if (on > today) {
    return {
      ok: false,
      errors: [{ field: 'on', message: say('Dagen har inte varit än', 'The day has not been yet') }],
    };
  }
  return { ok: true, deficiencies: [...known, { requirementId, text, source: { kind, reference, on } }] };
}
