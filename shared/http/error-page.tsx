import type { Municipality } from '../domain/municipality/municipality.ts';
import { ContactLine, renderPage } from './layout.tsx';
import type { Language, Texts } from './language.ts';

interface Words {
  readonly title: Texts;
  readonly text: Texts;
}

const unreadable: Words = {
  title: { sv: 'Vi förstod inte det som skickades', en: 'We could not read what was sent' },
  text: {
    sv: 'Ingenting har sparats. Gå tillbaka och försök igen.',
    en: 'Nothing was saved. Go back and try again.',
  },
};

const fault: Words = {
  title: { sv: 'Något gick fel hos oss', en: 'Something went wrong on our side' },
  text: {
    sv: 'Felet är registrerat. Det du skickade har inte ändrat någonting. Försök igen om en stund.',
    en: 'The fault is recorded. What you sent has changed nothing. Try again in a while.',
  },
};

const words: Readonly<Record<number, Words>> = {
  400: unreadable,
  401: {
    title: { sv: 'Du behöver logga in igen', en: 'You need to sign in again' },
    text: {
      sv: 'Ingenting har sparats. Logga in i en annan flik, gå sedan tillbaka hit och skicka igen.',
      en: 'Nothing was saved. Sign in in another tab, then come back here and send again.',
    },
  },
  403: {
    title: { sv: 'Du kan inte göra det här', en: 'You cannot do this' },
    text: {
      sv: 'Din inloggning ger inte rätt till det, eller så kom begäran från en annan webbplats. Ingenting har ändrats.',
      en: 'Your account does not give the right to do it, or the request came from another website. Nothing was changed.',
    },
  },
  404: {
    title: { sv: 'Sidan finns inte', en: 'There is no such page' },
    text: {
      sv: 'Kontrollera att hela adressen kom med. En länk i ett brev kan ha delats på två rader.',
      en: 'Check that the whole address came along. A link in a message may have been split over two lines.',
    },
  },
  409: {
    title: { sv: 'Någon annan hann före', en: 'Somebody else was first' },
    text: {
      sv: 'Det här har ändrats sedan du öppnade sidan. Det du skickade har inte sparats. Öppna sidan igen.',
      en: 'This was changed after you opened the page. What you sent was not saved. Open the page again.',
    },
  },
  410: {
    title: { sv: 'Länken gäller inte längre', en: 'The link is no longer valid' },
    text: { sv: 'Det den ledde till är avslutat.', en: 'What it led to is closed.' },
  },
  413: {
    title: { sv: 'Det som skickades är för stort', en: 'What was sent is too large' },
    text: {
      sv: 'Korta texten och försök igen. Ingenting har sparats.',
      en: 'Shorten the text and try again. Nothing was saved.',
    },
  },
  415: unreadable,
  422: {
    title: { sv: 'Det går inte att ta emot', en: 'This cannot be accepted' },
    text: { sv: 'Gå tillbaka och ändra det du skrev.', en: 'Go back and change what you wrote.' },
  },
  429: {
    title: { sv: 'Vänta en stund', en: 'Wait a while' },
    text: { sv: 'Det har kommit många försök på kort tid.', en: 'There were many attempts in a short time.' },
  },
  500: fault,
};

/** A page for what could not be done: what happened, that nothing was changed, and whom to reach. */
export function errorPage(
  status: number,
  options: {
    readonly lang: Language;
    readonly municipality?: Municipality | undefined;
    readonly detail?: Texts | undefined;
  },
): string {
  const { lang, municipality, detail } = options;
  const { title, text } = words[status] ?? (status >= 500 ? fault : unreadable);
  return renderPage(
    <>
      <p class="lead">{(detail ?? text)[lang]}</p>
      {municipality !== undefined && (
        <p>
          {lang === 'sv' ? 'Du kan alltid höra av dig till ' : 'You can always get in touch with '}
          <ContactLine contact={municipality.coordinator} />.
        </p>
      )}
    </>,
    { title: title[lang], lang, municipality },
  );
}
