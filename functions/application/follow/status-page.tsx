import { canMove, isUndecided } from '../../../shared/domain/application/status.ts';
import { endOf, takesApplications } from '../../../shared/domain/choice-system/choice-system.ts';
import { decisionRule } from '../../../shared/domain/choice-system/decision-time.ts';
import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { FindingResult } from '../../../shared/domain/requirement/finding.ts';
import { resultWords } from '../../../shared/domain/requirement/result-words.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { isContactsTask } from '../../../shared/domain/application/contacts-task.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { ContactLine, renderPage } from '../../../shared/http/layout.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { Note, StatusTag, SummaryList, type Tone } from '../../../shared/http/parts.tsx';
import { systemCancelled } from '../../../shared/messages/applicant-letter.ts';
import { now } from '../../../shared/platform/clock.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { promiseWords } from '../../../shared/http/application/promise-words.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { applicationSubject, type KeptApplication } from '../../../shared/store/application/application.ts';
import { readFindings } from '../../../shared/store/requirement/check.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import { WayInSent } from '../../../shared/http/application/way-in-sent.tsx';
import { readSiblings } from '../../../shared/store/application/sibling.ts';
import { BeforeStart, readOwnContract } from './before-start.tsx';
import { wordsForApplicant } from './requirement-words.ts';
import { Siblings } from './siblings.tsx';
import { type Step, stepsOf } from './timeline.ts';
import type { Visit } from './visit.ts';

/** Where an application stands after it was sent: what has happened, what is asked, and when a decision comes. */
export async function statusPage(visit: Visit): Promise<PageResponse> {
  const { application, lang, municipality, system } = visit;
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [tasks, findings, siblings, contract] = await Promise.all([
    readTasks(subject),
    readFindings(subject),
    readSiblings(application),
    readOwnContract(visit),
  ]);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const html = renderPage(
    <>
      <WayInSent sent={visit.request.query['lank']} email={visit.content.contact.email} lang={lang} />
      {isRegistered(application) ? (
        <>
          <SystemEnds visit={visit} />
          <Asked visit={visit} tasks={tasks} />
          <Facts visit={visit} application={application} />
          <Timeline steps={stepsOf(application, tasks)} lang={lang} />
          <BeforeStart visit={visit} contract={contract} />
          <Requirements visit={visit} findings={findings} />
        </>
      ) : (
        <Note>
          <p>{say('Ansökan är återkallad.', 'The application is withdrawn.')}</p>
        </Note>
      )}
      <Siblings application={application} siblings={siblings} lang={lang} />
      <h2>{say('Mer', 'More')}</h2>
      {isRegistered(application) && (
        <p>
          <a href={addressOf(application, lang, 'receipt')}>
            {say('Kvitto med allt som kom in', 'Receipt with everything that was received')}
          </a>
        </p>
      )}
      {isUndecided(application.status) && (
        <p>
          <a href={addressOf(application, lang, 'correction')}>
            {say('Rätta ett uppenbart fel i ansökan', 'Correct an obvious error in the application')}
          </a>
        </p>
      )}
      <form method="post" action={addressOf(visit.application, lang, 'status')} novalidate>
        <SubmitButton name="step" value="link" second>
          {say('Skicka en länk till kontaktadressen', 'Send a link to the contact’s address')}
        </SubmitButton>
        <SubmitButton name="step" value="leave" second>
          {say('Stäng på den här enheten', 'Close on this device')}
        </SubmitButton>
      </form>
      <BeginAgain visit={visit} />
      {canMove(application.status, 'withdraw') && (
        <p>
          <a href={addressOf(application, lang, 'withdrawal')}>
            {say('Återkalla ansökan', 'Withdraw the application')}
          </a>
        </p>
      )}
      <p>
        {say('Frågor? ', 'Questions? ')}
        <ContactLine contact={municipality.coordinator} />
      </p>
    </>,
    {
      title: say(`Din ansökan: ${system.service}`, `Your application: ${system.service}`),
      lang,
      municipality,
      otherLanguage: addressOf(application, lang === 'sv' ? 'en' : 'sv'),
    },
  );
  return { status: 200, html };
}

function Asked({ visit, tasks }: { readonly visit: Visit; readonly tasks: readonly Task[] }) {
  const { lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const own = tasks.filter(isContactsTask);
  const others = tasks.filter(
    ({ status, kind }) => status === 'OPEN' && (kind === 'CONFIRM_SUBMISSION' || kind === 'WITHDRAW'),
  );
  const hasNotice = tasks.some(({ kind, status }) => kind === 'RECEIVE_NOTICE' && status === 'OPEN');
  return (
    <>
      {own.map((task) => (
        <Note tone="warn" key={task.taskId}>
          <h2>{say('Ansökan behöver kompletteras', 'The application needs to be completed')}</h2>
          <p>{say(`Svara senast ${shownDay(task.dueOn, lang)}.`, `Answer by ${shownDay(task.dueOn, lang)}.`)}</p>
          <form method="post" action={addressOf(visit.application, lang, 'status')} novalidate>
            <SubmitButton name="step" value={`open:${task.taskId}`}>
              {say('Komplettera ansökan', 'Complete the application')}
            </SubmitButton>
          </form>
        </Note>
      ))}
      {hasNotice && (
        <Note tone="warn">
          <h2>{say('Ett beslut är fattat', 'A decision has been made')}</h2>
          <p>
            {say(
              `Beslutet med skälen läser man med länken som har skickats till ${visit.content.contact.email}.`,
              `The decision and its reasons are read by the link that has been sent to ${visit.content.contact.email}.`,
            )}
          </p>
          <form method="post" action={addressOf(visit.application, lang, 'status')} novalidate>
            <SubmitButton name="step" value="link" second>
              {say('Skicka länken igen', 'Send the link again')}
            </SubmitButton>
          </form>
        </Note>
      )}
      {others.map(({ taskId, kind, assignee, dueOn }) => (
        <Note tone="warn" key={taskId}>
          <h2>
            {kind === 'WITHDRAW'
              ? say('Firmatecknaren tillfrågas om återkallelse', 'The signatory is asked about a withdrawal')
              : say('Firmatecknaren behöver bekräfta', 'The signatory needs to confirm')}
          </h2>
          <p>
            {say(
              `${assignee.name} har fått en länk till ${assignee.email}. Svara senast ${shownDay(dueOn, lang)}.`,
              `${assignee.name} has been sent a link to ${assignee.email}. Answer by ${shownDay(dueOn, lang)}.`,
            )}
          </p>
        </Note>
      ))}
      {own.length + others.length === 0 && !hasNotice && (
        <p class="lead">{say('Just nu behöver ni inte göra något.', 'There is nothing you need to do at present.')}</p>
      )}
    </>
  );
}

/** While it is open: that the system is or will be cancelled, why, and what becomes of the application (LOV 8:2 st. 2). */
function SystemEnds({ visit: { application, system, municipality, lang } }: { readonly visit: Visit }) {
  const end = endOf(system);
  if (end === null || !canMove(application.status, 'withdraw')) return null;
  const { service } = system;
  return (
    <Note tone="warn">
      <h2>{lang === 'sv' ? 'Kommunen avslutar systemet' : 'The municipality is cancelling the system'}</h2>
      {systemCancelled(municipality, { service, end }, stockholmDay(now()))[lang].map((line) => (
        <p key={line}>{line}</p>
      ))}
      {lang === 'en' && <p lang="sv">{end.reason}</p>}
    </Note>
  );
}

/** Once a case has ended, what was written need not be written again, as long as the system takes applications. */
function BeginAgain({ visit: { application, system, lang } }: { readonly visit: Visit }) {
  if (canMove(application.status, 'withdraw') || !takesApplications(system, stockholmDay(now()))) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Ansök igen', 'Apply again')}</h2>
      <p>
        {say(
          'En ny ansökan kan börja med det som står i den här. Den prövas mot de krav som gäller nu; det som har ändrats eller blivit för gammalt frågar vi efter på nytt.',
          'A new application can begin with what this one says. It is tried against the requirements that apply now; what has changed or become too old is asked for anew.',
        )}
      </p>
      <form method="post" action={addressOf(application, lang, 'status')} novalidate>
        <SubmitButton name="step" value={`again:${newId()}`} second>
          {say('Börja en ny ansökan med de här uppgifterna', 'Begin a new application with this information')}
        </SubmitButton>
      </form>
    </>
  );
}

function Facts({
  visit,
  application,
}: {
  readonly visit: Visit;
  readonly application: KeptApplication & RegisteredApplication;
}) {
  const { lang, version, content } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <SummaryList
      rows={[
        { label: say('Diarienummer', 'Case number'), value: application.diaryNumber },
        { label: say('Sökande', 'Applicant'), value: content.applicant.name },
        { label: say('Inkommen', 'Received'), value: shownInstant(application.receivedAt, lang) },
        {
          label: say('Beslut senast', 'Decision by'),
          value: `${promiseWords(application, lang)}\n${decisionRule(version.decisionTime)[lang]}`,
        },
      ]}
    />
  );
}

const marks: Readonly<Record<Step['state'], Texts & { readonly tone?: Tone }>> = {
  DONE: { sv: 'Klart', en: 'Done', tone: 'good' },
  NOW: { sv: 'Pågår', en: 'Going on', tone: 'calm' },
  LATER: { sv: 'Senare', en: 'Later' },
};

function Timeline({ steps, lang }: { readonly steps: readonly Step[]; readonly lang: Language }) {
  return (
    <>
      <h2>{lang === 'sv' ? 'Ärendets gång' : 'The course of the case'}</h2>
      <ol class="tasks">
        {steps.map(({ title, state, at }) => {
          const { tone, ...words } = marks[state];
          return (
            <li key={title.sv} aria-current={state === 'NOW' ? 'step' : undefined}>
              <span>
                {title[lang]}
                {at !== undefined && <span class="hint">{shownDay(stockholmDay(at), lang)}</span>}
              </span>
              <StatusTag {...(tone === undefined ? {} : { tone })}>{words[lang]}</StatusTag>
            </li>
          );
        })}
      </ol>
    </>
  );
}

const tones: Readonly<Partial<Record<FindingResult, Tone>>> = {
  MET: 'good',
  NOT_MET: 'bad',
  NEEDS_COMPLETION: 'warn',
  NEEDS_HUMAN: 'calm',
};

function Requirements({
  visit,
  findings,
}: {
  readonly visit: Visit;
  readonly findings: Awaited<ReturnType<typeof readFindings>>;
}) {
  const { lang, version } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Kraven', 'The requirements')}</h2>
      {findings.length === 0 ? (
        <p>
          {say(
            'Kontrollen börjar när ansökan är bekräftad. Här visas sedan vad som är känt om varje krav.',
            'The checks begin when the application is confirmed. What is known of each requirement is then shown here.',
          )}
        </p>
      ) : (
        <ul class="tasks">
          {version.requirements.requirements.flatMap(({ id, title }) => {
            const finding = findings.find(({ requirementId }) => requirementId === id);
            if (finding === undefined) return [];
            const tone = tones[finding.result];
            const words = resultWords[finding.result];
            return [
              <li key={id}>
                <span>
                  {title[lang]}
                  <span class="hint">{wordsForApplicant(finding)[lang]}</span>
                </span>
                <StatusTag {...(tone === undefined ? {} : { tone })}>{words[lang]}</StatusTag>
              </li>,
            ];
          })}
        </ul>
      )}
    </>
  );
}
