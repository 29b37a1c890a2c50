import {
  type QualityAnswers,
  qualityQuestions,
  type QualityReport,
  submitQualityReport,
} from '../../../shared/domain/follow-up/quality-report.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { TextArea, TextField } from '../../../shared/http/fields.tsx';
import type { FormState } from '../../../shared/http/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { consumeLink } from '../../../shared/store/link.ts';
import { commitReport, readReport } from '../../../shared/store/report.ts';
import { answerTask } from '../../../shared/store/task.ts';
import { taskPageStore } from '../../../shared/store/task-page.ts';
import { answerMessages, AnswersForm } from './answers.ts';
import { termsOf } from '../../../shared/platform/config.ts';

/** A provider tells how the year was: the same short form for everybody, the own unit too (SoL 15:9, KL 10:8). */
export const handler = defineTaskPage(
  {
    kind: 'REPORT_QUALITY',
    title: { sv: 'Årets kvalitetsredovisning', en: 'This year’s quality report' },
    load,
    show: ({ providerName, year, municipality }, lang) => (
      <>
        <p class="lead">{`${providerName}, ${String(year)}`}</p>
        <p>
          {lang === 'sv'
            ? `Alla ${termsOf(municipality).provider.plural} svarar på samma frågor. Skriv inget om enskilda personer.`
            : 'Every provider answers the same questions. Write nothing about individual persons.'}
        </p>
      </>
    ),
    fields: (form, _report, lang) => <Questions form={form} lang={lang} />,
    answerSchema: AnswersForm,
    messages: answerMessages,
    review: (answers, _report, lang) => <Answers answers={answers} lang={lang} />,
    submit: { sv: 'Lämna redovisningen', en: 'Submit the report' },
    answer: async ({ task, link, at }, answers, report) => {
      const by = task.assignee.name;
      const submitted = submitQualityReport(report, { answers, by, at });
      if (!submitted.ok) {
        return {
          kind: 'CONFLICT',
          message: { sv: 'Redovisningen är redan lämnad.', en: 'The report has been submitted already.' },
        };
      }
      await commitReport({
        before: report,
        after: submitted.value,
        event: { type: 'QUALITY_REPORT_SUBMITTED', at, by, data: { taskId: task.taskId, year: report.year } },
        also: [answerTask(task, { at, by, outcome: 'SUBMITTED' }), consumeLink(link, at)],
      });
      return { kind: 'RECORDED' };
    },
    recorded: (_task: Task, report, lang) =>
      report.status === 'SUBMITTED' ? <Answers answers={report.answers} lang={lang} /> : null,
  },
  { store: taskPageStore() },
);

async function load(task: Task): Promise<Kept<QualityReport>> {
  const report = await readReport(task.subject);
  if (report === null) throw new Error('A task without its report');
  return report;
}

function Questions({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  return (
    <>
      {qualityQuestions.map(({ id, kind, text }) =>
        kind === 'TEXT' ? (
          <TextArea form={form} name={id} label={text[lang]} maxLength={5000} key={id} />
        ) : (
          <TextField
            form={form}
            name={id}
            label={text[lang]}
            inputMode={kind === 'COUNT' ? 'numeric' : 'decimal'}
            size="short"
            maxLength={12}
            key={id}
          />
        ),
      )}
    </>
  );
}

function Answers({ answers, lang }: { readonly answers: QualityAnswers; readonly lang: Language }) {
  const format = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB');
  return (
    <SummaryList
      rows={qualityQuestions.map(({ id, text }) => {
        const value = answers[id];
        return { label: text[lang], value: typeof value === 'number' ? format.format(value) : value };
      })}
    />
  );
}
