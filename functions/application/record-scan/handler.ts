import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { type Evidence, placeOf } from '../../../shared/domain/application/evidence.ts';
import { afterScan, type ScanResult } from '../../../shared/domain/application/scan.ts';
import { isOwnKey } from '../../../shared/domain/register/kept-document.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { commitApplication, type KeptApplication, putEvidence } from '../../../shared/store/application/application.ts';
import { keepFile, readHolder } from '../../../shared/store/evidence-holder.ts';
import { examine, examineWith, writeFindings } from '../../../shared/store/requirement/examination.ts';
import type { OutboxMessage } from '../../../shared/store/outbox.ts';
import { retryOnConcurrency, type Write } from '../../../shared/store/transact.ts';

/** EventBridge, `GuardDuty Malware Protection Object Scan Result`; a local scanner says the same (infra/local/scanner). */
const ScanEnded = z.object({
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});

/**
 * Writes down what a malware scan found in a file, in any order with its arrival, and once however often it is told.
 * A file that counts no more lets the checks run again at once, so that a clean one is asked for.
 */
export async function handler(event: unknown, context: Context): Promise<void> {
  logger.addContext(context);
  const { s3ObjectDetails, scanResultDetails } = ScanEnded.parse(event).detail;
  const place = placeOf(s3ObjectDetails.objectKey);
  if (place === null) {
    if (!isOwnKey(s3ObjectDetails.objectKey)) logger.warn('UNKNOWN_OBJECT', { reason: 'KEY' });
    return;
  }
  const { subject, evidenceId } = place;
  const about = { subject: subject.type, id: subject.id, evidenceId };
  const result = resultOf(scanResultDetails.scanResultStatus);
  await retryOnConcurrency(async () => {
    const holder = await readHolder(subject, evidenceId);
    const file = holder?.evidence.find((item) => item.evidenceId === evidenceId);
    if (holder === null || file === undefined) {
      logger.warn('UNKNOWN_OBJECT', { reason: 'NOT_OFFERED', ...about });
      return;
    }
    const at = now();
    const after = afterScan(file, result, at);
    if (after === null) return;
    const { application, evidence } = holder;
    const lost = application !== null && file.status !== after.status ? application : null;
    const event = {
      type: 'EVIDENCE_SCANNED',
      at,
      by: 'system',
      data: { evidenceId, kind: file.kind, scan: result },
    };
    if (lost === null) await keepFile(subject, file, after, event);
    else {
      await commitApplication({
        before: lost,
        after: lost,
        event,
        outbox: fileLost(lost),
        also: [putEvidence(subject, after), ...(await checkAgain(lost, replaced(evidence, after), at))],
      });
    }
    logger.info('EVIDENCE_SCANNED', { ...about, scan: result });
  });
}

/** The scanner's word; what is neither clean nor a threat could not be scanned, whatever the reason. */
function resultOf(status: string): ScanResult {
  if (status === 'NO_THREATS_FOUND') return 'CLEAN';
  return status === 'THREATS_FOUND' ? 'INFECTED' : 'FAILED';
}

function replaced(evidence: readonly Evidence[], after: Evidence): readonly Evidence[] {
  return evidence.map((file) => (file.evidenceId === after.evidenceId ? after : file));
}

/** The findings that change without the file, while the requirements are still being looked at. */
async function checkAgain(
  application: KeptApplication,
  evidence: readonly Evidence[],
  at: string,
): Promise<readonly Write[]> {
  if (!isRegistered(application) || !underExamination.has(application.status)) return [];
  return writeFindings(examineWith(await examine(application, at), { evidence }, at));
}

/** Whoever has a case that waits for its decision is told: it can not be decided as proposed any more. */
function fileLost(application: KeptApplication): readonly OutboxMessage[] {
  if (application.status !== 'PROPOSED') return [];
  const { email } = application.officer ?? municipalityOf(application.municipality).coordinator;
  return [{ kind: 'MAIL', template: 'FILE_LOST', to: email }];
}

/** Before these nothing has been found yet; after them it is decided on what was found. */
const underExamination: ReadonlySet<KeptApplication['status']> = new Set([
  'CHECKING',
  'COMPLETION_REQUESTED',
  'ASSESSMENT',
]);
