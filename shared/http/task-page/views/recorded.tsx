import type { ComponentChildren } from 'preact';
import type { Texts } from '../../language.ts';
import { Note } from '../../parts.tsx';
import { shownInstant } from '../../shown-time.ts';
import { Contact, document, Facts, type View } from './frame.tsx';

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
