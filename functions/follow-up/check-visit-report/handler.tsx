import * as z from 'zod/mini';
import { type FollowUpVisit, isEstablished } from '../../../shared/domain/follow-up/visit.ts';
import type { VisitForm } from '../../../shared/domain/follow-up/visit-form.ts';
import type { VisitReport } from '../../../shared/domain/follow-up/visit-report.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { VisitReportView } from '../../../shared/http/follow-up/visit-report.tsx';
import { TextArea } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { replyToVisitReport } from '../../../shared/store/follow-up/report-visit.ts';
import { readAskedForm, readVisit, readVisitReport } from '../../../shared/store/follow-up/visit.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

const Comments = z.strictObject({ words: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)) });

/** The provider says whether the facts of a visit's report are right, before it is established. */
export const handler = defineTaskPage(
  {
    kind: 'CHECK_VISIT_REPORT',
    title: { sv: 'Rapport från ett uppföljningsbesök', en: 'Report of a follow-up visit' },
    load,
    show: (shown, lang) => <Shown shown={shown} lang={lang} />,
    fields: (form, _shown, lang) => (
      <TextArea
        form={form}
        name="words"
        rows={8}
        maxLength={4000}
        label={
          lang === 'sv' ? 'Vad ni vill säga om fakta i rapporten' : 'What you want to say about the report’s facts'
        }
        hint={
          lang === 'sv'
            ? 'Skriv vad som är fel, eller att allt stämmer. Skriv inget om enskilda personer.'
            : 'Write what is wrong, or that all is right. Write nothing about individual persons.'
        }
      />
    ),
    answerSchema: Comments,
    messages: { words: { sv: 'Skriv vad ni vill säga', en: 'Write what you want to say' } },
    review: ({ words }, _shown, lang) => (
      <SummaryList rows={[{ label: lang === 'sv' ? 'Era synpunkter' : 'Your comments', value: words }]} />
    ),
    confirmation: { sv: 'Jag svarar för företagets räkning.', en: 'I answer on behalf of the firm.' },
    submit: { sv: 'Lämna synpunkterna', en: 'Hand in the comments' },
    answer,
    recorded: (_task, shown, lang) => <Recorded shown={shown} lang={lang} />,
  },
  { store: taskPageStore() },
);

interface ShownReport {
  readonly task: Task;
  readonly visit: FollowUpVisit;
  readonly form: VisitForm;
  /** As it was sent; once established, as it was established. */
  readonly report: VisitReport;
}

async function load(task: Task): Promise<ShownReport> {
  const visit = await readVisit(task.subject);
  if (visit === null || !('factCheck' in visit)) throw new Error('A report that was never sent');
  const number = isEstablished(visit) ? visit.report : visit.factCheck.report;
  const [form, report] = await Promise.all([readAskedForm(visit), readVisitReport(task.subject, number)]);
  return { task, visit, form, report };
}

async function answer({ task, link, at }: AnswerContext, { words }: z.infer<typeof Comments>): Promise<AnswerOutcome> {
  if (await replyToVisitReport(task, words, { at, also: [consumeLink(link, at)] })) return { kind: 'RECORDED' };
  const message = { sv: 'Ingen väntar på synpunkterna längre.', en: 'Nobody waits for the comments any more.' };
  return { kind: 'CONFLICT', message };
}

interface Props {
  readonly shown: ShownReport;
  readonly lang: Language;
}

function Shown({ shown: { task, ...shown }, lang }: Props) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const day = shownDay(task.dueOn, lang);
  return (
    <>
      <p class="lead">
        {say(
          `Kommunen har besökt er. Rapporten är inte fastställd. Ni kan säga om något i den är fel till och med ${day}.`,
          `The municipality has visited you. The report is not established. You may say whether something in it is wrong until ${day}.`,
        )}
      </p>
      <p>
        {say(
          'Ni behöver inte svara. Inget beslut har fattats, och leder en brist till ett beslut får ni yttra er först.',
          'You need not answer. Nothing is decided, and should a deficiency lead to a decision you have your say first.',
        )}
      </p>
      <VisitReportView {...shown} lang={lang} />
    </>
  );
}

function Recorded({ shown, lang }: Props) {
  const { visit } = shown;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p>
        {isEstablished(visit)
          ? say('Rapporten är fastställd.', 'The report is established.')
          : say(
              'Synpunkterna har kommit in. En person läser dem innan rapporten fastställs.',
              'The comments have been received. A person reads them before the report is established.',
            )}
      </p>
      {visit.status !== 'PLANNED' && visit.status !== 'CANCELLED' && (
        <p class="lines">{visit.factCheck.reply?.words}</p>
      )}
      <VisitReportView {...shown} lang={lang} />
    </>
  );
}
