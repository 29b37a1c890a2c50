import * as z from 'zod/mini';
import { Filing } from './filing.ts';
import { LeftOut } from './left-out.ts';
import { DecisionTime } from '../choice-system/decision-time.ts';
import { ConflictRuling } from '../decision/conflict-of-interest.ts';
import { Proposal } from '../decision/proposal.ts';
import { Urgency } from '../decision/urgency.ts';
import { InPart, Reconsidered } from '../decision/reconsidered.ts';
import { Officer } from '../desk/officer.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { CaseEnd } from '../register/case-end.ts';
import { ForeignNumber } from '../register/foreign-number.ts';
import { LegalHold } from '../register/legal-hold.ts';
import { Formation } from '../provider/formation.ts';
import { CompletionPeriod } from '../completion/period.ts';
import { AllowedCorrection } from '../completion/correction.ts';
import { Unconfirmed } from '../requirement/unconfirmed.ts';
import { Sibling } from './sibling.ts';
import { RegisteredWithdrawal } from './withdrawal.ts';

const draft = {
  schemaVersion: z.literal(1),
  applicationId: z.string(),
  municipality: MunicipalityId,
  /** The system and the published version it is bound to: only that version's requirements may be checked (LOV 8:1). */
  choiceSystemId: z.string(),
  versionNumber: z.int(),
  applicantName: z.string(),
  /** Hashes of the capability tokens that serve draft and completion; a repeated request gets one of its own. */
  tokenHashes: z.array(z.string()).check(z.minLength(1), z.maxLength(10)),
  /** The e-mail address that was confirmed; submitting needs it to be the contact's present one. */
  confirmedEmail: z.optional(z.string()),
  createdAt: z.iso.datetime(),
};

const received = {
  ...draft,
  diaryNumber: z.string(),
  /** The click, not what follows it (LOV 4:5, FL 22 §). */
  receivedAt: z.iso.datetime(),
  /** The promise of the version it is bound to (LOV 4:4), and what its applicant is and was asked for: see `promise.ts`. */
  decisionTime: DecisionTime,
  completions: z.array(CompletionPeriod),
  /** The day that follows from them, by which lists are ordered. */
  decisionDueOn: z.iso.date(),
  /** How it came, when an officer brought it into the register; absent, it was sent by the form or the API. */
  filing: z.optional(Filing),
  /** Hash of what was submitted; the receipt shows it. */
  contentHash: z.string(),
  /** Its number in a diary that is kept in another system. */
  foreignNumber: z.optional(ForeignNumber),
  /** The cases of the same application at other municipalities of a joint system. */
  siblings: z.optional(z.array(Sibling)),
  /** What was said to the municipality that it was offered from and does not hold here: asked for like anything missing. */
  leftOut: z.optional(z.array(LeftOut)),
  signatoryConfirmedAt: z.optional(z.iso.datetime()),
  /** What a completion added since, for the signatories to confirm. */
  unconfirmed: z.optional(Unconfirmed),
  /** Slips in it that were allowed to be corrected (LOV 6:2): the content itself stays as it came. */
  corrections: z.optional(z.array(AllowedCorrection)),
  /** The decision of it that is being decided anew, or has been; that one stands as it was made. */
  reconsiders: z.optional(Reconsidered),
  /** Attempt of the workflow; its execution is named after it. */
  attempt: z.int(),
  completionRounds: z.int(),
  /** Who has the case; absent, nobody has taken it. */
  officer: z.optional(Officer),
  /** Requirement id → who judges it, where that is another than who has the case. */
  judges: z.optional(z.record(z.string(), Officer)),
  /** When the case itself last changed. */
  movedAt: z.optional(z.iso.datetime()),
  /** The coordinator was told that it lies still, by this task; the next change of the case settles it. */
  still: z.optional(z.strictObject({ since: z.iso.datetime(), taskId: z.string() })),
  /** Nothing of it may be disposed of while it is held. */
  hold: z.optional(LegalHold),
  /** What the committee has ruled of its members' and delegates' contested conflicts of interest, through the whole case. */
  conflictRulings: z.optional(z.array(ConflictRuling)),
  /** What a delegate or the committee last said instead of deciding. */
  remark: z.optional(
    z.strictObject({
      kind: z.enum(['SENT_BACK', 'HANDED_OVER', 'TAKEN_OVER']),
      by: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
      /** Whose conflict of interest it was handed over for; absent, it was for another reason. */
      conflictOf: z.optional(z.email()),
    }),
  ),
};

const proposed = {
  ...received,
  proposal: Proposal,
  /** A delegate handed the case over, or the committee took it over: the committee decides in a meeting, whatever the delegation order says. */
  handedOver: z.optional(z.boolean()),
  /** It can't await the committee: the chair is asked (KL 6:39). */
  urgency: z.optional(Urgency),
};
const decided = {
  ...proposed,
  decisionNumber: z.int(),
  /** What of its decisions is decided anew, in cases of their own. */
  takenUp: z.optional(z.array(InPart)),
  /** It was being formed when it applied, and has stated its registration since. */
  formation: z.optional(Formation),
};

/** An application from its first line to its end. */
export const Application = z.discriminatedUnion('status', [
  z.strictObject({
    ...draft,
    status: z.literal('DRAFT'),
    /** The day after which nothing is left of it, unless it is written in again. */
    purgeOn: z.iso.date(),
    /** When its contact was reminded that it is not submitted, since it was last written in. */
    remindedAt: z.optional(z.iso.datetime()),
    /** When its contact was told that the day is near. */
    endToldAt: z.optional(z.iso.datetime()),
    /** The applicant's earlier application that it began from, and what of that it does without. */
    reused: z.optional(z.strictObject({ applicationId: z.string(), leftOut: z.array(LeftOut) })),
  }),
  z.strictObject({ ...received, status: z.literal('RECEIVED') }),
  z.strictObject({ ...received, status: z.literal('CHECKING') }),
  z.strictObject({ ...received, status: z.literal('COMPLETION_REQUESTED') }),
  z.strictObject({ ...received, status: z.literal('ASSESSMENT') }),
  z.strictObject({ ...proposed, status: z.literal('PROPOSED') }),
  z.strictObject({ ...decided, status: z.literal('APPROVED') }),
  z.strictObject({ ...decided, status: z.literal('REFUSED') }),
  z.strictObject({ ...decided, status: z.literal('CONTRACT_PENDING'), contractId: z.string() }),
  z.strictObject({ ...decided, status: z.literal('CONTRACTED'), contractId: z.string() }),
  /** Approved, but its contract was never signed by the applicant, and a person let it lapse. */
  z.strictObject({ ...decided, status: z.literal('LAPSED'), contractId: z.string() }),
  z.strictObject({
    ...draft,
    status: z.literal('WITHDRAWN'),
    diaryNumber: z.optional(z.string()),
    foreignNumber: z.optional(ForeignNumber),
    /** What was received, when it was: it stays on file. */
    receivedAt: z.optional(z.iso.datetime()),
    contentHash: z.optional(z.string()),
    completions: z.optional(z.array(CompletionPeriod)),
    siblings: z.optional(z.array(Sibling)),
    withdrawnAt: z.iso.datetime(),
    /** When it came by letter or telephone; absent, a signatory made it by their link, or it was a draft. */
    withdrawal: z.optional(RegisteredWithdrawal),
    /** By a person of the municipality, since its system was cancelled (LOV 8:2 st. 2); absent, by the applicant. */
    closed: z.optional(z.strictObject({ by: z.string(), decision: z.string() })),
    hold: z.optional(LegalHold),
  }),
  /** What is left of a case that was disposed of: its line in the diary (OSL 5:2), and by which disposal. */
  z.strictObject({
    ...draft,
    status: z.literal('DISPOSED'),
    diaryNumber: z.string(),
    foreignNumber: z.optional(ForeignNumber),
    receivedAt: z.iso.datetime(),
    ended: CaseEnd,
    disposal: z.strictObject({
      disposalId: z.string(),
      at: z.iso.datetime(),
      /** The contract that it led to, which is kept. */
      contractId: z.optional(z.string()),
    }),
  }),
]);
export type Application = z.infer<typeof Application>;
export type ApplicationStatus = Application['status'];
export type ApplicationIn<S extends ApplicationStatus> = Extract<Application, { status: S }>;
/** An application that has arrived, and is neither withdrawn nor disposed of. */
export type RegisteredApplication = Exclude<Application, { status: 'DRAFT' | 'WITHDRAWN' | 'DISPOSED' }>;

export function isRegistered<A extends Application>(
  application: A,
): application is Exclude<A, { status: 'DRAFT' | 'WITHDRAWN' | 'DISPOSED' }> {
  return !['DRAFT', 'WITHDRAWN', 'DISPOSED'].includes(application.status);
}
