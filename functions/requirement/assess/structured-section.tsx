import type { Finding, Text } from '../../../shared/domain/requirement/finding.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import type { AssessmentMethod } from '../../../shared/domain/requirement/structured-record.ts';
import { RadioGroup, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { type AskedRecord, askedRecords } from './read-records.ts';

/** What the officer writes down to settle a requirement: each record with its points, about each person it is about. */
export function StructuredSection(props: {
  readonly requirement: Requirement;
  readonly finding: Finding;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { requirement, finding, form, lang } = props;
  return askedRecords(requirement, finding).map((asked) => (
    <RecordFields key={asked.field('on')} asked={asked} form={form} lang={lang} />
  ));
}

function RecordFields({
  asked,
  form,
  lang,
}: {
  readonly asked: AskedRecord;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { title, method, points, notesExtract } = asked.form;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const subject = asked.subject === undefined ? '' : `: ${asked.subject}`;
  return (
    <section aria-labelledby={`${asked.field('on')}-title`}>
      <h4 id={`${asked.field('on')}-title`}>
        {title[lang]}
        {subject}
        {method !== undefined && ` (${methodNames[method][lang]})`}
      </h4>
      {!asked.needed && (
        <p class="soft">
          {say('Behöver inte göras om något annat räcker.', 'Need not be made where something else is enough.')}
        </p>
      )}
      <TextField form={form} name={asked.field('on')} type="date" size="short" label={say('Dag', 'Day')} />
      {method !== undefined && method !== 'READING' && (
        <TextField form={form} name={asked.field('with')} maxLength={200} label={say('Med vem', 'With whom')} />
      )}
      {points.map((point) => (
        <div key={point.id}>
          <RadioGroup
            form={form}
            name={asked.answer(point.id)}
            label={point.title[lang]}
            hint={point.guidance[lang]}
            choices={[
              { value: 'YES', label: say('Ja', 'Yes') },
              { value: 'PARTLY', label: say('Delvis', 'Partly') },
              { value: 'NO', label: say('Nej', 'No') },
            ]}
          />
          <TextArea
            form={form}
            name={asked.note(point.id)}
            rows={2}
            maxLength={2000}
            label={`${say('Anteckning', 'Note')}: ${point.title[lang]}${subject}`}
          />
        </div>
      ))}
      {notesExtract && (
        <RadioGroup
          form={form}
          name={asked.field('extract')}
          label={say('Har registerutdrag visats?', 'Was a register extract shown?')}
          hint={say(
            'Anteckna bara om det visades. Utdraget och vad som står i det får inte sparas.',
            'Note only whether it was shown. The extract and what it says may not be kept.',
          )}
          choices={[
            { value: 'SHOWN', label: say('Ja, visat', 'Yes, shown') },
            { value: 'NOT_SHOWN', label: say('Nej', 'No') },
          ]}
        />
      )}
    </section>
  );
}

const methodNames: Readonly<Record<AssessmentMethod, Text>> = {
  READING: { sv: 'läsning', en: 'reading' },
  INTERVIEW: { sv: 'intervju', en: 'interview' },
  REFERENCE_CALL: { sv: 'referenssamtal', en: 'reference call' },
  VISIT: { sv: 'besök', en: 'visit' },
};
