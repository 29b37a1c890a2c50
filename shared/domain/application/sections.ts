import type { Day } from '../calendar/day.ts';
import { type Asked, askedFor, eachAsked } from '../completion/request.ts';
import type { CompletionItem, Text } from '../requirement/finding.ts';
import {
  appliesToScope,
  authorisationPoint,
  type Requirement,
  type RequirementSet,
  requirementsToUndertake,
} from '../requirement/requirement-set.ts';
import { requirementsNeedingCompletion, runChecks } from '../requirement/run-checks.ts';
import { type Offer, submissionFaults } from './content-fault.ts';
import type { ApplicationContent } from './content.ts';
import type { Evidence } from './evidence.ts';

/** The sections of an application, in the order they are written. */
export const sectionNames = [
  'applicant',
  'contact',
  'signatories',
  'scopes',
  'capacity',
  'persons',
  'declarations',
  'undertakings',
  'statements',
  'evidence',
  'reliances',
  'presentation',
  'businessSecrets',
] as const;
export type SectionName = (typeof sectionNames)[number];

/**
 * `TO_MEND`: something that was given can't stand as it is. `BEGUN`: something is given, and something is still wanted.
 * `OPTIONAL`: nothing is wanted, and nothing said.
 */
export type SectionState = 'NOT_STARTED' | 'BEGUN' | 'TO_MEND' | 'COMPLETE' | 'OPTIONAL';

/** What an applicant may say and nobody asks for. */
const optional: readonly SectionName[] = ['reliances', 'businessSecrets'];

/** One thing that a section is to say. */
export interface Want {
  /** Unique in the application: `evidence:insurance.certificate`, `undertaking:HT-G-02`, `signatories`. */
  readonly key: string;
  readonly title: Text;
  readonly state: 'GIVEN' | 'MISSING' | 'WRONG';
  /** What is missing or wrong, in words; empty when nothing is. */
  readonly texts: readonly Text[];
}

export interface Section {
  readonly name: SectionName;
  readonly state: SectionState;
  readonly wants: readonly Want[];
}

/** A draft as it is now. */
export interface DraftSoFar {
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  readonly confirmedEmail?: string | undefined;
}

/** What it is written against: the requirements it is bound to, and what there is to apply for. */
export interface Ground {
  readonly requirements: RequirementSet;
  readonly offer: Offer;
  readonly today: Day;
  readonly at: string;
}

/**
 * Every section of a draft, and what it still wants. The checks themselves say what requirements ask for, so that a
 * draft lacks exactly what the municipality would ask for (LOV 6:2), and another set of requirements needs no code.
 * A section that nothing is wanted of is left out, unless it is there for whoever has something to say.
 */
export function sectionsOf(draft: DraftSoFar, ground: Ground): readonly Section[] {
  const wants = [...formWants(draft, ground), ...requirementWants(draft, ground)];
  return sectionNames.flatMap((name) => {
    const own = wants.filter(({ section }) => section === name).map(({ want }) => want);
    return own.length === 0 && !optional.includes(name)
      ? []
      : [{ name, state: stateOf(own, isTouched(name, draft)), wants: own }];
  });
}

/** What a draft still lacks, section by section; it may be submitted all the same, as far as `submissionFaults` go. */
export function lackingIn(sections: readonly Section[]): readonly { section: SectionName; want: Want }[] {
  return sections.flatMap(({ name, wants }) =>
    wants.filter(({ state }) => state !== 'GIVEN').map((want) => ({ section: name, want })),
  );
}

interface Placed {
  readonly section: SectionName;
  readonly want: Want;
}

function stateOf(wants: readonly Want[], touched: boolean): SectionState {
  if (wants.length === 0 && !touched) return 'OPTIONAL';
  if (wants.every(({ state }) => state === 'GIVEN')) return 'COMPLETE';
  if (wants.some(({ state }) => state === 'WRONG')) return 'TO_MEND';
  return touched ? 'BEGUN' : 'NOT_STARTED';
}

/** Whether the applicant has said anything in a section. */
function isTouched(name: SectionName, { content, evidence }: DraftSoFar): boolean {
  switch (name) {
    case 'applicant':
    case 'contact':
      return true;
    case 'signatories':
      return content.signatories !== undefined;
    case 'scopes':
      return (content.scopes ?? []).length > 0;
    case 'capacity':
      return (
        content.capacity !== undefined ||
        content.selectableFrom !== undefined ||
        !isEmpty(content.perService) ||
        !isEmpty(content.figures)
      );
    case 'persons':
      return (content.persons ?? []).length > 0;
    case 'declarations':
    case 'undertakings':
    case 'statements':
      return !isEmpty(content[name]);
    case 'evidence':
      return evidence.length > 0;
    case 'presentation':
      return content.presentation !== undefined;
    case 'reliances':
    case 'businessSecrets':
      return (content[name] ?? []).length > 0;
  }
}

/** What the application itself is to say, whatever the requirements are. */
function formWants({ content, confirmedEmail }: DraftSoFar, { offer }: Ground): Placed[] {
  const faults = submissionFaults(content, offer);
  const faultsOf = (field: string) => faults.filter(({ path }) => path.split('/')[1] === field).map(({ text }) => text);
  const want = (section: SectionName, key: string, isGiven: boolean, missing: Text): Placed => ({
    section,
    want: { key, title: titles[section], state: isGiven ? 'GIVEN' : 'MISSING', texts: isGiven ? [] : [missing] },
  });
  const scopeFaults = faultsOf('scopes');
  const hasScopes = (content.scopes ?? []).length > 0;
  return [
    want('applicant', 'applicant', true, titles.applicant),
    want('contact', 'contact', confirmedEmail === content.contact.email, unconfirmed),
    want('signatories', 'signatories', faultsOf('signatories').length === 0, nobodySigns),
    {
      section: 'scopes',
      want: {
        key: 'scopes',
        title: titles.scopes,
        state: scopeFaults.length === 0 ? 'GIVEN' : hasScopes ? 'WRONG' : 'MISSING',
        texts: scopeFaults,
      },
    },
    want('capacity', 'capacity', content.capacity !== undefined, noCapacity),
    want('capacity', 'selectableFrom', content.selectableFrom !== undefined, noStart),
    want('presentation', 'presentation', content.presentation !== undefined, noPresentation),
  ];
}

/** What the requirements ask for. */
function requirementWants(draft: DraftSoFar, ground: Ground): Placed[] {
  const { content, evidence } = draft;
  const { applicant, contact, scopes } = content;
  const { declarations: _said, undertakings: _accepted, statements: _written, ...unanswered } = content;
  const lacking = askedFor(itemsAskedFor(content, evidence, ground));
  const everything = [
    ...itemsAskedFor(content, evidence, ground),
    ...itemsAskedFor(unanswered, [], ground),
    // Merits are asked for one by one once a person is named; before that the person is.
    ...itemsAskedFor({ applicant, contact, ...(scopes === undefined ? {} : { scopes }) }, [], ground).filter(
      ({ ask }) => ask.kind === 'FIELD',
    ),
  ];
  const every = eachAsked(everything).filter(({ ask, key }) => {
    if (ask.kind !== 'EVIDENCE' || ask.person !== undefined || lacking.some((one) => one.key === key)) return true;
    return !everything.some((other) => isOfPerson(other.ask, ask.evidence));
  });
  const asked = every.map((one): Placed => {
    const now = lacking.find(({ key }) => key === one.key);
    const isWrong = now !== undefined && one.ask.kind === 'EVIDENCE' && hasArrived(evidence, one.ask);
    return {
      section: sectionOf(one.ask),
      want: {
        key: one.key,
        title: titleOf(one, ground.requirements),
        state: now === undefined ? 'GIVEN' : isWrong ? 'WRONG' : 'MISSING',
        texts: now?.texts ?? [],
      },
    };
  });
  return [...asked, ...contractTerms(content, ground)];
}

/** Terms that are not tested when applying: they are accepted all the same, and come with the contract. */
function contractTerms(content: ApplicationContent, { requirements }: Ground): Placed[] {
  return requirementsToUndertake(requirements)
    .filter((requirement) => authorisationPoint(requirement) === undefined && concerns(requirement, content))
    .map(({ id, title }) => {
      const accepted = content.undertakings?.[id] === true;
      return {
        section: 'undertakings',
        want: {
          key: `undertaking:${id}`,
          title,
          state: accepted ? 'GIVEN' : 'MISSING',
          texts: accepted ? [] : [{ sv: `Åtagandet saknas: ${title.sv}.`, en: `Undertaking is missing: ${title.en}.` }],
        },
      };
    });
}

/** What the checks would ask for, were the application received today and confirmed. */
function itemsAskedFor(content: ApplicationContent, evidence: readonly Evidence[], ground: Ground): CompletionItem[] {
  const { requirements, today, at } = ground;
  const facts = { content, evidence, receivedOn: today, today, at, signatoryConfirmedAt: at, settlements: {} };
  // Nothing is settled in a draft, so nothing hangs on the hash of its facts.
  return requirementsNeedingCompletion(runChecks(requirements, { ...facts, hash: () => '' }));
}

/** Whether a requirement counts for what is applied for; before anything is, every one does. */
function concerns(requirement: Requirement, { scopes = [] }: ApplicationContent): boolean {
  return scopes.length === 0 || scopes.some((scope) => appliesToScope(requirement, scope));
}

/** Whether it is a document of a kind that each of several people is to hand in. */
function isOfPerson(ask: Asked['ask'], evidence: string): boolean {
  return ask.kind === 'EVIDENCE' && ask.evidence === evidence && ask.person !== undefined;
}

function hasArrived(files: readonly Evidence[], { evidence, person }: AskedEvidence): boolean {
  return files.some((file) => file.kind === evidence && file.person === person && file.status !== 'EXPECTED');
}

type AskedEvidence = Extract<Asked['ask'], { kind: 'EVIDENCE' }>;

function sectionOf(ask: Asked['ask']): SectionName {
  switch (ask.kind) {
    case 'EVIDENCE':
      return 'evidence';
    case 'STATEMENT':
      return 'statements';
    case 'DECLARATION':
      return 'declarations';
    case 'UNDERTAKING':
      return 'undertakings';
    case 'FIELD': {
      const [field = ''] = ask.field.split('.');
      return sectionNames.find((name) => name === field) ?? others[field] ?? 'applicant';
    }
  }
}

/** Fields that are asked for by another name than their section's. */
const others: Readonly<Record<string, SectionName>> = { figures: 'capacity', reliance: 'reliances' };

function titleOf({ ask, requirementIds, texts }: Asked, set: RequirementSet): Text {
  if (ask.kind === 'EVIDENCE' || ask.kind === 'STATEMENT') {
    const { sv, en } = set.evidence[ask.evidence]?.title ?? { sv: ask.evidence, en: ask.evidence };
    const whose = ask.kind === 'EVIDENCE' && ask.person !== undefined ? `, ${ask.person}` : '';
    return { sv: sv + whose, en: en + whose };
  }
  const [text] = texts;
  if (ask.kind === 'FIELD' && text !== undefined) return text;
  const named = requirementIds.map((id) => set.requirements.find((requirement) => requirement.id === id)?.title);
  return named.find((title) => title !== undefined) ?? { sv: ask.kind, en: ask.kind };
}

function isEmpty(answers: Readonly<Record<string, unknown>> | undefined): boolean {
  return Object.keys(answers ?? {}).length === 0;
}

/** What each section is called. */
export const titles: Readonly<Record<SectionName, Text>> = {
  applicant: { sv: 'Sökande', en: 'Applicant' },
  contact: { sv: 'Kontaktperson', en: 'Contact' },
  signatories: { sv: 'Firmatecknare', en: 'Signatory' },
  scopes: { sv: 'Vad ansökan gäller', en: 'What is applied for' },
  capacity: { sv: 'Kapacitet och start', en: 'Capacity and start' },
  persons: { sv: 'Personer i verksamheten', en: 'Persons in the business' },
  declarations: { sv: 'Försäkringar', en: 'Declarations' },
  undertakings: { sv: 'Åtaganden', en: 'Undertakings' },
  statements: { sv: 'Beskrivningar', en: 'Descriptions' },
  evidence: { sv: 'Underlag', en: 'Evidence' },
  reliances: { sv: 'Andra företags kapacitet', en: 'Other firms’ capacity' },
  presentation: { sv: 'Text i katalogen', en: 'Text in the catalogue' },
  businessSecrets: { sv: 'Affärshemligheter', en: 'Business secrets' },
};

const unconfirmed: Text = {
  sv: 'Kontaktpersonens e-postadress är inte bekräftad. Länken finns i brevet som har skickats till den.',
  en: 'The contact’s e-mail address is not confirmed. The link is in the message that was sent to it.',
};
const nobodySigns: Text = {
  sv: 'Ange den eller de firmatecknare som ska bekräfta ansökan.',
  en: 'Name the signatory, or those who sign jointly, to confirm the application.',
};
const noCapacity: Text = {
  sv: 'Kapaciteten är inte angiven. Den visas i katalogen.',
  en: 'The capacity is not stated. The catalogue shows it.',
};
const noStart: Text = {
  sv: 'Dagen då ni kan väljas från är inte angiven.',
  en: 'The day from which you can be chosen is not stated.',
};
const noPresentation: Text = {
  sv: 'Texten som katalogen ska visa är inte skriven.',
  en: 'The text for the catalogue is not written.',
};
