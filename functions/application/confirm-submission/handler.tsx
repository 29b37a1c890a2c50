import * as z from 'zod/mini';
import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { sectionNames } from '../../../shared/domain/application/sections.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { ContentSummary } from '../../../shared/http/application/content-summary.tsx';
import { Checkbox } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import {
  commitApplication,
  type KeptApplication,
  readApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { type BoundVersion, readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { endRound } from '../../../shared/store/task/round.ts';
import { answerTask, readTasks } from '../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { aggregateChanged, retryOnConcurrency } from '../../../shared/store/transact.ts';

interface Submission {
  readonly application: KeptApplication & RegisteredApplication;
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  readonly version: BoundVersion;
  /** The requirements that were answered in a completion, when it is those that are to be confirmed. */
  readonly added: readonly Requirement[];
}

/** The person who may sign for the applicant stands behind what was submitted. */
export const handler = defineTaskPage(
  {
    kind: 'CONFIRM_SUBMISSION',
    title: { sv: 'Bekräfta ansökan', en: 'Confirm the application' },
    load,
    show: (submission, lang) => <What submission={submission} lang={lang} />,
    fields: (form, _submission, lang) => (
      <Checkbox
        name="authorised"
        form={form}
        label={
          lang === 'sv'
            ? 'Jag har rätt att företräda sökanden, och uppgifterna i ansökan är riktiga.'
            : 'I may sign for the applicant, and what the application says is correct.'
        }
      />
    ),
    answerSchema: z.strictObject({ authorised: z.string() }),
    messages: {
      authorised: {
        sv: 'Kryssa i rutan om du får företräda sökanden och uppgifterna är riktiga',
        en: 'Tick the box if you may sign for the applicant and what is said is correct',
      },
    },
    review: (_answer, submission, lang) => <What submission={submission} lang={lang} />,
    submit: { sv: 'Bekräfta ansökan', en: 'Confirm the application' },
    answer: async (press, _ticked, shown) =>
      retryOnConcurrency(
        async (attempt) => confirm(press, attempt === 1 ? shown : await load(press.task)),
        undefined,
        aggregateChanged,
      ),
    recorded: (_task: Task, { application }, lang) => (
      <p>
        {lang === 'sv'
          ? `Tack. Du har bekräftat ansökan ${application.diaryNumber}.`
          : `Thank you. You have confirmed the application ${application.diaryNumber}.`}{' '}
        {application.signatoryConfirmedAt === undefined
          ? lang === 'sv'
            ? 'Den prövas när alla som tecknar firman tillsammans har bekräftat den.'
            : 'It is checked when all who sign jointly have confirmed it.'
          : lang === 'sv'
            ? 'Den prövas nu.'
            : 'It is now being checked.'}
      </p>
    ),
  },
  { store: taskPageStore() },
);

/**
 * Files that arrive change the case too; what was shown is bound by its hash. Where several sign jointly the submission
 * is confirmed, and the wait over, when the last of them has.
 */
async function confirm({ task, link, at }: AnswerContext, { application }: Submission): Promise<AnswerOutcome> {
  // Read after the case: another confirmation since then makes this one be tried anew.
  const others = (await readTasks(task.subject)).filter((other) => isAskedWith(other, task));
  const isAdded = task.round === undefined;
  const basis = isAdded ? hashOf(application.unconfirmed ?? null) : application.contentHash;
  if (basis !== task.basisHash) {
    return { kind: 'CONFLICT', message: { sv: 'Ansökan har ändrats.', en: 'The application has changed.' } };
  }
  const isLast = others.every(({ status }) => status === 'ANSWERED');
  const end =
    isLast && task.round !== undefined
      ? endRound(task.subject, { name: 'CONFIRMATION', number: task.round.number }, 'CONFIRMED')
      : undefined;
  await commitApplication({
    before: application,
    after: isLast ? confirmed(application, isAdded, at) : application,
    event: {
      type: 'SUBMISSION_CONFIRMED',
      at,
      by: task.assignee.name,
      data: { taskId: task.taskId, contentHash: basis, added: isAdded, identity: 'LINK_AND_CODE' },
    },
    outbox: end === undefined ? [] : [end.message],
    also: [
      answerTask(task, { at, by: task.assignee.name, outcome: 'CONFIRMED' }),
      consumeLink(link, at),
      ...(end === undefined ? [] : [end.write]),
    ],
  });
  return { kind: 'RECORDED' };
}

/** The signatories stand behind the submission, or behind what a completion added to it. */
function confirmed<A extends RegisteredApplication>(application: A, isAdded: boolean, at: string): A {
  const signatoryConfirmedAt = application.signatoryConfirmedAt ?? at;
  const nothing = { declarations: [], undertakings: [] };
  return { ...application, signatoryConfirmedAt, ...(isAdded ? { unconfirmed: nothing } : {}) };
}

/** Whether the same round asks somebody else too. */
function isAskedWith(other: Task, { kind, taskId, round, basisHash }: Task): boolean {
  const isSame = other.round?.number === round?.number && other.basisHash === basisHash;
  return other.kind === kind && other.taskId !== taskId && isSame;
}

async function load(task: Task): Promise<Submission> {
  const [application, content, evidence] = await Promise.all([
    readApplication(task.subject),
    readContent(task.subject),
    readEvidence(task.subject),
  ]);
  if (application === null || content === null || !isRegistered(application))
    throw new Error('A task without its application');
  const version = await readBoundVersion(application);
  const submission = { application, content, evidence, version };
  if (task.round !== undefined) return { ...submission, added: [] };
  const { declarations = [], undertakings = [] } = application.unconfirmed ?? {};
  const { requirements } = version.requirements;
  const added = requirements.filter(({ id }) => declarations.includes(id) || undertakings.includes(id));
  return { ...submission, added };
}

/** Everything that was submitted: whoever vouches for it has read it. */
function What({ submission, lang }: { readonly submission: Submission; readonly lang: Language }) {
  const { application, content, evidence, version, added } = submission;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <SummaryList
        rows={[
          { label: say('Diarienummer', 'Diary number'), value: application.diaryNumber },
          ...added.map(({ id, title, text }) => ({
            label: say(`Nytt sedan ansökan: ${id} ${title.sv}`, `New since: ${id} ${title.en}`),
            value: text[lang],
          })),
        ]}
      />
      <ContentSummary shown={{ content, evidence, version, lang }} names={sectionNames} />
    </>
  );
}
