import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { type Evidence, placeOf } from '../../../shared/domain/application/evidence.ts';
import { type FileFault, fileFault, type FoundFile } from '../../../shared/domain/application/file-fault.ts';
import { arrivedLate } from '../../../shared/domain/application/receipt.ts';
import { refusedByScan } from '../../../shared/domain/application/scan.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { isOwnKey } from '../../../shared/domain/register/kept-document.ts';
import { now } from '../../../shared/platform/clock.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { readObject } from '../../../shared/store/evidence-bucket.ts';
import { keepFile, readHolder } from '../../../shared/store/evidence-holder.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';

/** EventBridge, `Object Created`. */
const Arrival = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/**
 * Reads a file that has arrived and marks its evidence: stored when its length, type and checksum are what was
 * declared, rejected with the reason otherwise; also when it came to a draft’s place after its receipt. Nothing that the upload said about itself is relied on.
 */
export async function handler(event: unknown, context: Context): Promise<void> {
  logger.addContext(context);
  const { key } = Arrival.parse(event).detail.object;
  const place = placeOf(key);
  if (place === null) {
    if (!isOwnKey(key)) logger.warn('UNKNOWN_OBJECT', { reason: 'KEY' });
    return;
  }
  const { subject, evidenceId } = place;
  const about = { subject: subject.type, id: subject.id, evidenceId };
  const offered = await readOffered(subject, evidenceId);
  if (offered === null) {
    logger.warn('UNKNOWN_OBJECT', { reason: 'NOT_OFFERED', ...about });
    return;
  }
  // The bucket refuses what is infected, to everybody.
  if (refusedByScan(offered.evidence)) return;
  const file = await readObject(key);
  if (file === null) {
    logger.warn('UNKNOWN_OBJECT', { reason: 'GONE', ...about });
    return;
  }
  const { bytes, arrivedAt } = file;
  const found = { bytes: bytes.byteLength, sha256: sha256(bytes), head: bytes.subarray(0, 1024) };

  await retryOnConcurrency(async (attempt) => {
    const present = attempt === 1 ? offered : await readOffered(subject, evidenceId);
    // Whoever sent it took it out meanwhile.
    if (present === null) return;
    const { holder, evidence } = present;
    const after = judge(evidence, found, arrivedLate(evidence, holder.closedAt, arrivedAt));
    if (after === null) return;
    const at = now();
    const { status, rejection } = after;
    const data = {
      evidenceId,
      kind: evidence.kind,
      bytes: found.bytes,
      sha256: found.sha256,
      ...(rejection === undefined ? {} : { rejection }),
    };
    const type = status === 'STORED' ? 'EVIDENCE_STORED' : 'EVIDENCE_REJECTED';
    await keepFile(subject, evidence, { ...after, at }, { type, at, by: 'system', data });
    logger.info('EVIDENCE_VERIFIED', { ...about, status, rejection });
  });
}

async function readOffered(subject: Subject, evidenceId: string) {
  const holder = await readHolder(subject, evidenceId);
  const evidence = holder?.evidence.find((item) => item.evidenceId === evidenceId);
  return holder === null || evidence === undefined ? null : { holder, evidence };
}

/** What becomes of the evidence; null when there is nothing new to say. */
function judge(evidence: Evidence, found: FoundFile, isLate: boolean): Evidence | null {
  if (refusedByScan(evidence)) return null;
  if (evidence.status === 'STORED' && evidence.sha256 === found.sha256) return null;
  // The form that uploaded it stays usable for an hour: what somebody may have read must not become another file.
  const fault: FileFault | undefined =
    evidence.status === 'STORED' ? 'CHANGED_LATER' : isLate ? 'ARRIVED_LATE' : fileFault(evidence, found);
  if (evidence.status === 'REJECTED' && evidence.rejection === fault) return null;
  if (evidence.rejection === 'CHANGED_LATER') return null;
  const { rejection: _before, ...rest } = evidence;
  if (fault !== undefined) return { ...rest, status: 'REJECTED', rejection: fault };
  return { ...rest, status: 'STORED', bytes: found.bytes, sha256: found.sha256 };
}
