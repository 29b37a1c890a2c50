import type { Question } from '../../../shared/domain/follow-up/question.ts';
import { Checkbox, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { fileFields } from '../../../shared/http/application/evidence-file.ts';
import { FileFields, FileStatus } from '../../../shared/http/application/evidence-parts.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { QuestionField, valuesOfAnswers } from '../../../shared/http/follow-up/question-fields.tsx';
import { shownAnswer } from '../../../shared/http/follow-up/report-answers.tsx';
import { type AskedReport, filesOf } from './asked-report.ts';
import { proofField, unchangedField } from './fields.ts';

/** The form: as it was sent, or begun with a draft, with what was handed in before, or with last year's answers. */
export function Questions(props: { readonly state: FormState; readonly asked: AskedReport; readonly lang: Language }) {
  const { asked, lang } = props;
  const { form, lastYear, toProve } = asked;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const state = isUntouched(props.state) ? { values: begunWith(asked), errors: [] } : props.state;
  return (
    <>
      {form.questions.map((question) => (
        <Field key={question.id} question={question} lastYear={lastYear?.[question.id]} state={state} lang={lang} />
      ))}
      {toProve.map((requirement) => (
        <Proof key={requirement.id} asked={asked} requirement={requirement} state={state} lang={lang} />
      ))}
      {lastYear !== undefined && (
        <Checkbox
          form={state}
          name={unchangedField}
          label={say(
            'Svar som är desamma som förra året stämmer för det här året också.',
            'Answers that are the same as last year are true of this year too.',
          )}
        />
      )}
      <SubmitButton name="step" value="save" second>
        {say('Spara utkast', 'Save draft')}
      </SubmitButton>
    </>
  );
}

/** What shows that one requirement is met: files, or words. */
function Proof(props: {
  readonly asked: AskedReport;
  readonly requirement: AskedReport['toProve'][number];
  readonly state: FormState;
  readonly lang: Language;
}) {
  const { asked, state, lang } = props;
  const { id, title } = props.requirement;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const name = `${title[lang]} (${id})`;
  const files = filesOf(asked, id);
  return (
    <>
      <TextArea
        form={state}
        name={proofField(id)}
        rows={3}
        maxLength={2000}
        label={say(`${name}: vad visar att kravet är uppfyllt?`, `${name}: what shows that it is met?`)}
        hint={say(
          'Till exempel vilken handling, av vilken dag, och var den kan ses. Lämnar ni en fil behövs inga ord.',
          'For example which document, of which day, and where it can be seen. With a file no words are needed.',
        )}
      />
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.evidenceId}>
              <FileStatus
                file={file}
                reload="?"
                sendAgain={`?upload=${file.evidenceId}${lang === 'en' ? '&lang=en' : ''}`}
                lang={lang}
              />
            </li>
          ))}
        </ul>
      )}
      <details open={state.errors.some(({ field }) => field === fileFields(id).type)}>
        <summary>{say(`Lämna en fil: ${name}`, `Hand in a file: ${name}`)}</summary>
        <FileFields form={state} title={name} lang={lang} of={id} />
        <SubmitButton name="step" value={`file:${id}`} second>
          {say(`Välj fil: ${name}`, `Choose the file: ${name}`)}
        </SubmitButton>
      </details>
    </>
  );
}

function isUntouched({ values, errors }: FormState): boolean {
  return Object.keys(values).length === 0 && errors.length === 0;
}

function begunWith({ draft, handedIn, lastYear, form }: AskedReport): Readonly<Record<string, string>> {
  if (draft !== null) return draft.values;
  if (handedIn !== null) {
    const proof = Object.fromEntries(
      Object.entries(handedIn.proof ?? {}).map(([id, words]) => [proofField(id), words]),
    );
    return { ...valuesOfAnswers(form, handedIn.answers), ...proof };
  }
  return lastYear === undefined ? {} : valuesOfAnswers(form, lastYear);
}

/** One question, with what was answered for the year before. */
function Field(props: {
  readonly question: Question;
  readonly lastYear: number | string | boolean | undefined;
  readonly state: FormState;
  readonly lang: Language;
}) {
  const { question, lastYear, state, lang } = props;
  const before =
    lastYear === undefined || question.kind === 'TEXT'
      ? undefined
      : lang === 'sv'
        ? `Förra året: ${shownAnswer(question, lastYear, lang)}.`
        : `Last year: ${shownAnswer(question, lastYear, lang)}.`;
  return <QuestionField question={question} beside={before} form={state} lang={lang} />;
}
