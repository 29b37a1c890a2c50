import { type Contract, diaryNumberOf } from '../../../shared/domain/contract/contract.ts';
import { openQualityReport, type QualityReportIn } from '../../../shared/domain/follow-up/quality-report.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { contactOf } from '../../../shared/store/contract-contact.ts';
import { commitReport, readReport, reportSubject } from '../../../shared/store/report.ts';
import { openTask } from '../../../shared/store/task.ts';

/** Opens one report with its task; false when the year's was opened before. */
export async function openReport(draft: QualityReportIn<'DRAFT'>, contract: Contract, at: string): Promise<boolean> {
  const subject = reportSubject(draft.municipality, draft.reportId);
  if ((await readReport(subject)) !== null) return false;
  const opened = openQualityReport(draft, at);
  if (!opened.ok) throw new Error(opened.error);
  const task = openTask({
    kind: 'REPORT_QUALITY',
    subject,
    assignee: await contactOf(contract),
    ...diaryNumberOf(contract),
    dueOn: draft.dueOn,
    openedAt: at,
  });
  try {
    await commitReport({
      before: null,
      after: opened.value,
      event: {
        type: 'QUALITY_REPORT_OPENED',
        at,
        by: 'calendar',
        data: { year: draft.year, contractId: draft.contractId },
      },
      outbox: [task.mail],
      also: [task.write],
    });
    return true;
  } catch (error) {
    if (error instanceof ConcurrencyError) return false;
    throw error;
  }
}
