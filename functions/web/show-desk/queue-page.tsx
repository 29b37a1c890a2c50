import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { capital } from '../../../shared/domain/municipality/terminology.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { MunicipalityChoice } from '../../../shared/http/desk/municipality-choice.tsx';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note, StatusTag, Table } from '../../../shared/http/parts.tsx';
import type { Staff } from '../../../shared/http/session.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { CaseTable } from './case-table.tsx';
import { FindForm } from './find-page.tsx';
import { type Selection, selectableStates } from './selection.ts';
import { Ways } from './ways.tsx';
import { statusWords } from '../../../shared/http/application/status-words.ts';
import { kindWords } from '../../../shared/http/desk/task-words.ts';

interface QueueProps {
  readonly municipality: Municipality;
  /** Every municipality whose desk the reader may see. */
  readonly own: readonly Municipality[];
  readonly selection: Selection;
  readonly systems: readonly ChoiceSystem[];
  readonly cases: readonly RegisteredApplication[];
  readonly still: readonly RegisteredApplication[];
  readonly tasks: readonly Task[];
  /** Where there are others than those that are shown. */
  readonly more: { readonly still: boolean; readonly tasks: boolean };
  /** Where the next portion is; null when this is the last. */
  readonly next: string | null;
  readonly mayRegister: boolean;
  readonly staff: Staff;
  readonly today: string;
  readonly lang: Language;
}

/** What lies still, what waits for the reader, and the queue by the day a decision is promised. */
export function QueuePage(props: QueueProps) {
  const { municipality, own, selection, cases, still, tasks, next, today, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <MunicipalityChoice
        own={own}
        municipality={municipality}
        addressOf={(id) => inLanguage(`/desk?municipality=${id}`, lang)}
        lang={lang}
      />
      <FindForm text="" lang={lang} />
      <Ways municipality={municipality} staff={props.staff} lang={lang} />
      {props.mayRegister && <Registration systems={props.systems} lang={lang} />}
      {still.length > 0 && (
        <Note tone="warn">
          <CaseTable
            caption={say('Har legat för länge', 'Have lain too long')}
            cases={still}
            today={today}
            lang={lang}
          />
          {props.more.still && <More lang={lang} />}
        </Note>
      )}
      {tasks.length > 0 && <Tasks tasks={tasks} today={today} lang={lang} />}
      {props.more.tasks && <More lang={lang} />}
      <h2>{say('Ärenden', 'Cases')}</h2>
      <Filters {...props} />
      {cases.length === 0 ? (
        <p>
          {next === null
            ? say('Inget ärende väntar här.', 'No case waits here.')
            : say('Inget ärende på den här delen av listan stämmer.', 'No case in this part of the list fits.')}
        </p>
      ) : (
        <CaseTable
          caption={say('Efter dagen då beslut är utlovat', 'By the day a decision is promised')}
          cases={cases}
          today={today}
          lang={lang}
        />
      )}
      {(next !== null || selection.after !== undefined) && (
        <nav aria-label={say('Delar av listan', 'Parts of the list')}>
          <p>
            {selection.after !== undefined && (
              <a href={inLanguage(`/desk?municipality=${municipality.id}`, lang)}>
                {say('Från början', 'From the beginning')}
              </a>
            )}{' '}
            {next !== null && <a href={inLanguage(next, lang)}>{say('Nästa del', 'Next part')}</a>}
          </p>
        </nav>
      )}
    </>
  );
}

/** What waits behind the most urgent comes when those are done. */
function More({ lang }: Pick<QueueProps, 'lang'>) {
  return (
    <p>
      {lang === 'sv'
        ? 'Det finns fler. De mest brådskande visas här.'
        : 'There are more. The most urgent are shown here.'}
    </p>
  );
}

/** Where an application is registered that came by post, by hand or by mail. */
function Registration({ systems, lang }: Pick<QueueProps, 'systems' | 'lang'>) {
  const open = systems.filter(({ status }) => status === 'OPEN');
  if (open.length === 0) return null;
  return (
    <details>
      <summary>
        {lang === 'sv'
          ? 'Registrera en ansökan på papper eller e-post'
          : 'Register an application on paper or by e-mail'}
      </summary>
      <ul>
        {open.map(({ municipality, id, service }) => (
          <li key={id}>
            <a href={inLanguage(`/desk/choice-systems/${publicId(municipality, id)}/registration`, lang)}>{service}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Filters({ municipality, selection, systems, lang }: QueueProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <form method="get" action="/desk" class="filters">
      <input type="hidden" name="municipality" value={municipality.id} />
      {lang === 'en' && <input type="hidden" name="lang" value="en" />}
      <Select
        name="whose"
        label={say('Hos', 'With')}
        chosen={selection.whose}
        choices={[
          ['', say('alla', 'everybody')],
          ['mine', say('mig', 'me')],
          ['unassigned', say('ingen', 'nobody')],
        ]}
      />
      <Select
        name="state"
        label={say('Läge', 'State')}
        chosen={selection.state}
        choices={[
          ['', say('väntar på beslut', 'waiting for a decision')],
          ...selectableStates.map((state): [string, string] => [state, statusWords[state][lang]]),
        ]}
      />
      <Select
        name="system"
        label={say(capital(municipality.terminology.choiceSystem.singular), 'Choice system')}
        chosen={selection.system}
        choices={[['', say('alla', 'all')], ...systems.map(({ id, service }): [string, string] => [id, service])]}
      />
      <Select
        name="late"
        label={say('Tid', 'Time')}
        chosen={selection.late ? 'yes' : ''}
        choices={[
          ['', say('alla', 'all')],
          ['yes', say('försenade', 'late')],
        ]}
      />
      <button type="submit">{say('Visa', 'Show')}</button>
    </form>
  );
}

function Select(props: {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [string, string])[];
}) {
  return (
    <div class="field">
      <label for={props.name}>{props.label}</label>
      <select id={props.name} name={props.name}>
        {props.choices.map(([value, words]) => (
          <option key={value} value={value} selected={value === props.chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Tasks({ tasks, today, lang }: Pick<QueueProps, 'tasks' | 'today' | 'lang'>) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={say('Dina uppgifter', 'Your tasks')}
      columns={[
        { heading: say('Uppgift', 'Task') },
        { heading: say('Diarienummer', 'Diary number') },
        { heading: say('Senast', 'Due') },
      ]}
      rows={tasks.map((task) => [
        <a href={inLanguage(deskPath(task.kind, task.subject), lang)}>{kindWords[task.kind][lang]}</a>,
        task.diaryNumber ?? '–',
        task.dueOn < today ? (
          <>
            {shownDay(task.dueOn, lang)} <StatusTag tone="warn">{say('försenad', 'late')}</StatusTag>
          </>
        ) : (
          shownDay(task.dueOn, lang)
        ),
      ])}
    />
  );
}
