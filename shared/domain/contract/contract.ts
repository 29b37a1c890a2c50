import * as z from 'zod/mini';
import { LegalForm } from '../application/applicant.ts';
import { Scope } from '../application/content.ts';
import { MunicipalityId, SigningOrder } from '../municipality/municipality.ts';
import { SetRiskLevel } from '../follow-up/risk-level.ts';
import { Registration } from '../provider/registration.ts';
import { Intake } from './intake.ts';
import { Signer } from './signature.ts';
import { AtService } from './signing-service.ts';
import { firstDay, StartConditions } from './start.ts';
import { Term, Termination } from './term.ts';
import { Amendment } from './terms-change.ts';

const Name = z.string().check(z.minLength(1));

/** A decision that was made before this system: its day, where it is in the diary, and who made it by what right. */
export const EarlierDecision = z.strictObject({
  decidedOn: z.iso.date(),
  decidedBy: Name,
  diaryNumber: Name,
  /** The paragraph of the minutes or the point of the delegation order. */
  paragraph: Name,
});

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
    /** The municipality's own mark of it, where it was brought in with the others. */
    reference: z.optional(Name),
  }),
  z.strictObject({
    kind: z.literal('IMPORTED'),
    signedOn: z.iso.date(),
    reference: Name,
    /** The approval that it rests on; absent where nobody stated it. */
    decision: z.optional(EarlierDecision),
    validFrom: z.optional(z.iso.date()),
    /** Absent: until further notice. */
    validUntil: z.optional(z.iso.date()),
  }),
]);
export type ContractBasis = z.infer<typeof ContractBasis>;

const GroupMember = z.strictObject({ name: Name, registration: Registration, legalForm: LegalForm });

export const ContractProvider = z.strictObject({
  name: Name,
  registration: Registration,
  /** Nothing for the municipality's own unit, which has none of its own. */
  legalForm: z.nullable(LegalForm),
  /** The others of a group that it leads and speaks for (LOV 2:3): they are parties too. */
  members: z.optional(z.array(GroupMember).check(z.minLength(1))),
});
export type ContractProvider = z.infer<typeof ContractProvider>;

/** Everybody who is bound by it beside the municipality, the lead of a group first. */
export function partiesOf({ members = [], ...lead }: ContractProvider): readonly Omit<ContractProvider, 'members'>[] {
  return [lead, ...members];
}

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
  /** How long it holds; absent, until somebody gives notice of it. */
  term: z.optional(Term),
  /** Which grounds and which dated list of prices it was signed on. */
  compensation: z.optional(
    z.strictObject({
      versionNumber: z.int(),
      priceList: z.optional(z.strictObject({ name: Name, validFrom: z.iso.date() })),
    }),
  ),
  /** Changes of terms or prices that it follows, each from its day. */
  amendments: z.optional(z.array(Amendment)),
  /** Absent: nothing has to be met between the signature and that day. */
  start: z.optional(StartConditions),
  createdAt: z.iso.datetime(),
};

const document = {
  documentText: Name,
  /** SHA-256 of the text: signatures are bound to it. */
  documentHash: z.string(),
};

/** Where it stands with an e-signing service; absent, it never was at one. */
const service = { service: z.optional(AtService) };

const signing = {
  ...document,
  signing: SigningOrder,
  signers: z.array(Signer).check(z.minLength(1)),
  ...service,
};

const signed = {
  ...common,
  documentText: z.optional(document.documentText),
  documentHash: z.optional(document.documentHash),
  signers: z.array(Signer),
  ...service,
  /** The provider takes on nobody new; absent, it does. */
  intake: z.optional(Intake),
  /** The day from which what is shown of it last changed by its provider's notice. */
  changedOn: z.optional(z.iso.date()),
  /** How deep its follow-up goes, as a person has set it; absent, as everybody's. */
  risk: z.optional(SetRiskLevel),
  /** The latest warning that was decided on since it was not kept, and when that was found put right. */
  warning: z.optional(z.strictObject({ measureId: Name, on: z.iso.date(), correctedOn: z.optional(z.iso.date()) })),
  /** From here the provider is visible: when the last one signed, or when an assignment or import was registered. */
  signedAt: z.iso.datetime(),
};

/** That a person let it lapse: who, by what right, and why. */
export const Lapsed = z.strictObject({
  at: z.iso.datetime(),
  by: Name,
  /** The point of the delegation order or the committee's paragraph that it rests on. */
  authority: Name,
  why: Name,
});
export type Lapsed = z.infer<typeof Lapsed>;

/** An agreement to be chosen (LOV 2:2, 8:3): a provider becomes visible when it is signed, never at the approval. */
export const Contract = z.discriminatedUnion('status', [
  z.strictObject({ ...common, ...signing, status: z.literal('DRAFT') }),
  z.strictObject({
    ...common,
    ...signing,
    status: z.literal('AWAITING_SIGNATURES'),
    requestedAt: z.iso.datetime(),
    /** The provider let its time pass: a person is asked, by this task, whether the approval lapses. */
    lapseProposed: z.optional(z.strictObject({ at: z.iso.datetime(), taskId: Name })),
  }),
  z.strictObject({ ...common, ...signing, status: z.literal('LAPSED'), lapsed: Lapsed }),
  z.strictObject({
    ...signed,
    status: z.literal('SIGNED'),
    termination: z.optional(Termination),
    /** For which last day the calendar has asked about an extension, and shown it to those who choose. */
    calendar: z.optional(z.strictObject({ asked: z.optional(z.iso.date()), shown: z.optional(z.iso.date()) })),
  }),
  z.strictObject({
    ...signed,
    status: z.literal('ENDED'),
    termination: z.optional(Termination),
    endedOn: z.iso.date(),
    why: Name,
  }),
]);
export type Contract = z.infer<typeof Contract>;
export type ContractIn<S extends Contract['status']> = Extract<Contract, { status: S }>;

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

/** What mail may say of a contract: the number of the case that it followed from, where there is one. */
export function diaryNumberOf({ basis }: Pick<Contract, 'basis'>): { readonly diaryNumber?: string } {
  return basis.kind === 'AUTHORISATION' ? { diaryNumber: basis.diaryNumber } : {};
}

/** What the municipality finds a contract by: its case, or what it rests on where there was none here. */
export function caseNumberOf({ basis }: Pick<Contract, 'basis'>): string {
  if (basis.kind === 'AUTHORISATION') return basis.diaryNumber;
  if (basis.kind === 'ASSIGNMENT') return basis.reference ?? basis.paragraph;
  return basis.decision?.diaryNumber ?? basis.reference;
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
