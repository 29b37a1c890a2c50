import * as z from 'zod/mini';
import { LegalForm } from '../application/applicant.ts';
import { type Addressee, Scope, scopeName } from '../application/content.ts';
import { approvedScopes, decidedOn, type Decision } from '../decision/decision.ts';
import { MunicipalityId, type Municipality } from '../municipality/municipality.ts';
import { Registration, registrationText } from '../provider/registration.ts';
import { err, ok, type Result } from '../result.ts';
import type { Requirement } from '../requirement/requirement-set.ts';
import { renderContract, type ContractTemplate } from './document.ts';
import { type Signature, Signer } from './signature.ts';
import { firstDay, requirementsBeforeStart, StartConditions } from './start.ts';

const Name = z.string().check(z.minLength(1));

/** Why the provider may be chosen: an approval, the municipality's own assignment to its unit, or a contract older than this system. */
export const ContractBasis = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('AUTHORISATION'),
    applicationId: Name,
    diaryNumber: Name,
    decisionNumber: z.int().check(z.positive()),
  }),
  z.strictObject({
    kind: z.literal('ASSIGNMENT'),
    decidedBy: Name,
    decidedOn: z.iso.date(),
    paragraph: Name,
  }),
  z.strictObject({ kind: z.literal('IMPORTED'), signedOn: z.iso.date(), reference: Name }),
]);
export type ContractBasis = z.infer<typeof ContractBasis>;

export const ContractProvider = z.strictObject({
  name: Name,
  registration: Registration,
  /** Nothing for the municipality's own unit, which has none of its own. */
  legalForm: z.nullable(LegalForm),
});
export type ContractProvider = z.infer<typeof ContractProvider>;

const common = {
  schemaVersion: z.literal(1),
  contractId: Name,
  municipality: MunicipalityId,
  choiceSystemId: Name,
  /** The published version whose requirements and terms it follows. */
  versionNumber: z.int().check(z.positive()),
  basis: ContractBasis,
  provider: ContractProvider,
  scopes: z.array(Scope).check(z.minLength(1)),
  /** The first day that the parties agreed on; see `firstDay` for when somebody may choose the provider. */
  selectableFrom: z.iso.date(),
  /** Absent: nothing has to be met between the signature and that day. */
  start: z.optional(StartConditions),
  createdAt: z.iso.datetime(),
};

const document = {
  documentText: Name,
  /** SHA-256 of the text: signatures are bound to it. */
  documentHash: z.string(),
};

const signing = {
  ...document,
  signing: z.enum(['ANY_ORDER', 'IN_ORDER']),
  signers: z.array(Signer).check(z.minLength(1)),
};

const signed = {
  ...common,
  documentText: z.optional(document.documentText),
  documentHash: z.optional(document.documentHash),
  signers: z.array(Signer),
  /** From here the provider is visible: when the last one signed, or when an assignment or import was registered. */
  signedAt: z.iso.datetime(),
};

/** An agreement to be chosen (LOV 2:2, 8:3): a provider becomes visible when it is signed, never at the approval. */
export const Contract = z.discriminatedUnion('status', [
  z.strictObject({ ...common, ...signing, status: z.literal('DRAFT') }),
  z.strictObject({ ...common, ...signing, status: z.literal('AWAITING_SIGNATURES'), requestedAt: z.iso.datetime() }),
  z.strictObject({ ...signed, status: z.literal('SIGNED') }),
  z.strictObject({ ...signed, status: z.literal('ENDED'), endedOn: z.iso.date(), why: Name }),
]);
export type Contract = z.infer<typeof Contract>;
export type ContractIn<S extends Contract['status']> = Extract<Contract, { status: S }>;

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
    readonly requirements: { readonly requirements: readonly Requirement[] };
  };
  readonly applicationId: string;
  readonly diaryNumber: string;
  readonly decision: Decision;
  readonly provider: ContractProvider & { readonly legalForm: LegalForm };
  /** In the order in which they sign where it matters. */
  readonly signers: readonly {
    readonly party: Signer['party'];
    readonly person: Pick<Addressee, 'name' | 'email' | 'phone'>;
  }[];
  readonly signing: 'ANY_ORDER' | 'IN_ORDER';
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
  const document = renderContract(version.contractTemplate, {
    'municipality.name': municipality.name,
    'municipality.organisationNumber': municipality.organisationNumber,
    'committee.name': municipality.committee.name,
    'provider.name': provider.name,
    'provider.organisationNumber': registrationText(provider.registration).sv,
    'choiceSystem.name': choiceSystem.name,
    'version.number': String(version.number),
    diaryNumber: input.diaryNumber,
    decision: decisionInWords(decision),
    scopes: scopes.map((scope) => `– ${scopeName(scope)}`).join('\n'),
    validFrom: input.validFrom,
    selectableFrom: startInWords(input.selectableFrom, conditions),
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

/** Sends a draft out to be signed: from now its text stands. */
export function requestSignatures(
  contract: Contract,
  at: string,
): Result<ContractIn<'AWAITING_SIGNATURES'>, 'NOT_A_DRAFT'> {
  return contract.status === 'DRAFT'
    ? ok({ ...contract, status: 'AWAITING_SIGNATURES', requestedAt: at })
    : err('NOT_A_DRAFT');
}

export type SignError = 'NOT_AWAITING' | 'UNKNOWN_SIGNER' | 'ALREADY_SIGNED' | 'NOT_YOUR_TURN' | 'DOCUMENT_CHANGED';

/** One signature, once, in turn where an order is set, on exactly the text that was sent out (LOV 2:2). The last one makes the contract. */
export function sign(
  contract: Contract,
  signerId: string,
  signature: Signature,
): Result<ContractIn<'AWAITING_SIGNATURES' | 'SIGNED'>, SignError> {
  const signer = 'signers' in contract ? contract.signers.find((line) => line.signerId === signerId) : undefined;
  if (signer?.status === 'SIGNED') return err('ALREADY_SIGNED');
  if (contract.status !== 'AWAITING_SIGNATURES') return err('NOT_AWAITING');
  if (signer === undefined) return err('UNKNOWN_SIGNER');
  if (!whoseTurn(contract).some((line) => line.signerId === signerId)) return err('NOT_YOUR_TURN');
  if (signature.documentHash !== contract.documentHash) return err('DOCUMENT_CHANGED');
  const signers = contract.signers.map((line): Signer =>
    line.signerId === signerId ? { ...line, status: 'SIGNED', signature } : line,
  );
  if (!allSigned({ signers })) return ok({ ...contract, signers });
  const { signing: _signing, requestedAt: _requestedAt, ...rest } = contract;
  return ok({ ...rest, status: 'SIGNED', signers, signedAt: latestSignature(signers) });
}

/** The signers who may sign now: everybody who has not, or the first of them where an order is set. */
export function whoseTurn(contract: ContractIn<'AWAITING_SIGNATURES'>): readonly Signer[] {
  const awaiting = contract.signers.filter(({ status }) => status === 'AWAITING');
  return contract.signing === 'IN_ORDER' ? awaiting.slice(0, 1) : awaiting;
}

export function allSigned({ signers }: { readonly signers: readonly Signer[] }): boolean {
  return signers.length > 0 && signers.every(({ status }) => status === 'SIGNED');
}

/**
 * A contract that no signature makes: the own unit's assignment, or one signed before this system.
 * It stands in the catalogue and in follow-up like every other.
 */
export function registerContract(
  contract: Omit<ContractIn<'SIGNED'>, 'schemaVersion' | 'status' | 'signers' | 'signedAt' | 'basis'> & {
    readonly basis: Extract<ContractBasis, { kind: 'ASSIGNMENT' | 'IMPORTED' }>;
  },
): ContractIn<'SIGNED'> {
  return { ...contract, schemaVersion: 1, status: 'SIGNED', signers: [], signedAt: contract.createdAt };
}

/** Whether a provider is in force on a day: signed, and not ended before it. Visible then, even before it is selectable. */
export function isInForce(contract: Contract, on: string): boolean {
  return contract.status === 'SIGNED' || (contract.status === 'ENDED' && on <= contract.endedOn);
}

/** Whether somebody may choose the provider on a day. */
export function isSelectable(contract: Contract, on: string): boolean {
  if (!('signedAt' in contract)) return false;
  const first = firstDay(contract);
  return isInForce(contract, on) && first !== null && first <= on;
}

/** Paper is registered after it was signed, so the last to be recorded need not be the last to be given. */
function latestSignature(signers: readonly Signer[]): string {
  const given = signers.flatMap((line) => (line.status === 'SIGNED' ? [line.signature.at] : []));
  return given.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? '';
}

/** The agreed day, and what has to be shown for it to hold. */
function startInWords(day: string, conditions: readonly Requirement[]): string {
  if (conditions.length === 0) return day;
  const shown = conditions.map(({ id, title }) => `${id} ${title.sv}`).join('; ');
  return `${day}, när det som prövas före start är uppfyllt (${shown})`;
}

function decisionInWords(decision: Decision): string {
  return decision.mode === 'MEETING'
    ? `${decision.decidedBy.name} ${decision.meeting.heldOn} § ${decision.meeting.paragraph}`
    : `delegationsbeslut ${decidedOn(decision)} av ${decision.decidedBy.name}, delegationspunkt ${decision.delegationPoint}`;
}
