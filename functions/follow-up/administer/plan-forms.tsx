import type { CampaignIn } from '../../../shared/domain/follow-up/campaign.ts';
import type { ReportForm } from '../../../shared/domain/follow-up/report-form.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { CheckboxGroup, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import type { Kept } from '../../../shared/store/codec.ts';
import { addableKinds } from './change-plan.ts';
import { DaysFields, valuesOfDays } from './plan-form.tsx';
import { kindWords } from './words.ts';

/** What may be changed until the reports are sent: days, which questions stay, and questions that are added. */
export function PlanForms(props: {
  readonly campaign: Kept<CampaignIn<'PLANNED'>>;
  readonly questions: ReportForm;
  readonly requirements: readonly Requirement[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { campaign, questions, requirements, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  /** Only the form that was sent is shown as it was sent. */
  const of = (step: string, values: FormState['values']): FormState =>
    valueOf(form.values, 'step') === step ? form : { values, errors: [] };
  const named = requirements.map(({ id, title }) => ({ value: id, label: `${id} ${title[lang]}` }));
  const asRead = <input type="hidden" name="version" value={campaign.version} />;
  const none = { value: '', label: say('Inget krav', 'No requirement') };
  return (
    <>
      <h2>{say('Dagar och lottning', 'Days and draw')}</h2>
      <form method="post" novalidate>
        {asRead}
        <DaysFields form={of('days', valuesOfDays(campaign))} lang={lang} />
        <SubmitButton name="step" value="days">
          {say('Spara dagarna', 'Save the days')}
        </SubmitButton>
      </form>
      <h2>{say('Frågor', 'Questions')}</h2>
      <form method="post" novalidate>
        {asRead}
        <CheckboxGroup
          form={of('keep', { keep: questions.questions.map(({ id }) => id), duty: questions.duty ?? '' })}
          name="keep"
          label={say('Frågor som ska vara med', 'Questions to ask')}
          choices={questions.questions.map(({ id, text, kind, requirement }) => ({
            value: id,
            label: text[lang],
            hint: [kindWords[kind][lang], ...(requirement === undefined ? [] : [requirement])].join(', '),
          }))}
        />
        <SelectField
          form={of('keep', { duty: questions.duty ?? '' })}
          name="duty"
          label={say('Krav som säger att redovisningen ska lämnas', 'Requirement that says the report is handed in')}
          hint={say(
            'Bara det som kravet säger om brister kan föreslås när ingen redovisning kommer.',
            'Only what it says of deficiencies can be proposed when no report comes.',
          )}
          options={[none, ...named]}
          current={questions.duty ?? ''}
          lang={lang}
        />
        <SubmitButton name="step" value="keep">
          {say('Spara frågorna', 'Save the questions')}
        </SubmitButton>
      </form>
      <details open={valueOf(form.values, 'step') === 'add'}>
        <summary>{say('Lägg till en fråga', 'Add a question')}</summary>
        <form method="post" novalidate>
          {asRead}
          <TextField
            form={of('add', {})}
            name="sv"
            maxLength={300}
            label={say('Frågan på svenska', 'The question in Swedish')}
          />
          <TextField
            form={of('add', {})}
            name="en"
            maxLength={300}
            label={say('Frågan på engelska', 'The question in English')}
          />
          <SelectField
            form={of('add', {})}
            name="kind"
            label={say('Svar', 'Answer')}
            options={addableKinds.map((kind) => ({ value: kind, label: kindWords[kind][lang] }))}
            lang={lang}
          />
          <SelectField
            form={of('add', {})}
            name="requirement"
            label={say('Följer upp krav', 'Follows up requirement')}
            options={[none, ...named]}
            current=""
            lang={lang}
          />
          <SubmitButton name="step" value="add" second>
            {say('Lägg till', 'Add')}
          </SubmitButton>
        </form>
      </details>
    </>
  );
}
