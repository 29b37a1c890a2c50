import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { eventWord, wordsOfActor } from '../../../shared/http/register/event-words.ts';
import type { Language } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';
import type { Reading } from '../../../shared/store/desk/reading.ts';
import { kindWords } from '../../../shared/http/desk/task-words.ts';
import { detailOf, wordsOfLine, wordsOfLineState } from './words-of-events.ts';

/** Everything that was asked, sent and done, in order; and for those who look the log through, who has read it. */
export function Record(props: {
  readonly tasks: readonly Task[];
  readonly outbox: readonly OutboxLine[];
  readonly events: readonly AuditEvent[];
  readonly readings: readonly Reading[] | null;
  readonly lang: Language;
}) {
  const { tasks, outbox, events, readings, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <Table
        caption={say('Uppgifter', 'Tasks')}
        columns={[
          { heading: say('Uppgift', 'Task') },
          { heading: say('Hos', 'With') },
          { heading: say('Senast', 'Due') },
          { heading: say('Läge', 'State') },
        ]}
        rows={tasks.map((task) => [
          `${kindWords[task.kind][lang]}${task.requirementIds === undefined ? '' : `: ${task.requirementIds.join(', ')}`}`,
          task.assignee.name,
          shownDay(task.dueOn, lang),
          stateOf(task, lang),
        ])}
      />
      <Table
        caption={say('Utskick och åtgärder', 'What was sent and done')}
        columns={[{ heading: say('Slag', 'Kind') }, { heading: say('Tid', 'Time') }, { heading: say('Läge', 'State') }]}
        rows={outbox.map((line) => [
          wordsOfLine(line, lang),
          shownInstant(line.at, lang),
          line.state === 'FAILED' ? (
            <StatusTag tone="bad">{`${wordsOfLineState(line.state, lang)}: ${line.failure ?? ''}`}</StatusTag>
          ) : (
            wordsOfLineState(line.state, lang)
          ),
        ])}
      />
      <details>
        <summary>{say(`Alla händelser (${String(events.length)})`, `All events (${String(events.length)})`)}</summary>
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
            `${eventWord(event.type, lang)} ${detailOf(event, lang)}`.trim(),
            wordsOfActor(event.by, lang),
            shownInstant(event.at, lang),
          ])}
        />
      </details>
      {readings !== null && (
        <details>
          <summary>{say('Vem som har läst ärendet', 'Who has read the case')}</summary>
          <Table
            caption={say('Läsningar', 'Readings')}
            columns={[
              { heading: say('Vem', 'Who') },
              { heading: say('Från', 'From') },
              { heading: say('Till', 'Until') },
            ]}
            rows={readings.map(({ name, from, until }) => [name, shownInstant(from, lang), shownInstant(until, lang)])}
          />
        </details>
      )}
    </>
  );
}

function stateOf(task: Task, lang: Language): string {
  if (task.status === 'OPEN') return lang === 'sv' ? 'öppen' : 'open';
  if (task.status === 'ANSWERED') return lang === 'sv' ? `klar, ${task.answeredBy}` : `done, ${task.answeredBy}`;
  return lang === 'sv' ? 'återkallad' : 'taken back';
}
