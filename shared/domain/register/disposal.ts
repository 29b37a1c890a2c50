import * as z from 'zod/mini';
import type { ApplicationIn } from '../application/application.ts';
import { addYears, type Day } from '../calendar/day.ts';
import { isSamePerson } from '../municipality/four-eyes.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { err, ok, type Result } from '../result.ts';
import { CaseEnd } from './case-end.ts';
import { documentsOf } from './case-documents.ts';
import type { CaseOnFile, FiledApplication } from './case-on-file.ts';
import { DisposalHindrance } from './disposal-hindrance.ts';
import { PlanAdopted, Preserved, preservedBy, type Retention } from './retention.ts';

const Name = z.string().check(z.minLength(1));
const Acted = z.strictObject({ by: Name, at: z.iso.datetime() });
type Acted = z.infer<typeof Acted>;

const lineCommon = {
  schemaVersion: z.literal(1),
  applicationId: Name,
  diaryNumber: Name,
  /** The class of the plan that it is kept under. */
  class: Name,
  ended: CaseEnd,
  endedOn: z.iso.date(),
  /** The first day on which its disposal could be proposed. */
  dueOn: z.iso.date(),
  /** How many documents its list had, and how many of them were files that had been sent in. */
  documents: z.int(),
  files: z.int(),
  /** What is preserved of it, beside its line in the diary and that each thing happened. */
  preserves: z.array(Preserved),
};

/** One case of a disposal: proposed, and what became of that. It is the line of the log that stays when the case is gone. */
export const DisposalLine = z.discriminatedUnion('status', [
  z.strictObject({ ...lineCommon, status: z.literal('PROPOSED') }),
  /** By a person, who wants it kept for now. */
  z.strictObject({ ...lineCommon, status: z.literal('TAKEN_OUT'), takenOut: z.extend(Acted, { why: Name }) }),
  /** Something had come to stand against it when it was to be erased. */
  z.strictObject({
    ...lineCommon,
    status: z.literal('STOPPED'),
    stopped: z.strictObject({ at: z.iso.datetime(), hindrances: z.array(DisposalHindrance) }),
  }),
  z.strictObject({ ...lineCommon, status: z.literal('ERASED'), erasedAt: z.iso.datetime() }),
]);
export type DisposalLine = z.infer<typeof DisposalLine>;
export type DisposalLineIn<S extends DisposalLine['status']> = Extract<DisposalLine, { status: S }>;

const common = {
  schemaVersion: z.literal(1),
  municipality: MunicipalityId,
  /** The month in which it was proposed: `YYYY-MM`. */
  disposalId: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
  proposedAt: z.iso.datetime(),
  /** What it rests on: the plan, and the decision that adopted it (arkivlagen 1990:782, 10 §). */
  plan: z.strictObject({ name: Name, adopted: PlanAdopted }),
  cases: z.int().check(z.positive()),
};
const reviewed = { reviewed: z.optional(Acted) };
const approved = { ...reviewed, approved: Acted };

/** What a month's run proposes for disposal, until people have decided on it and it is carried out. */
export const Disposal = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('PROPOSED') }),
  /** Where two people are asked for: the one has looked it through, another is to approve. */
  z.strictObject({ ...common, reviewed: Acted, status: z.literal('REVIEWED') }),
  z.strictObject({ ...common, ...approved, status: z.literal('APPROVED') }),
  z.strictObject({ ...common, ...approved, status: z.literal('CARRIED_OUT'), carriedOutAt: z.iso.datetime() }),
]);
export type Disposal = z.infer<typeof Disposal>;
export type DisposalIn<S extends Disposal['status']> = Extract<Disposal, { status: S }>;

/** Whether people are still to say something of it. */
export function awaitsDecision(disposal: Disposal): disposal is DisposalIn<'PROPOSED' | 'REVIEWED'> {
  return disposal.status === 'PROPOSED' || disposal.status === 'REVIEWED';
}

/** The line that a case is proposed by. @throws for one whose class does not let it go: nobody proposes such a case */
export function proposedLine(
  file: CaseOnFile,
  { class: found, endedOn, dueOn }: Retention,
): DisposalLineIn<'PROPOSED'> {
  const { applicationId, diaryNumber, status } = file.application;
  if (found === null || endedOn === null || dueOn === null) throw new Error('A case that no class lets go');
  return {
    schemaVersion: 1,
    status: 'PROPOSED',
    applicationId,
    diaryNumber,
    class: found.name,
    ended: CaseEnd.parse(status),
    endedOn,
    dueOn,
    documents: documentsOf(file).length,
    files: file.evidence.length + file.excerpts.length,
    preserves: [...preservedBy(found)],
  };
}

/** Whether the plan, as it is now, preserves something of a case that was approved to be erased under an earlier one. */
export function preservesMore(
  { preserves }: Pick<DisposalLine, 'preserves'>,
  { class: found }: Pick<Retention, 'class'>,
): boolean {
  return found !== null && preservedBy(found).some((kind) => !preserves.includes(kind));
}

export type ApprovalRefusal = 'SETTLED' | 'SAME_PERSON';

/** The next step towards erasure: approved at once, or after somebody else's review where two are asked for. */
export function approveDisposal(
  disposal: Disposal,
  acted: Acted,
  needsTwo: boolean,
): Result<DisposalIn<'REVIEWED' | 'APPROVED'>, ApprovalRefusal> {
  if (!awaitsDecision(disposal)) return err('SETTLED');
  if (!needsTwo) return ok({ ...disposal, status: 'APPROVED', approved: acted });
  if (disposal.status === 'PROPOSED') return ok({ ...disposal, status: 'REVIEWED', reviewed: acted });
  if (isSamePerson(disposal.reviewed.by, acted.by)) return err('SAME_PERSON');
  return ok({ ...disposal, status: 'APPROVED', approved: acted });
}

/** From which day the years of a case that was taken out are to run, so that it is proposed again a year from today. */
export function proposedAgainFrom({ endedOn, dueOn }: DisposalLine, today: Day): Day {
  const years = Number(dueOn.slice(0, 4)) - Number(endedOn.slice(0, 4));
  return addYears(today, 1 - years);
}

/**
 * What is left of a case that is disposed of: its line in the diary (OSL 5:2).
 * @param tokenHash of a secret that nobody holds
 */
export function disposedCase(
  application: FiledApplication,
  { disposalId, at, tokenHash }: { readonly disposalId: string; readonly at: string; readonly tokenHash: string },
): ApplicationIn<'DISPOSED'> {
  const { applicationId, municipality, choiceSystemId, versionNumber, applicantName, createdAt } = application;
  const { diaryNumber, foreignNumber, receivedAt } = application;
  return {
    schemaVersion: 1,
    status: 'DISPOSED',
    applicationId,
    municipality,
    choiceSystemId,
    versionNumber,
    applicantName,
    tokenHashes: [tokenHash],
    createdAt,
    diaryNumber,
    receivedAt,
    ended: CaseEnd.parse(application.status),
    disposal: {
      disposalId,
      at,
      ...('contractId' in application ? { contractId: application.contractId } : {}),
    },
    ...(foreignNumber === undefined ? {} : { foreignNumber }),
  };
}
