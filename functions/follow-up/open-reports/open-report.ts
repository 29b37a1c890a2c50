import { type Contract, diaryNumberOf } from '../../../shared/domain/contract/contract.ts';
import type { Campaign } from '../../../shared/domain/follow-up/campaign.ts';
import { openQualityReport } from '../../../shared/domain/follow-up/quality-report.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { contactOf } from '../../../shared/store/contract/contact.ts';
import { ofProvider } from '../../../shared/store/provider/provider.ts';
import { commitReport, reportSubject } from '../../../shared/store/follow-up/report.ts';
import { openTask } from '../../../shared/store/task/task.ts';

/** Opens one report with its task; false when the year's was opened before. */
export async function openReport(
  campaign: Campaign,
  contract: Contract,
  { at, drawn }: { readonly at: string; readonly drawn: boolean },
): Promise<boolean> {
  const report = openQualityReport(campaign, contract, { at, drawn });
  const task = openTask({
    kind: 'REPORT_QUALITY',
    subject: reportSubject(report.municipality, report.reportId),
    assignee: await contactOf(contract),
    ...ofProvider(contract.municipality, contract.provider.registration, contract.contractId),
    ...diaryNumberOf(contract),
    dueOn: report.dueOn,
    openedAt: at,
  });
  try {
    await commitReport({
      before: null,
      after: report,
      event: {
        type: 'QUALITY_REPORT_OPENED',
        at,
        by: 'calendar',
        data: { year: report.year, contractId: report.contractId, drawn },
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
