import type { ComponentChildren } from 'preact';
import { identityPolicy } from '../domain/task/identity.ts';
import type { Municipality } from '../domain/municipality/municipality.ts';
import type { Task } from '../domain/task/task.ts';
import { Checkbox, ErrorSummary, HiddenFields, RadioGroup, SubmitButton, TextField } from './fields.tsx';
import { emptyForm, type FormState, type FormValues } from './form.ts';
import { ContactLine, renderPage } from './layout.tsx';
import type { Language, Texts } from './language.ts';
import { Note, Progress, SummaryList } from './parts.tsx';
import { shownDay, shownInstant } from './shown-time.ts';
import type { DeadLink, DeadReason } from './task-page-store.ts';

/** What every view of one visit shares. */
export interface View {
  readonly lang: Language;
  readonly municipality: Municipality | undefined;
  readonly title: Texts;
  readonly task: Task;
  /** Whether a conflict of interest is asked about. */
  readonly asksConflict: boolean;
  /** Whether answers are shown for a last look before they count. */
  readonly reviews: boolean;
  /** Who is signed in, where it is done signed in. */
  readonly staff?: { readonly name: string };
}

/** What is done signed in may be begun without a task that asks for it. */
type DeskView = Omit<View, 'task'> & { readonly task?: Task | undefined };

type Step = 'identity' | 'conflict' | 'answer' | 'review';

/** Where one is among the steps that this task has; nothing when it has only one. */
function progress(view: DeskView, step: Step): ComponentChildren {
  const steps: readonly Step[] = [
    ...(view.task !== undefined && identityPolicy(view.task.kind) === 'LINK_AND_CODE' ? (['identity'] as const) : []),
    ...(view.asksConflict ? (['conflict'] as const) : []),
    'answer',
    ...(view.reviews ? (['review'] as const) : []),
  ];
  if (steps.length === 1) return null;
  return <Progress step={steps.indexOf(step) + 1} of={steps.length} lang={view.lang} />;
}

function document(
  view: DeskView,
  content: ComponentChildren,
  more: { title?: string; above?: ComponentChildren; invalid?: boolean } = {},
): string {
  const { lang, municipality } = view;
  const staff = view.staff === undefined ? {} : { staff: view.staff };
  return renderPage(content, { lang, municipality, title: view.title[lang], ...staff, ...more });
}

/** What mail may say too: the case's number and the last day. */
function Facts({ view }: { readonly view: DeskView }) {
  const { task, lang } = view;
  if (task === undefined) return null;
  const rows = [
    ...(task.diaryNumber === undefined
      ? []
      : [{ label: lang === 'sv' ? 'Diarienummer' : 'Case number', value: task.diaryNumber }]),
    ...(task.status === 'OPEN'
      ? [{ label: lang === 'sv' ? 'Svara senast' : 'Answer by', value: shownDay(task.dueOn, lang) }]
      : []),
  ];
  return rows.length === 0 ? null : <SummaryList rows={rows} />;
}

function Contact({ view }: { readonly view: DeskView }) {
  if (view.municipality === undefined) return null;
  return (
    <p>
      {view.lang === 'sv' ? 'Frågor? ' : 'Questions? '}
      <ContactLine contact={view.municipality.coordinator} />
    </p>
  );
}

const codeTexts = {
  why: {
    sv: 'Länken visar att du kan läsa brevet. För att visa att det är du får du en engångskod som sms.',
    en: 'The link shows that you can read the message. To show that it is you, you get a one-time code by text message.',
  },
  send: { sv: 'Skicka kod', en: 'Send a code' },
  again: { sv: 'Skicka en ny kod', en: 'Send a new code' },
  label: { sv: 'Engångskod', en: 'One-time code' },
  hint: { sv: 'Sex siffror.', en: 'Six digits.' },
  go: { sv: 'Fortsätt', en: 'Continue' },
  kept: {
    sv: 'Tiden för din inloggning gick ut. Det du har skrivit finns kvar; visa vem du är igen så fortsätter du där du var.',
    en: 'Your session ran out. What you wrote is kept; show who you are again and continue where you were.',
  },
  noPhone: {
    sv: 'Vi har inget telefonnummer till dig och kan därför inte skicka någon kod. Hör av dig, så ordnar vi det.',
    en: 'We have no telephone number for you, so no code can be sent. Get in touch and we will arrange it.',
  },
  tooMany: {
    sv: 'Flera koder har redan skickats. Vänta en stund och försök igen.',
    en: 'Several codes have been sent already. Wait a while and try again.',
  },
} satisfies Record<string, Texts>;

function phoneEnding(view: View): string {
  const ending = (view.task.assignee.phone ?? '').replace(/\D/g, '').slice(-2);
  return view.lang === 'sv' ? `telefonnumret som slutar på ${ending}` : `the telephone number ending in ${ending}`;
}

/** Asks to send the code. @param carried answers that a lapsed session must not lose */
export function askCodeView(view: View, options: { carried: FormValues; tooMany?: boolean }): string {
  const { lang } = view;
  const lapsed = Object.keys(options.carried).length > 0;
  return document(
    view,
    <>
      {lapsed && (
        <Note tone="warn">
          <p>{codeTexts.kept[lang]}</p>
        </Note>
      )}
      {options.tooMany === true && (
        <Note tone="warn">
          <p>{codeTexts.tooMany[lang]}</p>
        </Note>
      )}
      <Facts view={view} />
      {view.task.assignee.phone === undefined ? (
        <>
          <Note tone="warn">
            <p>{codeTexts.noPhone[lang]}</p>
          </Note>
          <Contact view={view} />
        </>
      ) : (
        <>
          <p>{codeTexts.why[lang]}</p>
          <p>
            {lang === 'sv' ? 'Koden skickas till ' : 'The code goes to '}
            <strong>{phoneEnding(view)}</strong>.
          </p>
          <form method="post" novalidate>
            <HiddenFields values={options.carried} />
            <SubmitButton name="step" value="code">
              {codeTexts.send[lang]}
            </SubmitButton>
          </form>
        </>
      )}
    </>,
    { above: progress(view, 'identity') },
  );
}

/** Asks for the code that was sent. */
export function enterCodeView(
  view: View,
  options: { carried: FormValues; form?: FormState; tooMany?: boolean },
): string {
  const { lang } = view;
  const form = options.form ?? emptyForm;
  return document(
    view,
    <>
      <ErrorSummary form={form} lang={lang} />
      {options.tooMany === true && (
        <Note tone="warn">
          <p>{codeTexts.tooMany[lang]}</p>
        </Note>
      )}
      <p>
        {lang === 'sv' ? 'Vi har skickat ett sms till ' : 'We sent a text message to '}
        <strong>{phoneEnding(view)}</strong>.
      </p>
      <form method="post" novalidate>
        <HiddenFields values={options.carried} />
        <TextField
          form={form}
          name="code"
          label={codeTexts.label[lang]}
          hint={codeTexts.hint[lang]}
          autoComplete="one-time-code"
          inputMode="numeric"
          size="code"
          maxLength={9}
        />
        <SubmitButton name="step" value="identity">
          {codeTexts.go[lang]}
        </SubmitButton>
        <SubmitButton name="step" value="code" second>
          {codeTexts.again[lang]}
        </SubmitButton>
      </form>
    </>,
    { above: progress(view, 'identity'), invalid: form.errors.length > 0 },
  );
}

/** Too many wrong codes on this link. */
export function lockedView(view: View): string {
  const { lang } = view;
  return document(
    view,
    <>
      <p class="lead">
        {lang === 'sv'
          ? 'Det har skrivits fel kod för många gånger, så den här länken är låst. Ingenting har ändrats i ärendet.'
          : 'A wrong code was typed too many times, so this link is locked. Nothing was changed in the case.'}
      </p>
      <NewLink lang={lang} />
      <Contact view={view} />
    </>,
    { title: lang === 'sv' ? 'Länken är låst' : 'The link is locked' },
  );
}

const conflictTexts = {
  intro: {
    sv: 'Innan du får se underlaget behöver vi veta om något gör att din opartiskhet kan ifrågasättas.',
    en: 'Before you see the basis we need to know whether anything could make your impartiality doubtful.',
  },
  who: { sv: 'Vem ärendet gäller', en: 'Whom the case concerns' },
  question: { sv: 'Är du jävig i ärendet?', en: 'Do you have a conflict of interest?' },
  hint: {
    sv: 'Till exempel om du eller någon närstående äger, arbetar i, är styrelseledamot i eller kan vinna eller förlora på hur det går för den som ansöker.',
    en: 'For example if you or somebody close to you owns, works for or sits on the board of the applicant, or stands to gain or lose by the outcome.',
  },
  no: { sv: 'Nej, det finns inget sådant', en: 'No, there is nothing of the kind' },
  yes: { sv: 'Ja, eller jag är osäker', en: 'Yes, or I am not sure' },
  yesHint: {
    sv: 'Någon annan tar då över. Nämnden prövar frågan om den är omtvistad.',
    en: 'Somebody else then takes over. The committee settles the question if it is contested.',
  },
} satisfies Record<string, Texts>;

/** Asks about a conflict of interest, showing only who applies and who stands behind it. */
export function conflictView(view: DeskView, parties: ComponentChildren, form: FormState = emptyForm): string {
  const { lang } = view;
  return document(
    view,
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>{conflictTexts.intro[lang]}</p>
      <h2>{conflictTexts.who[lang]}</h2>
      {parties}
      <form method="post" novalidate>
        <RadioGroup
          form={form}
          name="conflict"
          label={conflictTexts.question[lang]}
          hint={conflictTexts.hint[lang]}
          choices={[
            { value: 'NONE', label: conflictTexts.no[lang] },
            { value: 'DECLARED', label: conflictTexts.yes[lang], hint: conflictTexts.yesHint[lang] },
          ]}
        />
        <SubmitButton name="step" value="conflict">
          {lang === 'sv' ? 'Fortsätt' : 'Continue'}
        </SubmitButton>
      </form>
    </>,
    { above: progress(view, 'conflict'), invalid: form.errors.length > 0 },
  );
}

/** After a declared conflict of interest: nothing of the case is shown. */
export function conflictDeclaredView(view: DeskView): string {
  const { lang } = view;
  return document(
    view,
    <>
      <Note tone="calm">
        <p>
          {lang === 'sv'
            ? 'Du har sagt att det kan finnas jäv. Det är registrerat, någon annan tar över, och du ska inte göra något mer.'
            : 'You said that there may be a conflict of interest. That is recorded, somebody else takes over, and there is nothing more for you to do.'}
        </p>
      </Note>
      <Facts view={view} />
      <Contact view={view} />
    </>,
    { title: lang === 'sv' ? 'Anmält jäv' : 'Conflict of interest declared' },
  );
}

export interface AnswerViewParts {
  readonly content: ComponentChildren;
  readonly fields: ComponentChildren;
  readonly form: FormState;
  readonly submit: string;
  /** A box that a person must tick, where the link alone opens the page; absent where a code was typed. */
  readonly confirmation?: string | undefined;
}

/** What is asked, and the form that answers it. */
export function answerView(view: View, parts: AnswerViewParts): string {
  const { lang } = view;
  return document(
    view,
    <>
      <ErrorSummary form={parts.form} lang={lang} />
      <Facts view={view} />
      {parts.content}
      <form method="post" novalidate>
        {parts.fields}
        {!view.reviews && parts.confirmation !== undefined && (
          <Checkbox form={parts.form} name="confirm" label={parts.confirmation} />
        )}
        <SubmitButton name="step" value={view.reviews ? 'review' : 'answer'}>
          {view.reviews ? (lang === 'sv' ? 'Granska svaret' : 'Check your answer') : parts.submit}
        </SubmitButton>
      </form>
    </>,
    { above: progress(view, 'answer'), invalid: parts.form.errors.length > 0 },
  );
}

/** Something else to do within the task before it is answered. */
export function asideView(view: View, content: ComponentChildren): string {
  return document(
    view,
    <>
      {content}
      <Contact view={view} />
    </>,
  );
}

/** The answer as it will be recorded; nothing is stored yet. */
export function reviewView(view: View, parts: Omit<AnswerViewParts, 'fields'>): string {
  const { lang } = view;
  return document(
    view,
    <>
      <ErrorSummary form={parts.form} lang={lang} />
      <p>
        {lang === 'sv'
          ? 'Ingenting har skickats än. Läs igenom innan du lämnar ditt svar.'
          : 'Nothing has been sent yet. Read it through before you give your answer.'}
      </p>
      {parts.content}
      <form method="post" novalidate>
        <HiddenFields values={withoutControls(parts.form.values)} />
        {parts.confirmation !== undefined && <Checkbox form={parts.form} name="confirm" label={parts.confirmation} />}
        <SubmitButton name="step" value="answer">
          {parts.submit}
        </SubmitButton>
        <SubmitButton name="step" value="edit" second>
          {lang === 'sv' ? 'Ändra' : 'Change'}
        </SubmitButton>
      </form>
    </>,
    {
      above: progress(view, 'review'),
      title: lang === 'sv' ? 'Granska ditt svar' : 'Check your answer',
      invalid: parts.form.errors.length > 0,
    },
  );
}

/** The answer is recorded. @param content what was answered; only for somebody who showed who they are */
export function recordedView(view: View, content: ComponentChildren): string {
  const { lang, task } = view;
  const when = task.status === 'ANSWERED' ? shownInstant(task.answeredAt, lang) : '';
  return document(
    view,
    <>
      <Note tone="good">
        <p>{lang === 'sv' ? `Ditt svar är registrerat ${when}.` : `Your answer was recorded on ${when}.`}</p>
      </Note>
      <Facts view={view} />
      {content}
    </>,
    {},
  );
}

/** The answer could not be recorded, because something else happened meanwhile. */
export function conflictedView(view: View, message: Texts): string {
  const { lang } = view;
  return document(
    view,
    <>
      <p class="lead">{message[lang]}</p>
      <p>
        <a href="?">{lang === 'sv' ? 'Visa hur det ser ut nu' : 'See how things stand now'}</a>
      </p>
      <Contact view={view} />
    </>,
    { title: lang === 'sv' ? 'Svaret kunde inte registreras' : 'The answer could not be recorded' },
  );
}

const deadTexts: Readonly<Record<Exclude<DeadReason, 'ANSWERED'>, Texts>> = {
  REVOKED: {
    sv: 'Uppgiften har tagits tillbaka. Du behöver inte göra något.',
    en: 'The task was taken back. There is nothing for you to do.',
  },
  EXPIRED: { sv: 'Länkens tid har gått ut.', en: 'The link has expired.' },
  REPLACED: {
    sv: 'Det finns en nyare länk till samma uppgift. Använd den i det senaste brevet.',
    en: 'There is a newer link to the same task. Use the one in the latest message.',
  },
  BASIS_CHANGED: {
    sv: 'Underlaget har ändrats sedan länken skickades. En ny länk leder till det nya underlaget.',
    en: 'The basis was changed after the link was sent. A new link leads to the new basis.',
  },
};

/** A link that was once good: what happened, and a way to a new one while the task is open. */
export function deadView(view: View, found: DeadLink, why: Exclude<DeadReason, 'ANSWERED'>): string {
  const { lang } = view;
  const sentAt = found.newLinkSentAt;
  return document(
    view,
    <>
      <p class="lead">{deadTexts[why][lang]}</p>
      <Facts view={view} />
      {sentAt !== undefined && (
        <Note tone="good">
          <p>
            {lang === 'sv'
              ? `En ny länk skickades ${shownInstant(sentAt, lang)} till den adress som är registrerad.`
              : `A new link was sent on ${shownInstant(sentAt, lang)} to the registered address.`}
          </p>
        </Note>
      )}
      {found.task.status === 'OPEN' && sentAt === undefined && <NewLink lang={lang} />}
      <Contact view={view} />
    </>,
    { title: lang === 'sv' ? 'Länken gäller inte längre' : 'The link is no longer valid' },
  );
}

/** After asking for a new link on a page that does not remember it. */
export function newLinkView(view: View, kind: 'sent' | 'too-many' | 'closed'): string {
  const { lang } = view;
  const said = {
    sent: {
      sv: 'En ny länk har skickats till den adress som är registrerad.',
      en: 'A new link was sent to the registered address.',
    },
    'too-many': {
      sv: 'Flera nya länkar har redan skickats. Titta i din e-post, även i skräpposten, eller vänta en stund.',
      en: 'Several new links were sent already. Look in your mail, also among the junk, or wait a while.',
    },
    closed: {
      sv: 'Uppgiften är avslutad, så det behövs ingen ny länk.',
      en: 'The task is closed, so no new link is needed.',
    },
  }[kind];
  return document(
    view,
    <>
      <p class="lead">{said[lang]}</p>
      <Contact view={view} />
    </>,
    { title: lang === 'sv' ? 'Ny länk' : 'New link' },
  );
}

function NewLink({ lang }: { readonly lang: Language }) {
  return (
    <form method="post" novalidate>
      <p>
        {lang === 'sv'
          ? 'Du kan få en ny länk. Den skickas till den e-postadress som är registrerad för uppgiften.'
          : 'You can get a new link. It goes to the e-mail address that is registered for the task.'}
      </p>
      <SubmitButton name="step" value="new-link">
        {lang === 'sv' ? 'Skicka en ny länk' : 'Send a new link'}
      </SubmitButton>
    </form>
  );
}

/** The page's own fields, which are no part of an answer. */
const controls = ['step', 'confirm', 'code'];

/** What somebody answered, without the page's own fields. */
export function withoutControls(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !controls.includes(name)));
}
