import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Answers } from '../../../shared/domain/follow-up/answers.ts';
import {
  type QualityReport,
  qualityReportId,
  type ReportDraft,
  type Submission,
} from '../../../shared/domain/follow-up/quality-report.ts';
import { type ReportForm, requirementsFollowed } from '../../../shared/domain/follow-up/report-form.ts';
import type { Text } from '../../../shared/domain/requirement/finding.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { readEvidence } from '../../../shared/store/application/application.ts';
import { readForm } from '../../../shared/store/follow-up/campaign.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { contractSubject, readContract } from '../../../shared/store/contract/contract.ts';
import { readReport, readReportDraft, readSubmission, reportSubject } from '../../../shared/store/follow-up/report.ts';

/** A report as its provider meets it. */
export interface AskedReport {
  readonly report: Kept<QualityReport>;
  readonly form: ReportForm;
  readonly draft: ReportDraft | null;
  /** What was handed in last; before a first time, nothing. */
  readonly handedIn: Submission | null;
  /** What the same contract answered for the year before. */
  readonly lastYear: Answers | undefined;
  /** What those who were drawn show proof of: each requirement by its id and its title in the contract's own version. */
  readonly toProve: readonly { readonly id: string; readonly title: Text }[];
  /** The files that were sent to show it; each is of the kind of its requirement. */
  readonly evidence: readonly Evidence[];
}

/** What has come to show one requirement. */
export function filesOf({ evidence }: AskedReport, requirementId: string): readonly Evidence[] {
  return evidence.filter(({ kind }) => kind === requirementId);
}

/** Those of them that are handed in with the report. */
export function storedOf(asked: AskedReport, requirementId: string): readonly Evidence[] {
  return filesOf(asked, requirementId).filter(({ status }) => status === 'STORED');
}

export async function readAskedReport({ subject }: Pick<Task, 'subject'>): Promise<AskedReport> {
  const report = await readReport(subject);
  if (report === null) throw new Error('A task without its report');
  const [form, draft, handedIn, lastYear, evidence] = await Promise.all([
    readForm(report.municipality, report),
    report.status === 'OPEN' ? readReportDraft(subject) : null,
    readSubmission(subject, report.submissions),
    answersOf(report.municipality, qualityReportId(report.contractId, report.year - 1)),
    report.drawn ? readEvidence(subject) : [],
  ]);
  const toProve = report.drawn ? await titled(report, requirementsFollowed(form)) : [];
  return { report, form, draft, handedIn, lastYear, toProve, evidence };
}

async function titled({ municipality, contractId }: QualityReport, ids: readonly string[]) {
  const contract = await readContract(contractSubject(municipality, contractId));
  if (contract === null) throw new Error('A report without its contract');
  const { requirements } = (await readBoundVersion(contract)).requirements;
  return ids.map((id) => ({ id, title: requirements.find((one) => one.id === id)?.title ?? { sv: id, en: id } }));
}

/** What was handed in of a report that the municipality did not give back. */
async function answersOf(municipality: string, reportId: string): Promise<Answers | undefined> {
  const subject = reportSubject(municipality, reportId);
  const report = await readReport(subject);
  if (report?.status !== 'SUBMITTED' && report?.status !== 'ACCEPTED') return undefined;
  return (await readSubmission(subject, report.submissions))?.answers;
}
