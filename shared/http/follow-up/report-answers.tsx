import type { Evidence } from '../../domain/application/evidence.ts';
import { fileFaultText } from '../../domain/application/file-fault.ts';
import { mayBeOpened } from '../../domain/application/scan.ts';
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
  readonly files?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** A report's answers, question by question; what is as the year before says so. */
export function ReportAnswers(props: {
  readonly form: ReportForm;
  readonly submission: Answered;
  /** The report's files. */
  readonly evidence: readonly Evidence[];
  /** Where a file is fetched, for whoever may. */
  readonly fileAt?: (evidenceId: string) => string;
  readonly lang: Language;
}) {
  const { form, submission, evidence, fileAt, lang } = props;
  const { proof = {}, files = {} } = submission;
  const proven = [...new Set([...Object.keys(proof), ...Object.keys(files)])];
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
      {proven.length > 0 && (
        <>
          <h2>{say('Vad som visar att kraven är uppfyllda', 'What shows that the requirements are met')}</h2>
          <SummaryList
            rows={proven.map((id) => ({
              label: id,
              value: (
                <>
                  {proof[id]}
                  {(files[id] ?? []).map((evidenceId) => (
                    <div key={evidenceId}>
                      <ShownFile file={evidence.find((one) => one.evidenceId === evidenceId)} at={fileAt} lang={lang} />
                    </div>
                  ))}
                </>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}

/** A file by its name; one that a scan took away since says so. */
function ShownFile(props: {
  readonly file: Evidence | undefined;
  readonly at: ((evidenceId: string) => string) | undefined;
  readonly lang: Language;
}) {
  const { file, at, lang } = props;
  if (file === undefined) return null;
  if (file.status === 'REJECTED') return <>{`${file.fileName}. ${fileFaultText(file.rejection)[lang]}`}</>;
  if (at === undefined || !mayBeOpened(file)) return <>{file.fileName}</>;
  return <a href={at(file.evidenceId)}>{file.fileName}</a>;
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
