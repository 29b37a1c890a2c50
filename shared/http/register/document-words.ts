import type { CaseDocument, Correspondent, Direction, ListedDocument } from '../../domain/register/case-documents.ts';
import type { Edition } from '../../domain/register/masking.ts';
import { registryNames } from '../../domain/registry/registry.ts';
import { leftOut } from '../application/left-out.ts';
import { changeKindWords } from '../change-notice/change-words.ts';
import type { Language, Texts } from '../language.ts';
import { shownDay, shownInstant } from '../shown-time.ts';
import { mailWords } from './mail-words.ts';

export const directionWords: Readonly<Record<Direction, Texts>> = {
  INCOMING: { sv: 'Inkommen', en: 'Incoming' },
  OUTGOING: { sv: 'Utgående', en: 'Outgoing' },
  INTERNAL: { sv: 'Upprättad', en: 'Drawn up' },
};

const noted: Readonly<Record<Extract<CaseDocument, { kind: 'NOTED' }>['note'], Texts>> = {
  NOTE: { sv: 'Tjänsteanteckning', en: 'Note' },
  CALL: { sv: 'Samtal', en: 'Call' },
  MAIL: { sv: 'Post', en: 'Mail' },
  MEETING: { sv: 'Möte', en: 'Meeting' },
};

const contractNotices: Readonly<Record<Extract<CaseDocument, { kind: 'CONTRACT_NOTICE' }>['what'], Texts>> = {
  LAPSED: { sv: 'Besked: avtalet har inte skrivits under i tid', en: 'Word that the contract was not signed in time' },
  TERMINATED: { sv: 'Besked: avtalet upphör', en: 'Word that the contract ends' },
  EXTENDED: { sv: 'Besked: avtalet förlängs', en: 'Word that the contract is extended' },
  MEASURE: { sv: 'Besked: åtgärd enligt avtalet', en: 'Word of a measure by the contract' },
  TEXT_RETURNED: { sv: 'Besked: text i katalogen', en: 'Word about a text in the catalogue' },
  VISIT: { sv: 'Besked: uppföljningsbesök', en: 'Word of a follow-up visit' },
  VISIT_REPORT: { sv: 'Fastställd besöksrapport', en: 'Established report of a visit' },
  CHANGE_ANSWERED: { sv: 'Svar på anmäld ändring', en: 'Answer to a notice of change' },
  CIRCULAR: { sv: 'Meddelande till alla med avtal', en: 'Message to everybody with a contract' },
};

const termsAnswers: Readonly<Record<Extract<CaseDocument, { kind: 'TERMS_ANSWER' }>['answer'], Texts>> = {
  ACCEPTED: { sv: 'Ändrade villkor accepterade', en: 'Changed terms accepted' },
  DECLINED: { sv: 'Ändrade villkor inte accepterade', en: 'Changed terms declined' },
  SILENT: { sv: 'Inget svar på ändrade villkor', en: 'No answer to changed terms' },
};

/** What a document is called in the list. */
export function documentName(one: CaseDocument, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  switch (one.kind) {
    case 'APPLICATION':
      return say('Ansökan', 'Application');
    case 'FILE':
    case 'EXCERPT':
      return one.name;
    case 'LOOKUP':
      return say('Uppgift ur register', 'Record of a registry');
    case 'COMPLETION_ASKED':
      return say(`Begäran om komplettering ${String(one.number)}`, `Request ${String(one.number)} for completion`);
    case 'COMPLETION':
      return say(`Komplettering ${String(one.number)}`, `Completion ${String(one.number)}`);
    case 'SPOKEN_ANSWER':
      return say(`Muntligt svar på komplettering ${String(one.number)}`, `Spoken answer to ${String(one.number)}`);
    case 'CORRECTION_ASKED':
      return say('Begäran om rättelse i ansökan', 'Request for a correction in the application');
    case 'CORRECTION_ANSWERED':
      return one.allowed
        ? say('Rättelse i ansökan medgiven', 'Correction in the application allowed')
        : say('Rättelse i ansökan inte medgiven', 'Correction in the application not allowed');
    case 'OPINION_ASKED':
      return say('Begäran om yttrande', 'Request for an opinion');
    case 'OPINION':
      return say('Yttrande', 'Opinion');
    case 'NOTED':
      return `${noted[one.note][lang]}, ${say('antecknat av', 'noted by')} ${one.by}`;
    case 'LETTER':
      return `${mailWords[one.template][lang]}${one.byPost ? say(' (med post)', ' (by post)') : ''}`;
    case 'WITHDRAWAL':
      return say('Återkallelse', 'Withdrawal');
    case 'PROPOSAL':
      return say('Beslutsunderlag', 'Decision basis');
    case 'DECISION':
      return say(`Beslut ${String(one.number)}`, `Decision ${String(one.number)}`);
    case 'NOTICE':
      return say(`Underrättelse om beslut ${String(one.number)}`, `Notice of decision ${String(one.number)}`);
    case 'NOTICE_PROOF':
      return say(`Bevis om underrättelse ${String(one.number)}`, `Proof of notice ${String(one.number)}`);
    case 'REMEDY':
      return say('Ansökan om rättelse i domstol, hit av misstag', 'Application to the court, sent here by mistake');
    case 'REMEDY_SENT_ON':
      return say('Ansökan om rättelse skickad vidare', 'Application for correction sent on');
    case 'COURT_CASE':
      return say('Underrättelse om mål i domstol', 'Word of a case in court');
    case 'RULING':
      return say('Domstolens avgörande', 'The court’s ruling');
    case 'CONTRACT':
      return say('Avtal för underskrift', 'Contract to be signed');
    case 'CONTRACT_SIGNED':
      return say('Undertecknat avtal', 'Signed contract');
    case 'CONTRACT_NOTICE':
      return contractNotices[one.what][lang];
    case 'CONTRACT_FILE':
      return one.name;
    case 'PROOFS':
      return say('Svar på begäran om aktuella handlingar', 'Answer to a request for current documents');
    case 'HEARING':
      return say('Tillfälle att yttra sig om en åtgärd', 'Asked to comment on a measure');
    case 'HEARING_REPLY':
      return say('Yttrande om en åtgärd', 'Comment on a measure');
    case 'TERMS_OFFER':
      return say('Erbjudande om ändrade villkor', 'Offer of changed terms');
    case 'TERMS_ANSWER':
      return termsAnswers[one.answer][lang];
    case 'QUALITY_REPORT':
      return say(
        `Kvalitetsredovisning ${String(one.year)}, inlämning ${String(one.number)}`,
        `Quality report ${String(one.year)}, handed in ${String(one.number)}`,
      );
    case 'REPORT_RETURNED':
      return say(
        `Kvalitetsredovisning ${String(one.year)} återlämnad`,
        `Quality report ${String(one.year)} given back`,
      );
    case 'CHANGE_NOTICE':
      return say(
        `Anmäld ändring: ${changeKindWords[one.what].sv}`,
        `Notice of change: ${changeKindWords[one.what].en}`,
      );
  }
}

/** From whom it came or to whom it went; a private person's name is not for publication. */
export function correspondentWords(
  one: Correspondent | undefined,
  { applicant, court, edition, lang }: { applicant: string; court: string; edition: Edition; lang: Language },
): string {
  switch (one?.kind) {
    case undefined:
      return '–';
    case 'APPLICANT':
      return applicant;
    case 'COURT':
      return court;
    case 'AUTHORITY':
      return one.name;
    case 'REGISTRY':
      return registryNames[one.registry][lang];
    case 'PERSON':
      return edition === 'PUBLIC' ? leftOut.name[lang] : one.name;
  }
}

/** The day that a paper tells, else the instant. */
export function documentTime({ at, on }: Pick<ListedDocument, 'at' | 'on'>, lang: Language): string {
  return on === undefined ? shownInstant(at, lang) : shownDay(on, lang);
}
