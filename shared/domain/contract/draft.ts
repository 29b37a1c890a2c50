import type { LegalForm } from '../application/applicant.ts';
import { type Addressee, type Scope, scopeName } from '../application/content.ts';
import { type Capacity, type PerService, termsPerService } from '../application/service-terms.ts';
import { approvedScopes, decidedOn, type Decision } from '../decision/decision.ts';
import type { Municipality, SigningOrder } from '../municipality/municipality.ts';
import { registrationText } from '../provider/registration.ts';
import type { Requirement } from '../requirement/requirement-set.ts';
import { err, ok, type Result } from '../result.ts';
import type { Contract, ContractIn, ContractProvider } from './contract.ts';
import { renderContract, type ContractTemplate, usesField } from './document.ts';
import type { Signer } from './signature.ts';
import type { AtService } from './signing-service.ts';
import { requirementsBeforeStart } from './start.ts';
import { termInWords, termOf, type TermRule } from './term.ts';

interface Compensation {
  readonly grounds: string;
  readonly priceList?: { readonly name: string; readonly validFrom: string } | undefined;
}

export type DraftError =
  | { readonly code: 'NOTHING_APPROVED' }
  | { readonly code: 'PARTY_WITHOUT_SIGNER'; readonly party: Signer['party'] }
  | { readonly code: 'UNKNOWN_FIELDS'; readonly fields: readonly string[] };

/** Drafts the contract that follows an approval (LOV 8:3): only what was approved, on the bound version's template. */
export function draftContract(input: {
  readonly contractId: string;
  readonly municipality: Pick<Municipality, 'id' | 'name' | 'organisationNumber' | 'committee'>;
  readonly choiceSystem: { readonly id: string; readonly name: string };
  readonly version: {
    readonly number: number;
    readonly contractTemplate: ContractTemplate;
    readonly contractTerm?: TermRule | undefined;
    readonly compensation: Compensation;
    readonly specialTerms: readonly string[];
    readonly requirements: { readonly requirements: readonly Requirement[] };
  };
  readonly applicationId: string;
  readonly diaryNumber: string;
  readonly decision: Decision;
  readonly provider: ContractProvider & { readonly legalForm: LegalForm };
  readonly signers: readonly {
    readonly party: Signer['party'];
    readonly person: Pick<Addressee, 'name' | 'email' | 'phone'>;
  }[];
  readonly signing: SigningOrder;
  /** What the provider can take on; absent, it said nothing. */
  readonly capacity?: Capacity | undefined;
  readonly perService?: PerService | undefined;
  readonly validFrom: string;
  readonly selectableFrom: string;
  readonly at: string;
  /** SHA-256 of a text. */
  readonly hash: (text: string) => string;
}): Result<ContractIn<'DRAFT'>, DraftError> {
  const { municipality, choiceSystem, version, decision, provider } = input;
  const scopes = approvedScopes(decision);
  if (scopes.length === 0) return err({ code: 'NOTHING_APPROVED' });
  const parties: readonly Signer['party'][] = ['PROVIDER', 'MUNICIPALITY'];
  const missing = parties.find((party) => !input.signers.some((signer) => signer.party === party));
  if (missing !== undefined) return err({ code: 'PARTY_WITHOUT_SIGNER', party: missing });
  const conditions = requirementsBeforeStart(version.requirements.requirements, scopes);
  const term = version.contractTerm === undefined ? undefined : termOf(version.contractTerm, input.validFrom);
  const document = renderContract(version.contractTemplate, {
    'municipality.name': municipality.name,
    'municipality.organisationNumber': municipality.organisationNumber,
    'committee.name': municipality.committee.name,
    ...partyInWords(provider, version.contractTemplate),
    'choiceSystem.name': choiceSystem.name,
    'version.number': String(version.number),
    diaryNumber: input.diaryNumber,
    decision: decisionInWords(decision),
    scopes: scopes.map((scope) => `– ${scopeName(scope)}`).join('\n'),
    validFrom: input.validFrom,
    selectableFrom: startInWords(input.selectableFrom, conditions),
    term: term === undefined ? '' : termInWords(term),
    compensation: compensationInWords(version),
    specialTerms: lines(version.specialTerms) || 'Inga särskilda villkor.',
    capacity: capacityInWords(input, scopes),
    startConditions:
      lines(conditions.map(({ id, title }) => `${id} ${title.sv}`)) || 'Inget prövas mellan underskrift och start.',
    signers: lines(
      input.signers.map(
        ({ party, person }) => `${person.name}, för ${party === 'PROVIDER' ? provider.name : municipality.name}`,
      ),
    ),
  });
  if (!document.ok) return document;
  return ok({
    schemaVersion: 1,
    status: 'DRAFT',
    contractId: input.contractId,
    municipality: municipality.id,
    choiceSystemId: choiceSystem.id,
    versionNumber: version.number,
    basis: {
      kind: 'AUTHORISATION',
      applicationId: input.applicationId,
      diaryNumber: input.diaryNumber,
      decisionNumber: decision.number,
    },
    provider,
    scopes: [...scopes],
    selectableFrom: input.selectableFrom,
    ...(term === undefined ? {} : { term }),
    compensation: { versionNumber: version.number, ...priceListOf(version) },
    ...(conditions.length === 0
      ? {}
      : { start: { status: 'AWAITED', requirementIds: conditions.map(({ id }) => id) } }),
    createdAt: input.at,
    documentText: document.value,
    documentHash: input.hash(document.value),
    signing: input.signing,
    signers: input.signers.map(({ party, person }, index) => ({
      signerId: `${party.toLowerCase()}-${index + 1}`,
      party,
      name: person.name,
      email: person.email,
      phone: person.phone,
      status: 'AWAITING',
    })),
  });
}

/**
 * Sends a draft out to be signed: from now its text stands.
 * @param adapter the e-signing service that has it signed; absent, it is signed here and on paper
 */
export function requestSignatures(
  contract: Contract,
  at: string,
  adapter?: AtService['adapter'],
): Result<ContractIn<'AWAITING_SIGNATURES'>, 'NOT_A_DRAFT'> {
  if (contract.status !== 'DRAFT') return err('NOT_A_DRAFT');
  const service: { service?: AtService } = adapter === undefined ? {} : { service: { status: 'TO_SEND', adapter } };
  return ok({ ...contract, ...service, status: 'AWAITING_SIGNATURES', requestedAt: at });
}

/** Who contracts: of a group every one, after the number of the one that leads it, or its name where no number is asked for. */
function partyInWords(
  { name, registration, members = [] }: ContractProvider,
  template: ContractTemplate,
): Record<'provider.name' | 'provider.organisationNumber', string> {
  const others = members.map((one) => `${one.name}, ${registrationText(one.registration).sv}`);
  const group = others.length === 0 ? '' : `, tillsammans i grupp med ${others.join('; ')}`;
  const number = registrationText(registration).sv;
  return usesField(template, 'provider.organisationNumber')
    ? { 'provider.name': name, 'provider.organisationNumber': number + group }
    : { 'provider.name': name + group, 'provider.organisationNumber': number };
}

/** The agreed day, and what has to be shown for it to hold. */
function startInWords(day: string, conditions: readonly Requirement[]): string {
  if (conditions.length === 0) return day;
  const shown = conditions.map(({ id, title }) => `${id} ${title.sv}`).join('; ');
  return `${day}, när det som prövas före start är uppfyllt (${shown})`;
}

function decisionInWords(decision: Decision): string {
  return 'meeting' in decision
    ? `${decision.decidedBy.name} ${decision.meeting.heldOn} § ${decision.meeting.paragraph}`
    : `delegationsbeslut ${decidedOn(decision)} av ${decision.decidedBy.name}, delegationspunkt ${decision.delegationPoint}`;
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `– ${text}`).join('\n');
}

function priceListOf({ compensation: { priceList } }: { readonly compensation: Compensation }) {
  return priceList === undefined ? {} : { priceList };
}

/** By reference: which version's grounds, and which dated list of prices. */
function compensationInWords(version: { readonly number: number; readonly compensation: Compensation }): string {
  const { priceList } = version.compensation;
  const list = priceList === undefined ? '' : ` och prislistan ${priceList.name}, gällande från ${priceList.validFrom}`;
  return `Ersättningen följer version ${version.number} av de publicerade villkoren${list}. ${version.compensation.grounds}`;
}

/** What is taken on in all, and of each service that something else holds for. */
function capacityInWords(
  { capacity, perService }: { readonly capacity?: Capacity | undefined; readonly perService?: PerService | undefined },
  scopes: readonly Scope[],
): string {
  const own = termsPerService(perService, scopes).flatMap((one) =>
    one.capacity === null ? [] : [`${one.service}: ${ceilingInWords(one.capacity)}`],
  );
  return [ceilingInWords(capacity), ...own.map((line) => `– ${line}`)].join('\n');
}

function ceilingInWords(capacity: Capacity | undefined): string {
  if (capacity === undefined) return 'Inget tak är angivet.';
  const { unit, amount } = capacity;
  if (amount === null) return 'Utan tak.';
  return `Högst ${amount} ${unit === 'PLACES' ? 'platser' : 'timmar per månad'}.`;
}
