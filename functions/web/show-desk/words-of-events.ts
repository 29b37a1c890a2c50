import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
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

const mailWords: Readonly<Record<Extract<OutboxLine['message'], { kind: 'MAIL' }>['template'], Texts>> = {
  TASK: { sv: 'Brev om en uppgift', en: 'Mail about a task' },
  NEW_LINK: { sv: 'Brev med ny länk', en: 'Mail with a new link' },
  NEW_BASIS: { sv: 'Besked om att beslutsunderlaget har ändrats', en: 'Word that the decision basis has changed' },
  DECIDER_CHANGED: { sv: 'Besked om att andra tillfrågas', en: 'Word that others are asked' },
  REMINDER_BEFORE_DUE: { sv: 'Påminnelse före dagen', en: 'Reminder before the day' },
  REMINDER_OVERDUE: { sv: 'Påminnelse efter dagen', en: 'Reminder after the day' },
  ESCALATION: { sv: 'Brev till samordnaren', en: 'Mail to the coordinator' },
  NOT_ARRIVED: {
    sv: 'Besked till samordnaren om ett brev som inte kom fram',
    en: 'Word to the coordinator of mail that did not arrive',
  },
  RECEIPT: { sv: 'Bekräftelse till sökanden', en: 'Receipt to the applicant' },
  DRAFT_END: { sv: 'Besked om att ett utkast raderas', en: 'Word that a draft is erased' },
  WITHDRAWN: { sv: 'Bekräftelse på återkallelse', en: 'Receipt of the withdrawal' },
  WITHDRAWN_TO_COORDINATOR: {
    sv: 'Besked till samordnaren om återkallelse',
    en: 'Word to the coordinator of the withdrawal',
  },
  FILE_LOST: {
    sv: 'Besked till handläggaren om en fil som inte räknas',
    en: 'Word to the officer of a file that does not count',
  },
  SYSTEM_CANCELLED: { sv: 'Besked om att systemet avslutas', en: 'Word that the system is cancelled' },
  NEWS: { sv: 'Nyhet om underlaget', en: 'News of the documentation' },
  QUESTION_SETTLED: { sv: 'Besked om en fråga', en: 'Word about a question' },
  EXTENDED: { sv: 'Besked om längre tid', en: 'Word of more time' },
  NOT_EXTENDED: { sv: 'Besked om att tiden inte förlängs', en: 'Word that there is no more time' },
  CONTACT_REPLACED: { sv: 'Besked till den förra kontaktpersonen', en: 'Word to the former contact' },
  CORRECTION_ANSWERED: { sv: 'Svar om rättelse', en: 'Answer on a correction' },
  SUB_DELEGATE_DECIDED: { sv: 'Besked till chefen om ett beslut', en: 'Word to the manager of a decision' },
  PUBLISHED: { sv: 'Brev om att avtalet är klart', en: 'Mail that the contract is concluded' },
};

const kindWords: Readonly<Record<Exclude<OutboxLine['kind'], 'MAIL'>, Texts>> = {
  START: { sv: 'Starta handläggningen', en: 'Start the handling' },
  CALLBACK: { sv: 'Föra handläggningen vidare', en: 'Take the handling on' },
  ANNOUNCE: { sv: 'Sända ut nyheter', en: 'Send out news' },
  COPY_FILES: { sv: 'Filer från en annan ansökan', en: 'Files of another application' },
  OFFER: { sv: 'Ansökan till en annan kommun', en: 'Application to another municipality' },
  IMPORT: { sv: 'Läsa in avtal', en: 'Import contracts' },
  ROLL_OUT: { sv: 'Skicka ändrade villkor', en: 'Send changed terms' },
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
