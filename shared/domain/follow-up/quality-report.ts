import * as z from 'zod/mini';
import { addDays, type Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Contract } from '../contract/contract.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { err, ok, type Result } from '../result.ts';
import { Answers, longestProof } from './answers.ts';
import { type Campaign, leastDays } from './campaign.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));

/** That an officer gave it back: what has to be changed, by when, and which submission it was about. */
export const Return = z.strictObject({
  at: z.iso.datetime(),
  by: z.string(),
  reasons: Words,
  dueOn: z.iso.date(),
  submission: z.int(),
});
export type Return = z.infer<typeof Return>;

/** What was handed in, each time as it was: nothing that a provider has stated is lost by a later one. */
export const Submission = z.strictObject({
  schemaVersion: z.literal(1),
  number: z.int().check(z.positive()),
  answers: Answers,
  /** Questions answered as the year before, and confirmed so. */
  unchanged: z.array(z.string()),
  /** Requirement → what shows that it is met, of those who were drawn to show it. */
  proof: z.optional(z.record(z.string(), z.string().check(z.minLength(1), z.maxLength(longestProof)))),
  /** Requirement → the files that show it, by their ids. */
  files: z.optional(z.record(z.string(), z.array(z.string()).check(z.minLength(1)))),
  at: z.iso.datetime(),
  by: z.string(),
});
export type Submission = z.infer<typeof Submission>;

/** The requirements that something was shown of, in words or by a file. */
export function provenIn({ proof = {}, files = {} }: Pick<Submission, 'proof' | 'files'>): readonly string[] {
  return [...new Set([...Object.keys(proof), ...Object.keys(files)])];
}

/** What a provider has written and not handed in: its own room, which no staff look into. */
export const ReportDraft = z.strictObject({
  schemaVersion: z.literal(1),
  values: z.record(z.string(), z.string()),
  savedAt: z.iso.datetime(),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

const common = {
  schemaVersion: z.literal(1),
  reportId: z.string(),
  municipality: MunicipalityId,
  contractId: z.string(),
  providerName: z.string(),
  campaignId: z.string(),
  /** The year it is about. */
  year: z.int().check(z.gte(2000), z.lte(2200)),
  formHash: z.string(),
  dueOn: z.iso.date(),
  /** Drawn to show proof of each requirement that the form follows up. */
  drawn: z.boolean(),
  openedAt: z.iso.datetime(),
  /** How many times it was handed in. */
  submissions: z.int().check(z.nonnegative()),
  returns: z.array(Return),
};

const handedIn = { ...common, submittedAt: z.iso.datetime(), submittedBy: z.string() };

/** A yearly report on quality (SoL 15:9, KL 10:8). */
export const QualityReport = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('OPEN') }),
  /** Locked: it waits for the municipality, and its provider has done their part. */
  z.strictObject({ ...handedIn, status: z.literal('SUBMITTED') }),
  z.strictObject({
    ...handedIn,
    status: z.literal('ACCEPTED'),
    acceptedAt: z.iso.datetime(),
    acceptedBy: z.string(),
  }),
  /** A person settled that no report is waited for. */
  z.strictObject({
    ...common,
    status: z.literal('CLOSED'),
    closedAt: z.iso.datetime(),
    closedBy: z.string(),
    why: Words,
  }),
]);
export type QualityReport = z.infer<typeof QualityReport>;
export type QualityReportIn<S extends QualityReport['status']> = Extract<QualityReport, { status: S }>;

/** A contract has one report a year, so opening the year twice opens nothing twice. */
export function qualityReportId(contractId: string, year: number): string {
  return `${contractId}-${String(year)}`;
}

/** A contract's report in a campaign. Whoever is asked late has as many days to answer as anybody has at least. */
export function openQualityReport(
  campaign: Pick<Campaign, 'municipality' | 'campaignId' | 'year' | 'formHash' | 'dueOn'>,
  contract: Pick<Contract, 'contractId' | 'provider'>,
  { at, drawn }: { readonly at: string; readonly drawn: boolean },
): QualityReportIn<'OPEN'> {
  const { municipality, campaignId, year, formHash } = campaign;
  const earliest = addDays(stockholmDay(at), leastDays);
  const dueOn = campaign.dueOn < earliest ? earliest : campaign.dueOn;
  return {
    schemaVersion: 1,
    status: 'OPEN',
    reportId: qualityReportId(contract.contractId, year),
    municipality,
    contractId: contract.contractId,
    providerName: contract.provider.name,
    campaignId,
    year,
    formHash,
    dueOn,
    drawn,
    openedAt: at,
    submissions: 0,
    returns: [],
  };
}

/** Takes what is handed in, once. A report that comes late is a report all the same. */
export function submitQualityReport(
  report: QualityReport,
  { by, at }: { readonly by: string; readonly at: string },
): Result<QualityReportIn<'SUBMITTED'>, 'NOT_OPEN'> {
  if (report.status !== 'OPEN') return err('NOT_OPEN');
  return ok({
    ...report,
    status: 'SUBMITTED',
    submissions: report.submissions + 1,
    submittedBy: by,
    submittedAt: at,
  });
}

/** Gives it back with reasons and a day to come: it is open again. */
export function returnQualityReport(
  report: QualityReport,
  { reasons, dueOn, by, at, on }: Pick<Return, 'reasons' | 'dueOn' | 'by' | 'at'> & { readonly on: Day },
): Result<QualityReportIn<'OPEN'>, 'NOT_SUBMITTED' | 'DAY_PASSED'> {
  if (report.status !== 'SUBMITTED') return err('NOT_SUBMITTED');
  if (dueOn <= on) return err('DAY_PASSED');
  const { submittedAt: _at, submittedBy: _by, ...standing } = report;
  const given: Return = { at, by, reasons, dueOn, submission: report.submissions };
  return ok({ ...standing, status: 'OPEN', dueOn, returns: [...report.returns, given] });
}

export function acceptQualityReport(
  report: QualityReport,
  { by, at }: { readonly by: string; readonly at: string },
): Result<QualityReportIn<'ACCEPTED'>, 'NOT_SUBMITTED'> {
  if (report.status !== 'SUBMITTED') return err('NOT_SUBMITTED');
  return ok({ ...report, status: 'ACCEPTED', acceptedAt: at, acceptedBy: by });
}

/** A person settles that no report is waited for, for example of a contract that has ended. */
export function closeQualityReport(
  report: QualityReport,
  { by, at, why }: { readonly by: string; readonly at: string; readonly why: string },
): Result<QualityReportIn<'CLOSED'>, 'NOT_OPEN'> {
  if (report.status !== 'OPEN') return err('NOT_OPEN');
  return ok({ ...report, status: 'CLOSED', closedAt: at, closedBy: by, why });
}

/** Whether the municipality still waits for its provider: only then is anybody reminded, or anything proposed. */
export function isWaitedFor(report: QualityReport): boolean {
  return report.status === 'OPEN';
}
