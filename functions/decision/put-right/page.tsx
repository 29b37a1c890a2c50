import { decidedOn, type Decision, reasonsOf } from '../../../shared/domain/decision/decision.ts';
import { clericalErrorWords } from '../../../shared/http/decision/clerical-error-words.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** The decision as it reads, what has been put right in it, and the form. */
export function PutRightPage(props: {
  readonly decision: Decision;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { decision, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { clericalErrors = [] } = decision;
  const inMeeting = 'meeting' in decision;
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList
        rows={[
          {
            label: say('Beslut', 'Decision'),
            value: `${String(decision.number)}, ${shownDay(decidedOn(decision), lang)}`,
          },
          ...(inMeeting ? [{ label: say('Paragraf', 'Item'), value: `§ ${decision.meeting.paragraph}` }] : []),
          {
            label: say('Skäl', 'Reasons'),
            value: reasonsOf(decision)
              .map(({ text }) => text.sv)
              .join('\n'),
          },
        ]}
      />
      {clericalErrors.length > 0 && (
        <>
          <h2>{say('Rättat', 'Put right')}</h2>
          <ul>
            {clericalErrors.map((error) => (
              <li key={error.at}>{clericalErrorWords(error, lang)}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{say('Rätta ett skrivfel', 'Put a slip right')}</h2>
      <p>
        {say(
          'Bara uppenbara skrivfel, räknefel och liknande. Det som stod ligger kvar i ärendet. Är utgången fel krävs ett nytt beslut.',
          'Evident slips of the pen, of counting and the like only. What it said stays in the case. A wrong outcome takes a new decision.',
        )}
      </p>
      <form method="post" novalidate>
        <RadioGroup
          form={form}
          name="what"
          label={say('Vad är fel?', 'What is wrong?')}
          choices={[
            ...(inMeeting
              ? [
                  { value: 'PARAGRAPH', label: say('Paragrafen', 'The item’s number') },
                  { value: 'HELD_ON', label: say('Sammanträdets dag', 'The day of the meeting') },
                ]
              : []),
            { value: 'PASSAGE', label: say('Några ord i skälen', 'Some words of the reasons') },
          ]}
        />
        <TextField
          form={form}
          name="before"
          label={say('Orden som är fel (bara för skälen)', 'The words that are wrong (for the reasons only)')}
        />
        <TextField form={form} name="after" label={say('Så ska det stå', 'How it should read')} />
        <TextArea
          form={form}
          name="why"
          rows={2}
          maxLength={500}
          label={say('Varför är det fel?', 'Why is it wrong?')}
        />
        <SubmitButton>{say('Rätta', 'Put right')}</SubmitButton>
      </form>
    </>
  );
}
