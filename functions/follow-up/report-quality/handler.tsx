import { type QualityReport, submitQualityReport } from '../../../shared/domain/follow-up/quality-report.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { ReportAnswers } from '../../../shared/http/follow-up/report-answers.tsx';
import type { FormValues } from '../../../shared/http/form/form.ts';
import type {
  AnswerContext,
  AnswerOutcome,
  StepContext,
  StepOutcome,
} from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { hasObject } from '../../../shared/store/evidence-bucket.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import {
  commitReport,
  dropReportDraft,
  putSubmission,
  saveReportDraft,
} from '../../../shared/store/follow-up/report.ts';
import { withdrawProposal } from '../../../shared/store/measure/withdraw.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { addFile } from './add-file.ts';
import { type AskedReport, readAskedReport } from './asked-report.ts';
import { draftValues, type HandedIn, handedInSchema, messagesOf } from './fields.ts';
import { Questions } from './questions.tsx';
import { Introduction } from './introduction.tsx';
import { sendFile } from './send-file.tsx';

/** A provider tells how the year was: the same form for everybody, the own unit too (SoL 15:9, KL 10:8). */
export const handler = defineTaskPage(
  {
    kind: 'REPORT_QUALITY',
    title: { sv: 'Årets kvalitetsredovisning', en: 'This year’s quality report' },
    load: readAskedReport,
    show: (asked, lang) => <Introduction asked={asked} lang={lang} />,
    fields: (form, asked, lang) => <Questions state={form} asked={asked} lang={lang} />,
    answerSchema: handedInSchema,
    messages: messagesOf,
    review: ({ answers, unchanged, proof, files }, { form, evidence }, lang) => (
      <ReportAnswers form={form} submission={{ answers, unchanged, proof, files }} evidence={evidence} lang={lang} />
    ),
    submit: { sv: 'Lämna redovisningen', en: 'Submit the report' },
    answer,
    steps: { save, file: addFile },
    aside: sendFile,
    recorded: (_task: Task, asked, lang) => <Recorded asked={asked} lang={lang} />,
  },
  { store: taskPageStore() },
);

async function answer(
  { task, link, at, lang }: AnswerContext,
  handedIn: HandedIn,
  asked: AskedReport,
): Promise<AnswerOutcome> {
  if (await isBeingVerified(asked)) return { kind: 'INVALID', errors: [{ field: '', message: waitForFile[lang] }] };
  const { report } = asked;
  const by = task.assignee.name;
  const submitted = submitQualityReport(report, { by, at });
  if (!submitted.ok) {
    return {
      kind: 'CONFLICT',
      message: { sv: 'Redovisningen är redan lämnad.', en: 'The report has been submitted already.' },
    };
  }
  const number = submitted.value.submissions;
  const { answers, unchanged, proof, files } = handedIn;
  await commitReport({
    before: report,
    after: submitted.value,
    event: {
      type: 'QUALITY_REPORT_SUBMITTED',
      at,
      by,
      data: { taskId: task.taskId, year: report.year, submission: number },
    },
    also: [
      putSubmission(task.subject, {
        schemaVersion: 1,
        number,
        answers,
        unchanged: [...unchanged],
        ...(proof === undefined ? {} : { proof: { ...proof } }),
        ...(files === undefined || Object.keys(files).length === 0
          ? {}
          : { files: Object.fromEntries(Object.entries(files).map(([id, sent]) => [id, [...sent]])) }),
        at,
        by,
      }),
      dropReportDraft(task.subject),
      ...(await withdrawProposal(report, at)),
      answerTask(task, { at, by, outcome: 'SUBMITTED' }),
      consumeLink(link, at),
    ],
  });
  return { kind: 'RECORDED' };
}

/** A file that has arrived is read within seconds; the report must not pass it by. */
async function isBeingVerified({ evidence }: AskedReport): Promise<boolean> {
  const expected = evidence.filter(({ status }) => status === 'EXPECTED');
  const arrived = await Promise.all(expected.map(({ objectKey }) => hasObject(objectKey)));
  return arrived.includes(true);
}

const waitForFile = {
  sv: 'En fil kontrolleras fortfarande. Vänta några sekunder och försök igen.',
  en: 'A file is still being verified. Wait a few seconds and try again.',
};

/** Keeps what is written as it is written, right or wrong, until it is handed in. */
async function save({ task, at }: StepContext, values: FormValues, asked: AskedReport): Promise<StepOutcome> {
  await saveReportDraft(task.subject, { schemaVersion: 1, values: draftValues(asked, values), savedAt: at });
  return { kind: 'DONE' };
}

function Recorded({ asked, lang }: { readonly asked: AskedReport; readonly lang: 'sv' | 'en' }) {
  const { handedIn, form, report, evidence } = asked;
  return (
    <>
      <p>{stateWords[report.status][lang]}</p>
      {handedIn !== null && <ReportAnswers form={form} submission={handedIn} evidence={evidence} lang={lang} />}
    </>
  );
}

/** Where the report is now, for whoever comes back. */
const stateWords: Readonly<Record<QualityReport['status'], { readonly sv: string; readonly en: string }>> = {
  OPEN: {
    sv: 'Kommunen har lämnat tillbaka redovisningen. Du har fått en ny länk med skälen.',
    en: 'The municipality has given the report back. You have been sent a new link with the reasons.',
  },
  SUBMITTED: {
    sv: 'Redovisningen är lämnad och väntar på kommunen. Du behöver inte göra något mer.',
    en: 'The report has been submitted and waits for the municipality. There is nothing more for you to do.',
  },
  ACCEPTED: {
    sv: 'Redovisningen är mottagen och godtagen av kommunen.',
    en: 'The report has been received and accepted by the municipality.',
  },
  CLOSED: { sv: 'Kommunen väntar inte på redovisningen.', en: 'The municipality does not wait for the report.' },
};
