import type { Question } from '../../domain/follow-up/question.ts';
import type { Submission } from '../../domain/follow-up/quality-report.ts';
import type { ReportForm } from '../../domain/follow-up/report-form.ts';
import type { Language } from '../language.ts';
import { SummaryList } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';

interface Answered {
  readonly answers: Submission['answers'];
  readonly unchanged: readonly string[];
  readonly proof?: Readonly<Record<string, string>> | undefined;
}

/** A report's answers, question by question; what is as the year before says so. */
export function ReportAnswers(props: {
  readonly form: ReportForm;
  readonly submission: Answered;
  readonly lang: Language;
}) {
  const { form, submission, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const asBefore = say('(samma som förra året)', '(the same as last year)');
  return (
    <>
      <SummaryList
        rows={form.questions.map((question) => {
          const answer = submission.answers[question.id];
          const shown =
            answer === undefined ? say('Inte besvarad', 'Not answered') : shownAnswer(question, answer, lang);
          return {
            label: question.text[lang],
            value: submission.unchanged.includes(question.id) ? `${shown} ${asBefore}` : shown,
          };
        })}
      />
      {submission.proof !== undefined && (
        <>
          <h2>{say('Vad som visar att kraven är uppfyllda', 'What shows that the requirements are met')}</h2>
          <SummaryList
            rows={Object.entries(submission.proof).map(([requirementId, words]) => ({
              label: requirementId,
              value: words,
            }))}
          />
        </>
      )}
    </>
  );
}

/** One answer as people read it. */
export function shownAnswer(question: Question, answer: Submission['answers'][string], lang: Language): string {
  if (typeof answer === 'boolean') return answer ? (lang === 'sv' ? 'Ja' : 'Yes') : lang === 'sv' ? 'Nej' : 'No';
  if (typeof answer === 'number') {
    const number = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB').format(answer);
    return question.kind === 'PERCENT' ? `${number} %` : number;
  }
  if (question.kind === 'DAY') return shownDay(answer, lang);
  if (question.kind !== 'CHOICE') return answer;
  return question.choices.find(({ value }) => value === answer)?.text[lang] ?? answer;
}
