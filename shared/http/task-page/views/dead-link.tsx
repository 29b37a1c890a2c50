import type { Task } from '../../../domain/task/task.ts';
import { SubmitButton } from '../../form/fields.tsx';
import type { Language, Texts } from '../../language.ts';
import { Note } from '../../parts.tsx';
import { shownInstant } from '../../shown-time.ts';
import type { DeadLink, DeadReason } from '../store.ts';
import { Contact, document, Facts, type View } from './frame.tsx';

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

/** Why a task was taken back, where its holder wants to know more than that it was. */
const takenBack: Readonly<Record<string, Texts>> = {
  TAKEN_OVER: {
    sv: 'Nämnden har tagit över ärendet och beslutar själv. Du behöver inte göra något.',
    en: 'The committee has taken the case over and decides itself. There is nothing for you to do.',
  },
  DELEGATION_REVOKED: {
    sv: 'Nämnden har återkallat delegationen och beslutar själv. Du behöver inte göra något.',
    en: 'The committee has revoked the delegation and decides itself. There is nothing for you to do.',
  },
  CONFLICT_RULED_ON: {
    sv: 'Nämnden har prövat en fråga om jäv i ärendet. Den som ska göra något mer har fått ett nytt brev.',
    en: 'The committee has ruled on a conflict of interest in the case. Whoever is to do more has got a new message.',
  },
  NOT_URGENT: {
    sv: 'Ärendet kan vänta på nämnden, så du behöver inte besluta.',
    en: 'The case can await the committee, so you need not decide.',
  },
  URGENT: {
    sv: 'Ordföranden har fått frågan att besluta, eftersom ärendet brådskar. Du behöver inte göra något.',
    en: 'The chair has been asked to decide because the case is urgent. There is nothing for you to do.',
  },
};

/** That a task was taken back, and why where that is known. */
export function takenBackWords({ why }: Extract<Task, { status: 'REVOKED' }>): Texts {
  return takenBack[why] ?? deadTexts.REVOKED;
}

/** A link that was once good: what happened, and a way to a new one while the task is open. */
export function deadView(view: View, found: DeadLink, why: Exclude<DeadReason, 'ANSWERED'>): string {
  const { lang } = view;
  const sentAt = found.newLinkSentAt;
  return document(
    view,
    <>
      <p class="lead">{(found.task.status === 'REVOKED' ? takenBackWords(found.task) : deadTexts[why])[lang]}</p>
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
