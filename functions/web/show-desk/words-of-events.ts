import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { mailWords } from '../../../shared/http/register/mail-words.ts';
import type { OutboxLine } from '../../../shared/store/outbox.ts';

/** What an event says of more than that it happened: to whom, which requirements. */
export function detailOf({ type, data }: AuditEvent, lang: Language): string {
  const ids = data['requirementIds'];
  const requirements = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').join(', ') : '';
  const instead = typeof data['instead'] === 'string' ? insteadWords[data['instead']] : undefined;
  if (instead !== undefined) return `→ ${instead[lang]}`;
  const to = typeof data['to'] === 'string' ? data['to'] : '–';
  if (type === 'CASE_ASSIGNED') return `→ ${to}`;
  if (type === 'CHECKS_ASSIGNED') return `${requirements} → ${to}`;
  return requirements;
}

const insteadWords: Readonly<Record<string, Texts>> = {
  OTHER_ADDRESS: {
    sv: 'till en annan adress som sökanden har uppgett',
    en: 'to another address that the applicant gave',
  },
  LETTER: { sv: 'ska gå med brev', en: 'is to go by letter' },
  COORDINATOR: { sv: 'samordnaren underrättas', en: 'the coordinator is told' },
  NOWHERE: { sv: 'skickas inte igen', en: 'is not sent again' },
};

const kindWords: Readonly<Record<Exclude<OutboxLine['kind'], 'MAIL'>, Texts>> = {
  START: { sv: 'Starta handläggningen', en: 'Start the handling' },
  CALLBACK: { sv: 'Föra handläggningen vidare', en: 'Take the handling on' },
  ANNOUNCE: { sv: 'Sända ut nyheter', en: 'Send out news' },
  COPY_FILES: { sv: 'Filer från en annan ansökan', en: 'Files of another application' },
  OFFER: { sv: 'Ansökan till en annan kommun', en: 'Application to another municipality' },
  TAKE_UP: { sv: 'Ta upp en del på nytt, i ett eget ärende', en: 'Take a part up again, in a case of its own' },
  IMPORT: { sv: 'Läsa in avtal', en: 'Import contracts' },
  ROLL_OUT: { sv: 'Skicka till alla med avtal', en: 'Send to everybody with a contract' },
  SHOW_RESULTS: { sv: 'Visa enkätresultat i katalogen', en: 'Show survey results in the catalogue' },
  TELL: { sv: 'Besked om en synpunkt', en: 'Word about a complaint' },
  PUBLISH: { sv: 'Visa i katalogen', en: 'Show in the catalogue' },
};

export function wordsOfLine({ kind, message }: OutboxLine, lang: Language): string {
  if (message.kind === 'MAIL') return mailWords[message.template][lang];
  return kind === 'MAIL' ? kind : kindWords[kind][lang];
}

export function wordsOfLineState(state: OutboxLine['state'], lang: Language): string {
  return {
    PENDING: { sv: 'väntar', en: 'waiting' },
    DONE: { sv: 'gjort', en: 'done' },
    FAILED: { sv: 'misslyckades', en: 'failed' },
    LETTER: { sv: 'ska gå med brev', en: 'is to go by letter' },
    LETTER_SENT: { sv: 'skickat med brev', en: 'sent by letter' },
    RESENT: { sv: 'misslyckades, skickat igen', en: 'failed, sent again' },
  }[state][lang];
}
