import { providersOf } from '../../../shared/domain/application/applicant.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { scopeName } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { proposalOf } from '../../../shared/domain/decision/basis.ts';
import type { DeskOfficer } from '../../../shared/domain/desk/desk.ts';
import { isOpen } from '../../../shared/domain/desk/place.ts';
import type { Note as JournalNote } from '../../../shared/domain/desk/note.ts';
import type { Opinion } from '../../../shared/domain/opinion/opinion.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { fileNumber } from '../../../shared/domain/register/foreign-number.ts';
import { registrationText } from '../../../shared/domain/provider/registration.ts';
import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import { authorisationPoint, type RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { identityPolicy } from '../../../shared/domain/task/identity.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { Opinions } from '../../../shared/http/opinion/opinions.tsx';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { promiseWords } from '../../../shared/http/application/promise-words.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';
import type { Reading } from '../../../shared/store/desk/reading.ts';
import type { SiblingCase } from '../../../shared/store/application/sibling.ts';
import { AskingAnew } from './asking-anew.tsx';
import { Assignment } from './assignment.tsx';
import { Checks } from './checks.tsx';
import { Contact } from './contact.tsx';
import { ForeignNumber } from './foreign-number.tsx';
import { Journal } from './journal.tsx';
import { Letters } from './letters.tsx';
import { News } from './news.tsx';
import { CompletionLink, filingRows, PapersLink, WithdrawalLink } from './papers.tsx';
import { Record } from './record.tsx';
import { type Decided, RemedyRow } from './remedy-row.tsx';
import { Resending } from './resending.tsx';
import { reconsideredRows } from './reconsidered.tsx';
import { siblingRows } from './siblings.ts';
import { Timeline } from './timeline.tsx';
import type { Visit } from './visit.ts';
import { statusWords } from '../../../shared/http/application/status-words.ts';
import { kindWords } from '../../../shared/http/desk/task-words.ts';

interface FileProps {
  readonly visit: Visit;
  readonly content: ApplicationContent;
  readonly requirements: RequirementSet;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  readonly tasks: readonly Task[];
  readonly opinions: readonly Opinion[];
  /** The same application at other municipalities: that it exists, and its number. */
  readonly siblings: readonly SiblingCase[];
  readonly outbox: readonly OutboxLine[];
  readonly events: readonly AuditEvent[];
  /** Null before there is a decision. */
  readonly decided: Decided | null;
  readonly today: string;
  readonly notes: readonly JournalNote[];
  readonly officers: readonly DeskOfficer[];
  /** Who has read the case; null for those whom it does not concern. */
  readonly readings: readonly Reading[] | null;
  /** The last event that the reader saw the last time. */
  readonly since: number | null;
  /** Its workflow stopped, and nobody has started it anew since. */
  readonly needsAttention: boolean;
  readonly mayHandle: boolean;
  readonly isCoordinator: boolean;
  /** Slips in the decision. */
  readonly mayPutRight: boolean;
  readonly form: FormState;
}

/** One application as its file: where it stands, what is new, what is to be done, and everything that happened. */
export function FilePage(props: FileProps) {
  const { visit, content, requirements, evidence, findings, notes, events, since, mayHandle, isCoordinator, form } =
    props;
  const { lang, application, staff, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const tested = requirements.requirements.filter((requirement) => authorisationPoint(requirement) !== undefined);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {props.needsAttention && <Attention mayRestart={isCoordinator} lang={lang} />}
      <Letters outbox={props.outbox} path={request.path} mayOpen={mayHandle} lang={lang} />
      <Resending outbox={props.outbox} mayResend={isCoordinator} lang={lang} />
      <News events={events} since={since} reader={staff.name} lang={lang} />
      <ToDo {...props} />
      {isCoordinator && <AskingAnew application={application} lang={lang} />}
      <p>
        {application.status === 'PROPOSED' && (
          <>
            <a href={inLanguage(`${request.path}/decider`, lang)}>{say('Vem som beslutar', 'Who decides')}</a>
            {' · '}
          </>
        )}
        <a href={inLanguage(`${request.path}/conflicts`, lang)}>{say('Jäv i ärendet', 'Conflicts of interest')}</a>
        {mayHandle && <CompletionLink application={application} path={request.path} lang={lang} />}
      </p>
      <h2>{say('Ärendet', 'The case')}</h2>
      <Summary {...props} />
      <Timeline application={application} events={events} lang={lang} />
      {application.status === 'PROPOSED' && (
        <p>
          <a href={inLanguage(`${request.path}/notice/preview`, lang)}>
            {say('Se hur underrättelsen blir', 'See how the notice will read')}
          </a>
        </p>
      )}
      {props.decided !== null && props.mayPutRight && (
        <p>
          <a href={inLanguage(`${request.path}/clerical-error`, lang)}>
            {say('Rätta skrivfel i beslutet', 'Put a slip in the decision right')}
          </a>
        </p>
      )}
      <RemedyRow decided={props.decided} today={props.today} path={request.path} lang={lang} />
      {mayHandle && isOpen(application.status) && (
        <>
          <h2>{say('Vem som har ärendet', 'Who has the case')}</h2>
          <Assignment
            application={application}
            officers={props.officers}
            requirements={tested}
            reader={staff}
            version={application.version}
            form={form}
            lang={lang}
          />
        </>
      )}
      <h2>{say('Krav och underlag', 'Requirements and evidence')}</h2>
      <Checks
        set={requirements}
        findings={findings}
        evidence={evidence}
        content={content}
        judges={application.judges ?? {}}
        fileAddress={mayHandle ? (evidenceId) => `${request.path}/evidence/${evidenceId}` : null}
        lang={lang}
      />
      {(mayHandle || props.readings !== null) && (
        <p>
          <a
            href={inLanguage(
              `/desk/choice-systems/${publicId(application.municipality, application.choiceSystemId)}/completions`,
              lang,
            )}
          >
            {say('Så har alla sökande fått komplettera', 'How all applicants could complete')}
          </a>
        </p>
      )}
      {mayHandle && <PapersLink application={application} path={request.path} lang={lang} />}
      {mayHandle && <WithdrawalLink application={application} path={request.path} lang={lang} />}
      <Opinions opinions={props.opinions} proposal={proposalOf(application)} lang={lang} />
      {mayHandle && (
        <p>
          <a href={inLanguage(deskPath('GIVE_OPINION', visit.subject), lang)}>
            {say('Begär eller återta yttranden', 'Ask for opinions, or take a request back')}
          </a>
        </p>
      )}
      <h2>{say('Journal', 'Journal')}</h2>
      <Journal notes={notes} mayWrite={mayHandle} form={form} lang={lang} />
      {visit.municipality.foreignDiary !== undefined && (
        <ForeignNumber
          diary={visit.municipality.foreignDiary.name}
          application={application}
          mayEnter={mayHandle || props.mayPutRight}
          form={form}
          lang={lang}
        />
      )}
      <h2>{say('Kontaktperson', 'Contact')}</h2>
      <Contact contact={content.contact} mayReplace={isCoordinator} form={form} lang={lang} />
      <h2>{say('Ärendets gång', 'The course of the case')}</h2>
      <p>
        <a href={inLanguage(`${request.path}/documents`, lang)}>
          {say('Alla handlingar i ärendet', 'All documents of the case')}
        </a>
      </p>
      <p>
        <a href={inLanguage(`${request.path}/file`, lang)}>
          {say('Hela akten som ett dokument, att läsa eller spara', 'The whole file as one document, to read or keep')}
        </a>
      </p>
      <Record tasks={props.tasks} outbox={props.outbox} events={events} readings={props.readings} lang={lang} />
    </>
  );
}

function Attention({ mayRestart, lang }: { readonly mayRestart: boolean; readonly lang: 'sv' | 'en' }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Note tone="warn">
      <p>
        {say(
          'Handläggningen har stannat av ett tekniskt fel.',
          'The handling has stopped because of a technical fault.',
        )}
      </p>
      {mayRestart && (
        <form method="post">
          <input type="hidden" name="step" value="restart" />
          <SubmitButton>{say('Starta handläggningen igen', 'Start the handling again')}</SubmitButton>
        </form>
      )}
    </Note>
  );
}

/** Links to what somebody signed in has to do with the case now. */
function ToDo({ tasks, visit }: FileProps) {
  const { lang } = visit;
  // A notice is its addressee's; when nobody presses, an officer gives it in another way.
  const open = tasks.filter(
    ({ status, kind }) => status === 'OPEN' && (identityPolicy(kind) === 'SIGN_IN' || kind === 'RECEIVE_NOTICE'),
  );
  if (open.length === 0) return null;
  return (
    <>
      <h2>{lang === 'sv' ? 'Att göra' : 'To do'}</h2>
      <ul>
        {open.map((task) => (
          <li key={task.taskId}>
            <a href={inLanguage(deskPath(task.kind, task.subject), lang)}>{kindWords[task.kind][lang]}</a>{' '}
            <span class="soft">
              {task.assignee.name}, {lang === 'sv' ? 'senast' : 'by'} {shownDay(task.dueOn, lang)}
              {task.note === undefined ? '' : ` – ${task.note[lang]}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Summary({ visit, content, siblings }: FileProps) {
  const { application, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <SummaryList
      rows={[
        { label: say('Läge', 'State'), value: statusWords[application.status][lang] },
        ...(application.foreignNumber === undefined
          ? []
          : [{ label: say('Diarienummer', 'Diary number'), value: fileNumber(application) }]),
        {
          label: say('Sökande', 'Applicant'),
          value: providersOf(content.applicant)
            .map(({ name, registration }) => `${name}, ${registrationText(registration)[lang]}`)
            .join('\n'),
        },
        { label: say('Ansökan gäller', 'Applied for'), value: (content.scopes ?? []).map(scopeName).join('\n') },
        ...reconsideredRows(application, lang),
        { label: say('Inkom', 'Received'), value: shownInstant(application.receivedAt, lang) },
        ...filingRows(application, lang),
        { label: say('Beslut senast', 'Decision due'), value: promiseWords(application, lang) },
        ...siblingRows(siblings, lang),
      ]}
    />
  );
}
