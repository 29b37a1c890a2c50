import type { Task } from '../../../shared/domain/task/task.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { ownPath } from '../../../shared/http/provider/own-page.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { asks } from '../../../shared/messages/task-letter.ts';
import type { OwnRoom } from '../../../shared/store/provider/own-page.ts';
import { mayOpen } from './may-open.ts';
import { nameOf } from './words.ts';

interface Due {
  readonly room: OwnRoom;
  readonly task: Task;
}

/** What the providers are asked for, the first due first. @param on the day it is read */
export function DueList(props: { readonly rooms: readonly OwnRoom[]; readonly on: string; readonly lang: Language }) {
  const { rooms, on, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const due = rooms.flatMap((room) => room.tasks.map((task): Due => ({ room, task })));
  if (due.length === 0) return <p>{say('Ingenting väntar på er just nu.', 'Nothing waits for you at the moment.')}</p>;
  return (
    <Table
      caption={say('Väntar på er', 'Waits for you')}
      columns={[
        { heading: say('Uppgift', 'Task') },
        { heading: say('Senast', 'By') },
        { heading: say('För', 'For') },
        { heading: say('Gör den', 'Do it') },
      ]}
      rows={due
        .toSorted((one, other) => (one.task.dueOn < other.task.dueOn ? -1 : 1))
        .map(({ room, task }) => [
          asks[task.kind][lang],
          <>
            {shownDay(task.dueOn, lang)}
            {task.dueOn < on && (
              <>
                {' '}
                <StatusTag tone="bad">{say('Sen', 'Late')}</StatusTag>
              </>
            )}
          </>,
          `${nameOf(room.account)}${task.diaryNumber === undefined ? '' : `, ${task.diaryNumber}`}`,
          <Way room={room} task={task} lang={lang} />,
        ])}
    />
  );
}

/** The button that opens a task, or who has its link instead. */
function Way({ room, task, lang }: Due & { readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (!mayOpen(task, room.member)) {
    const { name } = task.assignee;
    return <>{say(`${name} har fått länken med e-post`, `${name} has the link by e-mail`)}</>;
  }
  const does = say('Öppna', 'Open');
  return (
    <form method="post" action={inLanguage(ownPath(room.account, 'uppgift'), lang)}>
      <input type="hidden" name="type" value={task.subject.type} />
      <input type="hidden" name="id" value={task.subject.id} />
      <button
        type="submit"
        name="task"
        value={task.taskId}
        class="plain"
        aria-label={`${does}: ${asks[task.kind][lang]}`}
      >
        {does}
      </button>
    </form>
  );
}
