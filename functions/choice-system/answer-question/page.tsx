import type { DeclineReason, Question, QuestionIn } from '../../../shared/domain/choice-system/question.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { type FormState } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';

const reasons: Readonly<Record<DeclineReason, Texts>> = {
  ABOUT_ONE_CASE: { sv: 'Frågan gäller en enskild ansökan', en: 'The question is about one application' },
  ANOTHER_MATTER: { sv: 'Frågan gäller något annat', en: 'The question is about another matter' },
  ANSWERED_BEFORE: { sv: 'Frågan är redan besvarad', en: 'The question has been answered before' },
};

/** What was asked, and how it is settled; the question is proposed for publishing as it was written. */
export function AnswerForm(props: { readonly question: Question; readonly form: FormState; readonly lang: Language }) {
  const { question, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const values = Object.hasOwn(form.values, 'question') ? form.values : { ...form.values, question: question.text };
  const filled: FormState = { ...form, values };
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList
        rows={[
          { label: say('Frågan', 'The question'), value: question.text },
          { label: say('Ställd', 'Asked'), value: shownInstant(question.writtenAt, lang) },
          { label: 'Version', value: String(question.versionNumber) },
        ]}
      />
      <form method="post">
        <RadioGroup
          form={filled}
          name="outcome"
          label={say('Hur avslutas frågan?', 'How is the question settled?')}
          choices={[
            { value: 'ANSWERED', label: say('Besvaras för alla', 'Answered for everybody') },
            { value: 'DECLINED', label: say('Besvaras inte här', 'Not answered here') },
          ]}
        />
        <TextArea
          form={filled}
          name="question"
          label={say('Frågan som den publiceras', 'The question as it is published')}
          hint={say('Ta bort allt som visar vem som har frågat.', 'Take out everything that shows who asked.')}
          maxLength={5000}
        />
        <TextArea form={filled} name="answer" label={say('Svaret', 'The answer')} maxLength={5000} />
        <RadioGroup
          form={filled}
          name="reason"
          label={say('Om den inte besvaras här: varför?', 'If it is not answered here: why?')}
          choices={Object.entries(reasons).map(([value, text]) => ({ value, label: text[lang] }))}
        />
        <SubmitButton>{say('Avsluta frågan', 'Settle the question')}</SubmitButton>
      </form>
    </>
  );
}

/** How it was settled, by whom and when. */
export function QuestionRecord(props: {
  readonly question: QuestionIn<'ANSWERED' | 'DECLINED'>;
  readonly lang: Language;
}) {
  const { question, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const words =
    question.status === 'ANSWERED'
      ? [
          { label: say('Frågan', 'The question'), value: question.published.question },
          { label: say('Svaret', 'The answer'), value: question.published.answer },
        ]
      : [
          { label: say('Frågan', 'The question'), value: question.text },
          { label: say('Besvaras inte här', 'Not answered here'), value: reasons[question.reason][lang] },
        ];
  return (
    <SummaryList
      rows={[
        ...words,
        { label: say('Avslutad', 'Settled'), value: shownInstant(question.settledAt, lang) },
        { label: say('Av', 'By'), value: question.settledBy },
      ]}
    />
  );
}
