import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { openQualityReport, type QualityReportIn } from '../../../shared/domain/follow-up/quality-report.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { applicationSubject, readContent } from '../../../shared/store/application.ts';
import { contractSubject, readStated } from '../../../shared/store/contract.ts';
import { commitReport, readReport, reportSubject } from '../../../shared/store/report.ts';
import { openTask } from '../../../shared/store/task.ts';

/** Opens one report with its task; false when the year's was opened before. */
export async function openReport(draft: QualityReportIn<'DRAFT'>, contract: Contract, at: string): Promise<boolean> {
  const subject = reportSubject(draft.municipality, draft.reportId);
  if ((await readReport(subject)) !== null) return false;
  const opened = openQualityReport(draft, at);
  if (!opened.ok) throw new Error(opened.error);
  const { basis } = contract;
  const task = openTask({
    kind: 'REPORT_QUALITY',
    subject,
    assignee: await contactOf(contract),
    ...(basis.kind === 'AUTHORISATION' ? { diaryNumber: basis.diaryNumber } : {}),
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

/** The contact that the application named; whoever never applied is reached where their presentation says. */
async function contactOf(contract: Contract): Promise<OpenTask['assignee']> {
  const { basis, municipality, contractId, provider } = contract;
  if (basis.kind === 'AUTHORISATION') {
    const content = await readContent(applicationSubject(municipality, basis.applicationId));
    if (content !== null) return { name: content.contact.name, email: content.contact.email };
  }
  const stated = await readStated(contractSubject(municipality, contractId));
  if (stated === null) throw new Error('A contract without anybody to ask');
  return { name: provider.name, email: stated.presentation.email };
}
