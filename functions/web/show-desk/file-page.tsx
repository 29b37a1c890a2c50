import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { eventWord } from '../../../shared/http/event-words.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SubmitButton } from '../../../shared/http/fields.tsx';
import { Note, StatusTag, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { promiseWords } from '../../../shared/http/promise-words.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';
import { kindWords, statusWords } from './words.ts';

export interface CaseFile {
  readonly application: RegisteredApplication;
  readonly tasks: readonly Task[];
  readonly outbox: readonly OutboxLine[];
  readonly events: readonly AuditEvent[];
  /** Its workflow stopped, and nobody has started it anew since. */
  readonly needsAttention: boolean;
  readonly mayRestart: boolean;
}

/** One application as its file: where it stands, who has what to do, what was sent, and what happened. */
export function FilePage({ file, lang }: { readonly file: CaseFile; readonly lang: Language }) {
  const { application, tasks, outbox, events } = file;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      {file.needsAttention && (
        <Note tone="warn">
          <p>
            {say(
              'Handläggningen har stannat av ett tekniskt fel.',
              'The handling has stopped because of a technical fault.',
            )}
          </p>
          {file.mayRestart && (
            <form method="post">
              <input type="hidden" name="step" value="restart" />
              <SubmitButton>{say('Starta handläggningen igen', 'Start the handling again')}</SubmitButton>
            </form>
          )}
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Läge', 'State'), value: statusWords[application.status][lang] },
          { label: say('Inkom', 'Received'), value: shownInstant(application.receivedAt, lang) },
          { label: say('Beslut senast', 'Decision due'), value: promiseWords(application, lang) },
        ]}
      />
      <Table
        caption={say('Uppgifter', 'Tasks')}
        columns={[
          { heading: say('Uppgift', 'Task') },
          { heading: say('Hos', 'With') },
          { heading: say('Senast', 'Due') },
          { heading: say('Läge', 'State') },
        ]}
        rows={tasks.map((task) => [
          kindWords[task.kind][lang],
          task.assignee.name,
          shownDay(task.dueOn, lang),
          stateOf(task, lang),
        ])}
      />
      <Table
        caption={say('Utskick och åtgärder', 'What was sent and done')}
        columns={[{ heading: say('Slag', 'Kind') }, { heading: say('Tid', 'Time') }, { heading: say('Läge', 'State') }]}
        rows={outbox.map((line) => [
          line.message.kind === 'MAIL' ? line.message.template : line.kind,
          shownInstant(line.at, lang),
          line.state === 'FAILED' ? (
            <StatusTag tone="bad">{`${say('misslyckades', 'failed')}: ${line.failure ?? ''}`}</StatusTag>
          ) : (
            line.state
          ),
        ])}
      />
      <Table
        caption={say('Händelser', 'Events')}
        columns={[
          { heading: 'Nr', numeric: true },
          { heading: say('Händelse', 'Event') },
          { heading: say('Av', 'By') },
          { heading: say('Tid', 'Time') },
        ]}
        rows={events.map((event) => [
          String(event.seq),
          eventWord(event.type, lang),
          event.by,
          shownInstant(event.at, lang),
        ])}
      />
    </>
  );
}

function stateOf(task: Task, lang: Language): string {
  if (task.status === 'OPEN') return lang === 'sv' ? 'öppen' : 'open';
  if (task.status === 'ANSWERED') return `${lang === 'sv' ? 'klar' : 'done'}: ${task.outcome}`;
  return lang === 'sv' ? 'återkallad' : 'taken back';
}
