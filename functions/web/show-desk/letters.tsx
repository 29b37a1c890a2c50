import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';
import { wordsOfLine } from './words-of-events.ts';

/** What goes by letter, to somebody without an e-mail address or whom no mail reached, until it has been sent. */
export function Letters(props: {
  readonly outbox: readonly OutboxLine[];
  /** Of the case's page. */
  readonly path: string;
  readonly mayOpen: boolean;
  readonly lang: Language;
}) {
  const { outbox, path, mayOpen, lang } = props;
  const waiting = outbox.filter(({ state }) => state === 'LETTER');
  if (waiting.length === 0) return null;
  return (
    <Note tone="warn">
      <h2>{lang === 'sv' ? 'Ska gå med brev' : 'To go by letter'}</h2>
      <ul>
        {waiting.map((line) => {
          const returned = lang === 'sv' ? ' (e-posten kom inte fram)' : ' (the mail did not arrive)';
          const words = `${wordsOfLine(line, lang)}, ${shownInstant(line.at, lang)}${line.failure === undefined ? '' : returned}`;
          return (
            <li key={line.outboxId}>
              {mayOpen ? <a href={inLanguage(`${path}/letters/${line.outboxId}`, lang)}>{words}</a> : words}
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
