import type { Evidence } from '../../domain/application/evidence.ts';
import { withoutSecrets } from '../../domain/application/business-secret.ts';
import { proposalOf, type DecisionBasis } from '../../domain/decision/basis.ts';
import type { Decision } from '../../domain/decision/decision.ts';
import type { Notice } from '../../domain/decision/notice.ts';
import { journalOf, type Note } from '../../domain/desk/note.ts';
import { documentsOf, type ListedDocument } from '../../domain/register/case-documents.ts';
import { type Block, mapWords, type Section, type WrittenDocument } from '../../domain/register/document.ts';
import type { AuditEvent } from '../../domain/register/event.ts';
import { withoutPeople } from '../../domain/register/masking.ts';
import { clericalErrorWords } from '../decision/clerical-error-words.ts';
import { basisSections, type DocumentTerms, outcomeSection, secretReasons } from '../decision/document.ts';
import { eventWord, wordsOfActor } from './event-words.ts';
import { leftOut } from '../application/left-out.ts';
import { shownDay, shownInstant } from '../shown-time.ts';

/** A whole case, as it is read at one time. */
export interface CaseOnFile {
  readonly basis: DecisionBasis;
  readonly evidence: readonly Evidence[];
  readonly notes: readonly Note[];
  readonly events: readonly AuditEvent[];
  readonly decisions: readonly Decision[];
  readonly notice: Notice | null;
}

/**
 * The whole case as one document: the list of what is in it, the basis, the decisions and their notice, the journal and
 * everything that happened. In the public edition what is written freely about people or claimed to be secret is left out.
 */
export function caseFile(file: CaseOnFile, terms: DocumentTerms): WrittenDocument {
  const { basis, decisions } = file;
  const { municipality, lang, edition } = terms;
  const { application, content } = basis;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const document: WrittenDocument = {
    lang,
    title: say(`Akt ${application.diaryNumber}`, `File ${application.diaryNumber}`),
    sender: `${municipality.name}, ${municipality.committee.name}`,
    foot: application.diaryNumber,
    at: file.events.at(-1)?.at ?? application.receivedAt,
    sections: [
      { heading: say('Handlingar', 'Documents'), level: 1, blocks: [documentTable(file, terms)] },
      ...basisSections(basis, terms),
      ...decisions.flatMap((decision) => decisionSections(decision, basis, terms)),
      ...(file.notice === null ? [] : [noticeSection(file.notice, terms)]),
      { heading: say('Journal', 'Journal'), level: 1, blocks: journal(file.notes, terms) },
      { heading: say('Ärendets gång', 'The course of the case'), level: 1, blocks: [course(file.events, terms)] },
    ],
  };
  return edition === 'FULL' ? document : mapWords(document, withoutPeople(content, leftOut.name[lang]));
}

function documentTable(file: CaseOnFile, { lang, edition }: DocumentTerms): Block {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { basis, evidence, notes, decisions, notice } = file;
  const { application, content } = basis;
  const directions = {
    INCOMING: say('Inkommen', 'Incoming'),
    OUTGOING: say('Utgående', 'Outgoing'),
    INTERNAL: say('Upprättad', 'Drawn up'),
  };
  const open = edition === 'PUBLIC' ? withoutSecrets(content, evidence).files : evidence;
  const secret = ({ evidenceId }: ListedDocument & { readonly kind: 'FILE' }): boolean =>
    open.every((file) => file.evidenceId !== evidenceId);
  const nameOf = (one: ListedDocument): string => {
    switch (one.kind) {
      case 'APPLICATION':
        return say('Ansökan', 'Application');
      case 'FILE':
        return secret(one) ? leftOut.secret[lang] : one.name;
      case 'OPINION':
        return say(`Yttrande från ${one.name}`, `Opinion from ${one.name}`);
      case 'LETTER_IN':
        return say(`Post, antecknad av ${one.name}`, `Mail, noted by ${one.name}`);
      case 'PROPOSAL':
        return say('Beslutsunderlag', 'Decision basis');
      case 'DECISION':
        return say(`Beslut ${one.name}`, `Decision ${one.name}`);
      case 'NOTICE':
        return say('Underrättelse om beslut', 'Notice of the decision');
    }
  };
  const documents = documentsOf({
    receivedAt: application.receivedAt,
    evidence,
    opinions: basis.opinions.flatMap((opinion) => (opinion.status === 'GIVEN' ? [opinion] : [])),
    notes,
    proposedAt: proposalOf(application)?.at,
    decisions,
    notice,
  });
  return {
    kind: 'TABLE',
    caption: say('Handlingarna i ärendet', 'The documents of the case'),
    columns: [say('Nummer', 'Number'), say('Slag', 'Kind'), say('Handling', 'Document'), say('Tid', 'Time')],
    rows: documents.map((one) => [
      { text: `${application.diaryNumber}-${String(one.number)}` },
      { text: directions[one.direction] },
      { text: nameOf(one) },
      { text: shownInstant(one.at, lang) },
    ]),
  };
}

function decisionSections(decision: Decision, basis: DecisionBasis, terms: DocumentTerms): Section[] {
  const { lang } = terms;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const right =
    'meeting' in decision
      ? say(
          `Sammanträde ${shownDay(decision.meeting.heldOn, lang)}, § ${decision.meeting.paragraph}`,
          `Meeting on ${shownDay(decision.meeting.heldOn, lang)}, § ${decision.meeting.paragraph}`,
        )
      : say(`Delegationspunkt ${decision.delegationPoint}`, `Delegation point ${decision.delegationPoint}`);
  const isSecret = secretReasons(basis, terms);
  return [
    {
      heading: say(`Beslut ${String(decision.number)}`, `Decision ${String(decision.number)}`),
      level: 1,
      blocks: [
        { kind: 'PARAGRAPH', text: `${decision.decidedBy.name}, ${shownInstant(decision.decidedAt, lang)}. ${right}.` },
        ...(decision.clericalErrors ?? []).map((error) => ({
          kind: 'PARAGRAPH' as const,
          text: clericalErrorWords(error, lang),
        })),
      ],
    },
    ...decision.scopes.map((scope) => outcomeSection(scope, terms, isSecret)),
  ];
}

function noticeSection(notice: Notice, { lang }: DocumentTerms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const given = notice.status === 'GIVEN' ? shownInstant(notice.givenAt, lang) : say('inte styrkt', 'not proven');
  return {
    heading: say('Underrättelse', 'Notice'),
    level: 1,
    blocks: [
      {
        kind: 'FACTS',
        rows: [
          { label: say('Skickad', 'Sent'), value: shownInstant(notice.sentAt, lang) },
          { label: say('Mottagen', 'Given'), value: given },
          ...(notice.status === 'GIVEN' && notice.remedyLastDay !== undefined
            ? [
                {
                  label: say('Sista dag att söka rättelse', 'Last day to seek correction'),
                  value: shownDay(notice.remedyLastDay, lang),
                },
              ]
            : []),
        ],
      },
    ],
  };
}

/** Notes are written freely, so nobody can tell what they say of people: a person looks before they are given out. */
function journal(notes: readonly Note[], { lang, edition }: DocumentTerms): Block[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (notes.length === 0) return [{ kind: 'PARAGRAPH', text: say('Inga anteckningar.', 'No notes.') }];
  const items = journalOf(notes)
    .toReversed()
    .map(({ note, correctedBy }) => {
      const text = edition === 'PUBLIC' ? leftOut.privacy[lang] : note.text;
      const corrected = correctedBy === undefined ? '' : say(' (rättad senare)', ' (corrected later)');
      return `${shownDay(note.on, lang)}, ${note.by}${corrected}: ${text}`;
    });
  return [{ kind: 'LIST', items }];
}

function course(events: readonly AuditEvent[], { lang }: DocumentTerms): Block {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return {
    kind: 'TABLE',
    caption: say('Allt som har hänt i ärendet', 'Everything that happened in the case'),
    columns: [say('Händelse', 'Event'), say('Tid', 'Time'), say('Av', 'By')],
    rows: events.map(({ type, at, by }) => [
      { text: eventWord(type, lang) },
      { text: shownInstant(at, lang) },
      { text: wordsOfActor(by, lang) },
    ]),
  };
}
