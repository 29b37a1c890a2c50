import { type Evidence, evidenceLimits, objectKeyOf, placesTaken } from '../../domain/application/evidence.ts';
import type { ReportDraft } from '../../domain/follow-up/quality-report.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask } from '../../domain/task/task.ts';
import { newId } from '../../platform/ids.ts';
import { putEvidence, readEvidence } from '../application/application.ts';
import { aggregateChanged, retryOnConcurrency } from '../transact.ts';
import { commitReport, putReportDraft, readReport } from './report.ts';

type DeclaredFile = Pick<Evidence, 'kind' | 'fileName' | 'contentType' | 'bytes' | 'issuedOn' | 'validThrough'>;

/** Reserves a place for one file of a report that is open, and keeps what has been written beside it. */
export async function offerReportFile(
  { subject, assignee }: OpenTask,
  file: DeclaredFile,
  { draft, at }: { readonly draft: ReportDraft; readonly at: string },
): Promise<Result<{ readonly evidenceId: string }, 'NOT_OPEN' | 'TOO_MANY'>> {
  return retryOnConcurrency(
    async () => {
      const report = await readReport(subject);
      if (report?.status !== 'OPEN') return err('NOT_OPEN');
      if (placesTaken(await readEvidence(subject), at) >= evidenceLimits.perApplication) return err('TOO_MANY');
      const evidenceId = newId();
      const objectKey = objectKeyOf(subject, evidenceId);
      const offered: Evidence = { ...file, schemaVersion: 1, evidenceId, objectKey, status: 'EXPECTED', at };
      await commitReport({
        before: report,
        after: report,
        event: { type: 'EVIDENCE_OFFERED', at, by: assignee.name, data: { evidenceId, kind: file.kind } },
        also: [putEvidence(subject, offered), putReportDraft(subject, draft)],
      });
      return ok({ evidenceId });
    },
    12,
    aggregateChanged,
  );
}
