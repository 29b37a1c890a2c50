import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import { eventWord, wordsOfActor } from '../../../shared/http/register/event-words.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { detailOf } from './words-of-events.ts';

/** What has changed since the reader last looked, by others than themselves. @param since the last event they saw */
export function News(props: {
  readonly events: readonly AuditEvent[];
  readonly since: number | null;
  readonly reader: string;
  readonly lang: Language;
}) {
  const { events, since, reader, lang } = props;
  if (since === null) return null;
  const news = events.filter(({ seq, by }) => seq > since && by !== reader);
  return (
    <Note>
      <h2>{lang === 'sv' ? 'Nytt sedan du var här sist' : 'New since you were here last'}</h2>
      {news.length === 0 ? (
        <p>{lang === 'sv' ? 'Ingenting har ändrats.' : 'Nothing has changed.'}</p>
      ) : (
        <ul>
          {news.map((event) => (
            <li key={event.seq}>
              {eventWord(event.type, lang)} {detailOf(event, lang)}{' '}
              <span class="soft">
                ({wordsOfActor(event.by, lang)}, {shownInstant(event.at, lang)})
              </span>
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}
