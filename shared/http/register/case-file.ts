import { scopeName } from '../../domain/application/content.ts';
import type { DecisionBasis } from '../../domain/decision/basis.ts';
import type { Decision } from '../../domain/decision/decision.ts';
import type { Notice } from '../../domain/decision/notice.ts';
import type { Remedy } from '../../domain/decision/remedy.ts';
import { journalOf, type Note } from '../../domain/desk/note.ts';
import type { CaseOnFile } from '../../domain/register/case-on-file.ts';
import { type Block, type Fact, mapWords, type Section, type WrittenDocument } from '../../domain/register/document.ts';
import type { AuditEvent } from '../../domain/register/event.ts';
import { fileNumber } from '../../domain/register/foreign-number.ts';
import { findKept } from '../../domain/register/kept-document.ts';
import { withoutPeople } from '../../domain/register/masking.ts';
import { clericalErrorWords } from '../decision/clerical-error-words.ts';
import { basisSections, type DocumentTerms, outcomeSection, partyFacts, secretReasons } from '../decision/document.ts';
import { remedyOutcomeWords } from '../decision/remedy-words.ts';
import { leftOut } from '../application/left-out.ts';
import { shownDay, shownInstant } from '../shown-time.ts';
import { contractSections } from './contract-sections.ts';
import { documentSections } from './document-table.ts';
import { eventWord, wordsOfActor } from './event-words.ts';
import { handlingSections } from './handling-sections.ts';
import { meetingFacts } from './meeting-facts.ts';

/**
 * The whole case as one document: the list of what is in it, what the applicant was asked, the basis, the decisions and
 * their notices, what a court said, the contracts, the journal and everything that happened. In the public edition what is
 * written freely about people or claimed to be secret is left out.
 */
export function caseFile(file: CaseOnFile, terms: DocumentTerms): WrittenDocument {
  const { application, content, basis, decisions, notices, remedies } = file;
  const { municipality, lang, edition } = terms;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const number = fileNumber(application);
  const document: WrittenDocument = {
    lang,
    title: say(`Akt ${number}`, `File ${number}`),
    sender: `${municipality.name}, ${municipality.committee.name}`,
    foot: number,
    at: file.events.at(-1)?.at ?? application.receivedAt,
    sections: [
      ...documentSections(file, terms),
      ...(basis === null ? [withdrawnSection(file, terms)] : []),
      ...handlingSections(file, terms),
      ...(basis === null
        ? []
        : [
            ...basisSections(basis, terms),
            ...decisions.flatMap((decision) => decisionSections(decision, { ...file, basis }, terms)),
          ]),
      ...notices.map((notice) => noticeSection(notice, terms)),
      ...remedies.map((remedy) => remedySection(remedy, terms)),
      ...contractSections(file, terms),
      { heading: say('Journal', 'Journal'), level: 1, blocks: journal(file.notes, terms) },
      { heading: say('Ärendets gång', 'The course of the case'), level: 1, blocks: [course(file.events, terms)] },
    ],
  };
  return edition === 'FULL'
    ? document
    : mapWords(document, withoutPeople(content, leftOut.name[lang], outsiders(file)));
}

/** Who has acted for the applicant: those whom its tasks and contracts name. */
function outsiders({ acted, contracts }: CaseOnFile): readonly string[] {
  const signers = contracts.flatMap(({ contract }) => ('signers' in contract ? contract.signers : []));
  return [...acted, ...signers.flatMap(({ party, name }) => (party === 'PROVIDER' ? [name] : []))];
}

/** A case that was withdrawn has no basis to decide on: who applied, and for what. */
function withdrawnSection({ application, content }: CaseOnFile, { lang, edition }: DocumentTerms): Section {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { receivedAt } = application;
  const ended = 'withdrawnAt' in application ? [application] : [];
  return {
    heading: say('Ärendet', 'The matter'),
    level: 1,
    blocks: [
      {
        kind: 'FACTS',
        rows: [
          ...partyFacts({ content }, lang, edition),
          { label: say('Kom in', 'Received'), value: shownInstant(receivedAt, lang) },
          { label: say('Ansökan gällde', 'Applied for'), value: (content.scopes ?? []).map(scopeName).join('\n') },
          ...ended.map(({ withdrawnAt, closed }) => ({
            label: closed === undefined ? say('Återkallad', 'Withdrawn') : say('Avslutad', 'Closed'),
            value: [shownInstant(withdrawnAt, lang), ...(closed === undefined ? [] : [closed.decision])].join(', '),
          })),
        ],
      },
    ],
  };
}

function decisionSections(
  decision: Decision,
  { basis, kept, events }: Pick<CaseOnFile, 'kept' | 'events'> & { readonly basis: DecisionBasis },
  terms: DocumentTerms,
): Section[] {
  const onFile = findKept(kept, 'BASIS', decision.basisHash);
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
        ...meetingFacts(decision, events, terms),
        ...(onFile === undefined
          ? []
          : [
              {
                kind: 'PARAGRAPH' as const,
                weight: 'SOFT' as const,
                text: say(
                  `Beslutsunderlaget är bevarat som det skrevs. SHA-256: ${onFile.sha256}`,
                  `The decision basis is kept as it was written. SHA-256: ${onFile.sha256}`,
                ),
              },
            ]),
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
    heading: say(
      `Underrättelse om beslut ${String(notice.decisionNumber)}`,
      `Notice of decision ${String(notice.decisionNumber)}`,
    ),
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

/** What is known of an application for correction in court, which belongs to the court (LOV 10:1–10:3). */
function remedySection({ decisionNumber, misdirected, court, outcome }: Remedy, terms: DocumentTerms): Section {
  const { lang, edition } = terms;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const forwarded = misdirected?.forwarded;
  const summary = (text: string): string => (edition === 'PUBLIC' ? leftOut.privacy[lang] : text);
  const rows: Fact[] = [
    ...(misdirected === undefined
      ? []
      : [{ label: say('Kom hit av misstag', 'Came here by mistake'), value: shownDay(misdirected.receivedOn, lang) }]),
    ...(forwarded === undefined
      ? []
      : [{ label: say('Skickad vidare', 'Sent on'), value: shownDay(forwarded.on, lang) }]),
    ...(court === undefined
      ? []
      : [
          {
            label: say('Domstolens mål', 'The court’s case'),
            value: `${court.caseNumber}, ${say('känt', 'known')} ${shownDay(court.knownOn, lang)}`,
          },
        ]),
    ...(outcome === undefined
      ? []
      : [
          {
            label: say('Avgörande', 'Ruling'),
            value: `${outcome.caseNumber}, ${shownDay(outcome.on, lang)}. ${remedyOutcomeWords[outcome.kind][lang]}. ${summary(outcome.summary)}`,
          },
        ]),
  ];
  const number = String(decisionNumber);
  return {
    heading: say(`Ansökan om rättelse av beslut ${number}`, `Application for correction of decision ${number}`),
    level: 1,
    blocks: [{ kind: 'FACTS', rows }],
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
