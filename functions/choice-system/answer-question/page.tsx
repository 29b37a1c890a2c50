import type { DeclineReason, Question, QuestionIn } from '../../../shared/domain/choice-system/question.ts';
import { ErrorSummary, HiddenFields, RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { type FormState } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import type { Kept } from '../../../shared/store/codec.ts';

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

/** How it was settled, by whom and when; and the way to correct what was published. */
export function QuestionRecord(props: {
  readonly question: Kept<QuestionIn<'ANSWERED' | 'DECLINED'>>;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { question, form, lang } = props;
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
    <>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList
        rows={[
          ...words,
          { label: say('Avslutad', 'Settled'), value: shownInstant(question.settledAt, lang) },
          { label: say('Av', 'By'), value: question.settledBy },
        ]}
      />
      {question.status === 'ANSWERED' && (
        <>
          <Former question={question} lang={lang} />
          <CorrectionForm question={question} form={form} lang={lang} />
        </>
      )}
    </>
  );
}

/** What it said before each correction, and what everybody was told of the last. */
function Former({ question, lang }: { readonly question: QuestionIn<'ANSWERED'>; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { published, former = [] } = question;
  if (published.corrected === undefined) return null;
  return (
    <>
      <h2>{say('Rättelser', 'Corrections')}</h2>
      <p>
        {say('Alla kan läsa vad som senast rättades: ', 'Everybody reads what was corrected last: ')}
        {published.corrected.what}
      </p>
      {former.map((one) => (
        <details key={one.until}>
          <summary>
            {say('Så stod det till', 'What it said until')} {shownInstant(one.until, lang)} ({one.correctedBy})
          </summary>
          <SummaryList
            rows={[
              { label: say('Frågan', 'The question'), value: one.question },
              { label: say('Svaret', 'The answer'), value: one.answer },
            ]}
          />
        </details>
      ))}
    </>
  );
}

function CorrectionForm(props: {
  readonly question: Kept<QuestionIn<'ANSWERED'>>;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { question, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { published, version } = question;
  const values = { question: published.question, answer: published.answer, ...form.values };
  const filled: FormState = { ...form, values };
  return (
    <details open={form.errors.length > 0}>
      <summary>{say('Rätta svaret', 'Correct the answer')}</summary>
      <form method="post" novalidate>
        <HiddenFields values={{ outcome: 'CORRECTED', seen: String(version) }} />
        <p>
          {say(
            'Rättelsen publiceras för alla. Den som frågade och de som följer nyheterna får veta det. Det som stod sparas och visas bara här.',
            'The correction is published for everybody. Whoever asked and those who follow the news are told. What it said is kept, and shown here alone.',
          )}
        </p>
        <TextArea form={filled} name="question" label={say('Frågan', 'The question')} maxLength={5000} />
        <TextArea form={filled} name="answer" label={say('Svaret', 'The answer')} maxLength={5000} />
        <TextArea
          form={filled}
          name="what"
          rows={2}
          label={say('Vad är rättat?', 'What is corrected?')}
          hint={say(
            'Alla läser det här. Upprepa inget som inte ska synas.',
            'Everybody reads this. Repeat nothing that is not to be seen.',
          )}
          maxLength={5000}
        />
        <SubmitButton>{say('Publicera rättelsen', 'Publish the correction')}</SubmitButton>
      </form>
    </details>
  );
}
