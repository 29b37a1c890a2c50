import { providersOf } from '../domain/application/applicant.ts';
import { scopeName } from '../domain/application/content.ts';
import { rolesOf } from '../domain/application/persons.ts';
import { publicRegistration } from '../domain/catalogue/organisation-number.ts';
import { proposalOf, type DecisionBasis } from '../domain/decision/basis.ts';
import type { Proposal, ScopeOutcome } from '../domain/decision/proposal.ts';
import type { DecisionRule, ProposedOutcome } from '../domain/municipality/municipality.ts';
import { capital, type Terminology } from '../domain/municipality/terminology.ts';
import type { Finding, FindingResult } from '../domain/requirement/finding.ts';
import { termsOf } from '../platform/config.ts';
import type { Language, Texts } from './language.ts';
import { Opinions } from './opinions.tsx';
import { Note, StatusTag, SummaryList, Table, type Tone } from './parts.tsx';
import { promiseWords } from './promise-words.ts';
import { shownInstant } from './shown-time.ts';

interface BasisProps {
  readonly basis: DecisionBasis;
  readonly lang: Language;
}

const outcomeTones: Readonly<Record<ScopeOutcome['outcome'], Tone>> = {
  APPROVE: 'good',
  REFUSE: 'bad',
  EXCLUDE: 'bad',
};

/** What a scope's outcome is called in its municipality. */
export function outcomeWord(outcome: ScopeOutcome['outcome'], { approval }: Terminology, lang: Language): string {
  return {
    APPROVE: { sv: capital(approval.verb), en: 'Approved' },
    REFUSE: { sv: `${capital(approval.verb)} inte`, en: 'Not approved' },
    EXCLUDE: { sv: 'Utesluts', en: 'Excluded' },
  }[outcome][lang];
}

/** What a proposal amounts to, as its municipality calls it. */
export function proposalWord(outcome: ProposedOutcome, { approval }: Terminology, lang: Language): string {
  const noun = capital(approval.noun);
  return {
    CLEAR_APPROVAL: { sv: noun, en: 'Approval' },
    APPROVAL_AFTER_COMPLETION: { sv: `${noun} efter komplettering`, en: 'Approval after completion' },
    PARTIAL_APPROVAL: { sv: `${noun} i en del`, en: 'Approval in part' },
    REFUSAL: { sv: 'Avslag', en: 'Refusal' },
    EXCLUSION: { sv: 'Uteslutning', en: 'Exclusion' },
  }[outcome][lang];
}

export const findingWords: Readonly<Record<FindingResult, Texts & { readonly tone: Tone }>> = {
  MET: { sv: 'Uppfyllt', en: 'Met', tone: 'good' },
  NOT_MET: { sv: 'Inte uppfyllt', en: 'Not met', tone: 'bad' },
  NEEDS_COMPLETION: { sv: 'Behöver kompletteras', en: 'Needs completion', tone: 'warn' },
  NEEDS_HUMAN: { sv: 'Ska bedömas', en: 'Needs a person', tone: 'warn' },
  NOT_APPLICABLE: { sv: 'Inte tillämpligt', en: 'Not applicable', tone: 'calm' },
  NOT_TESTED_NOW: { sv: 'Prövas inte nu', en: 'Not tested now', tone: 'calm' },
};

/** Only who applies and who stands behind it: what a question about conflict of interest may show (KL 6:28). */
export function Parties({ basis, lang }: BasisProps) {
  const { applicant, signatories = [], persons = [], contact } = basis.content;
  const people = [
    ...signatories.map((person) => ({ label: { sv: 'Företräds av', en: 'Represented by' }, person })),
    ...persons.map((person) => ({ label: rolesOf(person), person })),
    { label: { sv: 'Kontaktperson', en: 'Contact' }, person: contact },
  ];
  return (
    <SummaryList
      rows={[
        {
          label: lang === 'sv' ? 'Sökande' : 'Applicant',
          value: providersOf(applicant)
            .map(({ name, registration, legalForm }) => `${name}, ${publicRegistration(registration, legalForm)[lang]}`)
            .join('\n'),
        },
        ...people.map(({ label, person }) => ({ label: label[lang], value: person.name })),
      ]}
    />
  );
}

/** Everything that a decision rests on: what is applied for, what is proposed and why, and every requirement's finding. */
export function BasisView({ basis, rule, lang }: BasisProps & { readonly rule?: DecisionRule | undefined }) {
  const { application } = basis;
  const proposal = proposalOf(application);
  const point = rule === undefined || rule.mode === 'MEETING' ? undefined : rule.delegationPoint;
  return (
    <>
      <h2>{lang === 'sv' ? 'Ansökan' : 'The application'}</h2>
      <Parties basis={basis} lang={lang} />
      <SummaryList
        rows={[
          { label: lang === 'sv' ? 'Kom in' : 'Received', value: shownInstant(application.receivedAt, lang) },
          {
            label: lang === 'sv' ? 'Beslut utlovat senast' : 'Decision promised by',
            value: promiseWords(application, lang),
          },
          {
            label: lang === 'sv' ? 'Kompletteringar' : 'Completions',
            value: String(application.completionRounds),
          },
          ...(point === undefined
            ? []
            : [{ label: lang === 'sv' ? 'Delegationspunkt' : 'Delegation point', value: point }]),
        ]}
      />
      <Remark basis={basis} lang={lang} />
      {proposal !== undefined && (
        <ProposalView proposal={proposal} terms={termsOf(application.municipality)} lang={lang} />
      )}
      <Findings basis={basis} lang={lang} />
      <Exclusion basis={basis} lang={lang} />
      {basis.opinions.length > 0 && <Opinions opinions={basis.opinions} proposal={proposal} lang={lang} />}
    </>
  );
}

function ProposalView(props: { readonly proposal: Proposal; readonly terms: Terminology; readonly lang: Language }) {
  const { proposal, terms, lang } = props;
  return (
    <>
      <h2>{lang === 'sv' ? 'Förslag till beslut' : 'Proposed decision'}</h2>
      <p class="lead">{proposalWord(proposal.outcome, terms, lang)}</p>
      <ScopeOutcomes scopes={proposal.scopes} terms={terms} lang={lang} />
      <p class="soft">
        {lang === 'sv' ? 'Underlagets kontrollsumma: ' : 'Checksum of the basis: '}
        <code>{proposal.basisHash.slice(0, 16)}</code>
      </p>
    </>
  );
}

/** The outcome per scope with its reasons (LOV 8:2). */
export function ScopeOutcomes(props: {
  readonly scopes: readonly ScopeOutcome[];
  readonly terms: Terminology;
  readonly lang: Language;
}) {
  const { scopes, terms, lang } = props;
  return (
    <>
      {scopes.map((line) => (
        <section key={scopeName(line.scope)}>
          <h3>
            {scopeName(line.scope)}{' '}
            <StatusTag tone={outcomeTones[line.outcome]}>{outcomeWord(line.outcome, terms, lang)}</StatusTag>
          </h3>
          <ul>
            {line.reasons.map(({ basis, text }) => (
              <li key={`${JSON.stringify(basis)}${text.sv}`}>
                {basis.kind === 'REQUIREMENT' && <strong>{basis.requirementId}: </strong>}
                {text[lang]}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Remark({ basis, lang }: BasisProps) {
  const { remark } = basis.application;
  if (remark === undefined) return null;
  const words = {
    SENT_BACK: { sv: 'skickade tillbaka ärendet', en: 'sent the case back' },
    HANDED_OVER: { sv: 'lämnade över ärendet till nämnden', en: 'handed the case over to the committee' },
  }[remark.kind];
  return (
    <Note tone="warn">
      <p>
        <strong>
          {remark.by} {words[lang]} {shownInstant(remark.at, lang)}:
        </strong>{' '}
        {remark.text}
      </p>
    </Note>
  );
}

/** Every requirement; those that are not tested now are folded away, they are terms and nothing more. */
function Findings({ basis, lang }: BasisProps) {
  const order = new Map(basis.requirements.map(({ id }, index) => [id, index]));
  const inOrder = basis.findings.toSorted(
    (one, other) => (order.get(one.requirementId) ?? 0) - (order.get(other.requirementId) ?? 0),
  );
  const later = inOrder.filter(({ result }) => result === 'NOT_TESTED_NOW');
  const now = inOrder.filter(({ result }) => result !== 'NOT_TESTED_NOW');
  return (
    <>
      <h2>{lang === 'sv' ? 'Prövning av kraven' : 'How the requirements were tried'}</h2>
      <FindingTable
        basis={basis}
        findings={now}
        caption={lang === 'sv' ? 'Krav som prövas vid ansökan' : 'Requirements tested at application'}
        lang={lang}
      />
      {later.length > 0 && (
        <details>
          <summary>
            {lang === 'sv'
              ? `${String(later.length)} krav som accepteras som villkor och inte prövas nu`
              : `${String(later.length)} requirements accepted as terms and not tested now`}
          </summary>
          <ul>
            {later.map(({ requirementId }) => (
              <li key={requirementId}>{titleOf(basis, requirementId, lang)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function FindingTable(props: BasisProps & { readonly findings: readonly Finding[]; readonly caption: string }) {
  const { basis, findings, caption, lang } = props;
  return (
    <Table
      caption={caption}
      columns={[
        { heading: lang === 'sv' ? 'Krav' : 'Requirement' },
        { heading: lang === 'sv' ? 'Resultat' : 'Result' },
        { heading: lang === 'sv' ? 'Skäl' : 'Reason' },
        { heading: lang === 'sv' ? 'Bedömt av' : 'Found by' },
      ]}
      rows={findings.map((finding) => [
        titleOf(basis, finding.requirementId, lang),
        <StatusTag tone={findingWords[finding.result].tone}>{findingWords[finding.result][lang]}</StatusTag>,
        finding.reason[lang],
        `${finding.by ?? (lang === 'sv' ? 'automatisk kontroll' : 'automatic check')}, ${shownInstant(finding.at, lang)}`,
      ])}
    />
  );
}

function titleOf(basis: DecisionBasis, requirementId: string, lang: Language): string {
  const title = basis.requirements.find(({ id }) => id === requirementId)?.title[lang];
  return title === undefined ? requirementId : `${requirementId} ${title}`;
}

function Exclusion({ basis, lang }: BasisProps) {
  const { exclusion } = basis;
  if (exclusion === null) return null;
  const applying = exclusion.grounds.filter(({ applies }) => applies === 'YES');
  return (
    <>
      <h2>{lang === 'sv' ? 'Grunder för uteslutning' : 'Grounds for exclusion'}</h2>
      <p>
        {lang === 'sv'
          ? `Bedömda av ${exclusion.assessedBy.name} ${shownInstant(exclusion.at, lang)}: `
          : `Assessed by ${exclusion.assessedBy.name} on ${shownInstant(exclusion.at, lang)}: `}
        {applying.length === 0
          ? lang === 'sv'
            ? 'ingen grund finns.'
            : 'no ground exists.'
          : lang === 'sv'
            ? `${String(applying.length)} grund(er) finns.`
            : `${String(applying.length)} ground(s) exist.`}
      </p>
      <ul>
        {applying.map((ground) => (
          <li key={ground.ground}>
            <strong>{ground.ground}</strong>: {ground.evidence} {ground.applies === 'YES' && ground.proportionality}
          </li>
        ))}
      </ul>
    </>
  );
}
