import * as z from 'zod/mini';
import { AskedCorrection, type Correction } from '../../domain/completion/correction.ts';
import type { Requirement } from '../../domain/requirement/requirement-set.ts';
import { TextArea, TextField } from '../form/fields.tsx';
import { type FieldMessages, type FormState, type FormValues, type Parsed, parseForm } from '../form/form.ts';
import type { Language } from '../language.ts';
import { StatusTag, Table } from '../parts.tsx';
import { SelectField } from '../form/select-field.tsx';
import { shownInstant } from '../shown-time.ts';

type Requirements = readonly Pick<Requirement, 'id' | 'title'>[];

const Sent = z.object(AskedCorrection.shape);
const messages: FieldMessages = {
  wrong: { sv: 'Skriv vad som är fel, högst 300 tecken', en: 'Write what is wrong, at most 300 characters' },
  right: { sv: 'Skriv vad det ska vara, högst 300 tecken', en: 'Write what it should be, at most 300 characters' },
  why: {
    sv: 'Skriv varför felet är uppenbart, högst 2 000 tecken',
    en: 'Write why the error is obvious, at most 2,000 characters',
  },
};

/** What was sent of the fields below. */
export function readCorrection(values: FormValues, lang: Language): Parsed<AskedCorrection> {
  return parseForm(Sent, values, lang, messages);
}

/** What is wrong, what it should be, why that is obvious, and which requirement it matters to. */
export function CorrectionFields(props: {
  readonly form: FormState;
  readonly requirements: Requirements;
  readonly lang: Language;
}) {
  const { form, requirements, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField form={form} name="wrong" label={say('Vad står fel?', 'What does it say wrongly?')} />
      <TextField form={form} name="right" label={say('Vad ska det stå?', 'What should it say?')} />
      <TextArea
        form={form}
        name="why"
        rows={3}
        label={say('Varför är det ett uppenbart fel?', 'Why is it an obvious error?')}
        hint={say(
          'Till exempel: rätt uppgift står i registreringsbeviset.',
          'For example: the certificate says it right.',
        )}
      />
      <SelectField
        form={form}
        name="requirementId"
        lang={lang}
        label={say('Gäller det ett krav? (frivilligt)', 'Does it concern a requirement? (optional)')}
        options={requirements.map(({ id, title }) => ({ value: id, label: `${id} ${title[lang]}` }))}
      />
    </>
  );
}

/** Everything that was asked to be corrected, with the answers. */
export function CorrectionList(props: {
  readonly corrections: readonly Correction[];
  readonly requirements: Requirements;
  readonly lang: Language;
}) {
  const { corrections, requirements, lang } = props;
  if (corrections.length === 0) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const titleOf = (id: string | undefined): string => {
    if (id === undefined) return '–';
    return `${id} ${requirements.find((requirement) => requirement.id === id)?.title[lang] ?? ''}`;
  };
  return (
    <Table
      caption={say('Rättelser', 'Corrections')}
      columns={[
        { heading: say('Står', 'Says') },
        { heading: say('Ska stå', 'Should say') },
        { heading: say('Krav', 'Requirement') },
        { heading: say('Svar', 'Answer') },
      ]}
      rows={corrections.map(({ wrong, right, requirementId, answer }) => [
        wrong,
        right,
        titleOf(requirementId),
        answer === undefined ? (
          <StatusTag tone="calm">{say('väntar på svar', 'waits for an answer')}</StatusTag>
        ) : (
          <>
            <StatusTag tone={answer.allowed ? 'good' : 'bad'}>
              {answer.allowed ? say('medgiven', 'allowed') : say('inte medgiven', 'not allowed')}
            </StatusTag>{' '}
            {answer.reason} <span class="soft">({shownInstant(answer.at, lang)})</span>
          </>
        ),
      ])}
    />
  );
}
