import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { identityPolicy } from '../../../shared/domain/task/identity.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { kindWords, statusWords } from './words.ts';

/** What waits for whom, the most urgent first, and where every application stands. */
export function QueuePage(props: {
  readonly tasks: readonly Task[];
  readonly applications: readonly RegisteredApplication[];
  readonly today: string;
  readonly lang: Language;
}) {
  const { tasks, applications, today, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <Table
        caption={say('Öppna uppgifter', 'Open tasks')}
        columns={[
          { heading: say('Uppgift', 'Task') },
          { heading: say('Diarienummer', 'Diary number') },
          { heading: say('Hos', 'With') },
          { heading: say('Senast', 'Due') },
        ]}
        rows={tasks.map((task) => [
          <TaskName task={task} lang={lang} />,
          task.diaryNumber ?? '–',
          task.assignee.name,
          task.dueOn < today ? (
            <>
              {shownDay(task.dueOn, lang)} <StatusTag tone="warn">{say('försenad', 'late')}</StatusTag>
            </>
          ) : (
            shownDay(task.dueOn, lang)
          ),
        ])}
      />
      <Table
        caption={say('Ansökningar', 'Applications')}
        columns={[
          { heading: say('Diarienummer', 'Diary number') },
          { heading: say('Sökande', 'Applicant') },
          { heading: say('Läge', 'State') },
          { heading: say('Beslut senast', 'Decision due') },
        ]}
        rows={applications.map((application) => [
          <a href={inLanguage(`/desk/applications/${application.municipality}.${application.applicationId}`, lang)}>
            {application.diaryNumber}
          </a>,
          application.applicantName,
          statusWords[application.status][lang],
          shownDay(application.decisionDueOn, lang),
        ])}
      />
    </>
  );
}

/** Officers' own tasks lead to where they are done; others are only shown. */
function TaskName({ task, lang }: { readonly task: Task; readonly lang: Language }) {
  const words = kindWords[task.kind][lang];
  if (identityPolicy(task.kind) !== 'SIGN_IN') return <>{words}</>;
  return <a href={inLanguage(deskPath(task.kind, task.subject), lang)}>{words}</a>;
}
