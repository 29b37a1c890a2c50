import { scopeName, type Scope } from '../../domain/application/content.ts';
import { providersOf } from '../../domain/application/applicant.ts';
import { rolesOf } from '../../domain/application/persons.ts';
import { publicRegistration } from '../../domain/catalogue/organisation-number.ts';
import { proposalOf, type DecisionBasis } from '../../domain/decision/basis.ts';
import type { Proposal, Reason, ScopeOutcome } from '../../domain/decision/proposal.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { capital } from '../../domain/municipality/terminology.ts';
import { type Block, type Fact, mapWords, type Section, type WrittenDocument } from '../../domain/register/document.ts';
import { fileNumber } from '../../domain/register/foreign-number.ts';
import { type ClaimableFile, type Edition, mayTellSecret, withoutPeople } from '../../domain/register/masking.ts';
import { statementSections } from './statement.ts';
import type { Language, Texts } from '../language.ts';
import { leftOut } from '../application/left-out.ts';
import { outcomeTones, outcomeWord, proposalWord } from './outcome-words.ts';
import { promiseWords } from '../application/promise-words.ts';
import { shownInstant } from '../shown-time.ts';

export interface DocumentTerms {
  readonly municipality: Municipality;
  readonly lang: Language;
  readonly edition: Edition;
  /** Who decides as the proposal stands, where that is known. */
  readonly right?: DecisionRight | undefined;
  /** The application's files, for what is claimed of them. */
  readonly files?: readonly ClaimableFile[];
}

const defaultHeadings = {
  matter: { sv: 'Ärendet', en: 'The matter' },
  statement: { sv: 'Förvaltningens yttrande', en: 'The administration’s statement' },
  economy: { sv: 'Ekonomisk bedömning', en: 'Economy' },
  proposal: { sv: 'Förslag till beslut', en: 'Proposed decision' },
  sentTo: { sv: 'Beslutet skickas till', en: 'The decision is sent to' },
} satisfies Record<string, Texts>;

/**
 * The decision basis as one document: the headings that committees use, in the municipality's own words, made of the case
 * as it stands. Page, PDF and Word file show this and nothing else.
 */
export function decisionDocument(basis: DecisionBasis, terms: DocumentTerms): WrittenDocument {
  const { municipality, lang, edition } = terms;
  const { application, content } = basis;
  const proposal = proposalOf(application);
  const document: WrittenDocument = {
    lang,
    title: titleOf(basis, terms),
    sender: `${municipality.name}, ${municipality.committee.name}`,
    foot: [fileNumber(application), ...(proposal === undefined ? [] : [proposal.basisHash.slice(0, 16)])].join(' · '),
    at: proposal?.at ?? application.receivedAt,
    sections: basisSections(basis, terms),
  };
  return edition === 'FULL' ? document : mapWords(document, withoutPeople(content, leftOut.name[lang]));
}

/** The document's sections, where a page has a title of its own. */
export function basisSections(basis: DecisionBasis, terms: DocumentTerms): readonly Section[] {
  const { municipality, lang } = terms;
  const heading = (name: keyof typeof defaultHeadings): string => {
    const own = municipality.decisionDocument?.headings?.[name];
    return lang === 'sv' && own !== undefined ? own : defaultHeadings[name][lang];
  };
  const proposal = proposalOf(basis.application);
  const isSecret = secretReasons(basis, terms);
  const hidden = { lang, edition: terms.edition, isSecret };
  return [
    { heading: heading('matter'), level: 1, blocks: matter(basis, terms) },
    { heading: heading('statement'), level: 1, blocks: [] },
    ...statementSections(basis, hidden),
    { heading: heading('economy'), level: 1, blocks: economy(basis, terms) },
    ...(proposal === undefined
      ? []
      : [
          { heading: heading('proposal'), level: 1 as const, blocks: proposed(proposal, terms) },
          ...proposal.scopes.map((scope) => outcomeSection(scope, terms, isSecret)),
        ]),
    { heading: heading('sentTo'), level: 1, blocks: [{ kind: 'LIST', items: recipients(basis, terms) }] },
  ];
}

/** Which requirements' reasons the edition leaves out, since they may tell what is claimed to be a business secret. */
export function secretReasons(basis: DecisionBasis, terms: DocumentTerms): (requirementId: string) => boolean {
  const mayTell = mayTellSecret(basis.content, terms.files ?? []);
  const byId = new Map(basis.requirements.map((requirement) => [requirement.id, requirement]));
  return (id) => terms.edition === 'PUBLIC' && mayTell(byId.get(id));
}

/** The outcome for one scope, with its reasons (LOV 8:2). */
export function outcomeSection(
  { scope, outcome, reasons }: ScopeOutcome,
  { municipality, lang }: { readonly municipality: Pick<Municipality, 'terminology'>; readonly lang: Language },
  isSecret: (requirementId: string) => boolean = () => false,
): Section {
  const said = ({ basis, text }: Reason): string => {
    if (basis.kind !== 'REQUIREMENT') return text[lang];
    return `${basis.requirementId}: ${isSecret(basis.requirementId) ? leftOut.secret[lang] : text[lang]}`;
  };
  return {
    heading: scopeName(scope),
    level: 2,
    state: { text: outcomeWord(outcome, municipality.terminology, lang), tone: outcomeTones[outcome] },
    blocks: [{ kind: 'LIST', items: reasons.map(said) }],
  };
}

/** Who applies and who stands behind it. In the public edition only who applies. */
export function partyFacts(
  { content }: Pick<DecisionBasis, 'content'>,
  lang: Language,
  edition: Edition = 'FULL',
): Fact[] {
  const { applicant, signatories = [], persons = [], contact } = content;
  const people = [
    ...signatories.map((person) => ({ label: { sv: 'Företräds av', en: 'Represented by' }, person })),
    ...persons.map((person) => ({ label: rolesOf(person), person })),
    { label: { sv: 'Kontaktperson', en: 'Contact' }, person: contact },
  ];
  return [
    {
      label: lang === 'sv' ? 'Sökande' : 'Applicant',
      value: providersOf(applicant)
        .map(({ name, registration, legalForm }) => `${name}, ${publicRegistration(registration, legalForm)[lang]}`)
        .join('\n'),
    },
    ...(edition === 'PUBLIC' ? [] : people.map(({ label, person }) => ({ label: label[lang], value: person.name }))),
  ];
}

function titleOf({ application }: DecisionBasis, { municipality, lang }: DocumentTerms): string {
  const { approval, choiceSystem } = municipality.terminology;
  return lang === 'sv'
    ? `Ansökan om ${approval.noun} i ${choiceSystem.singular}: ${application.applicantName}`
    : `Application for approval: ${application.applicantName}`;
}

function matter({ application, content }: DecisionBasis, { lang, right, edition }: DocumentTerms): Block[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { remark, officer } = application;
  const point = right === undefined || right.mode === 'MEETING' ? undefined : right.delegationPoint;
  const words = {
    SENT_BACK: say('skickade tillbaka ärendet', 'sent the case back'),
    HANDED_OVER: say('lämnade över ärendet till nämnden', 'handed the case over to the committee'),
    TAKEN_OVER: say(
      'registrerade att nämnden har tagit över ärendet',
      'registered that the committee took the case over',
    ),
  };
  const scopes: readonly Scope[] = content.scopes ?? [];
  return [
    {
      kind: 'FACTS',
      rows: [
        { label: say('Diarienummer', 'Diary number'), value: fileNumber(application) },
        ...partyFacts({ content }, lang, edition),
        { label: say('Kom in', 'Received'), value: shownInstant(application.receivedAt, lang) },
        { label: say('Beslut utlovat senast', 'Decision promised by'), value: promiseWords(application, lang) },
        { label: say('Kompletteringar', 'Completions'), value: String(application.completionRounds) },
        ...(officer === undefined ? [] : [{ label: say('Handläggare', 'Case officer'), value: officer.name }]),
        ...(point === undefined ? [] : [{ label: say('Delegationspunkt', 'Delegation point'), value: point }]),
      ],
    },
    ...(scopes.length === 0
      ? []
      : [
          { kind: 'PARAGRAPH' as const, text: say('Ansökan gäller:', 'The application is for:') },
          { kind: 'LIST' as const, items: scopes.map(scopeName) },
        ]),
    ...(remark === undefined
      ? []
      : [
          {
            kind: 'PARAGRAPH' as const,
            text: `${remark.by} ${words[remark.kind]} ${shownInstant(remark.at, lang)}: ${remark.text}`,
          },
        ]),
  ];
}

function economy({ compensation, application }: DecisionBasis, { municipality, lang }: DocumentTerms): Block[] {
  const { requestDocumentation: documentation } = municipality.terminology;
  const own = municipality.decisionDocument?.economy;
  const general =
    lang === 'sv'
      ? `Ersättningen följer av ${documentation.definite}, version ${String(application.versionNumber)}, på samma villkor för alla.`
      : `The remuneration follows from the request documentation, version ${String(application.versionNumber)}, on the same terms for all.`;
  return [
    { kind: 'PARAGRAPH', text: general },
    ...(compensation === undefined ? [] : [{ kind: 'PARAGRAPH' as const, text: compensation }]),
    ...(own === undefined ? [] : [{ kind: 'PARAGRAPH' as const, text: own }]),
  ];
}

function proposed(proposal: Proposal, { municipality, lang }: DocumentTerms): Block[] {
  return [
    { kind: 'PARAGRAPH', weight: 'LEAD', text: proposalWord(proposal.outcome, municipality.terminology, lang) },
    {
      kind: 'PARAGRAPH',
      weight: 'SOFT',
      text:
        lang === 'sv'
          ? `Förslaget lades fram ${shownInstant(proposal.at, lang)}. Underlagets kontrollsumma: ${proposal.basisHash.slice(0, 16)}`
          : `Proposed on ${shownInstant(proposal.at, lang)}. Checksum of the basis: ${proposal.basisHash.slice(0, 16)}`,
    },
  ];
}

function recipients({ application }: DecisionBasis, { municipality }: DocumentTerms): string[] {
  const { title, name } = municipality.coordinator;
  return [
    application.applicantName,
    title === undefined ? name : capital(title),
    ...(municipality.decisionDocument?.sentTo ?? []),
  ];
}
