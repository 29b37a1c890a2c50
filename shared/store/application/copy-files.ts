import type { Evidence } from '../../domain/application/evidence.ts';
import type { Subject } from '../../domain/task/task.ts';
import { commitApplication, putEvidence, readApplication, readEvidence } from './application.ts';
import { copyObject } from '../evidence-bucket.ts';
import { retryOnConcurrency } from '../transact.ts';

/** The place of a copy: what it is to be is known, and verified when it arrives. */
export function placeForCopy(file: Evidence, { municipality, id }: Subject, evidenceId: string, at: string): Evidence {
  const { kind, person, fileName, contentType, bytes, sha256, issuedOn, validThrough, objectKey } = file;
  return {
    schemaVersion: 1,
    evidenceId,
    kind,
    fileName,
    contentType,
    bytes,
    sha256,
    issuedOn,
    validThrough,
    ...(person === undefined ? {} : { person }),
    objectKey: `${municipality}/${id}/${evidenceId}`,
    copyOf: objectKey,
    status: 'EXPECTED',
    at,
  };
}

/**
 * Copies the files that an application began with to their own places, where each is verified when it arrives. A second run
 * copies only what has not arrived; a file that is gone meanwhile is said to be.
 */
export async function copyFiles(subject: Subject, at: string): Promise<void> {
  const files = await readEvidence(subject);
  await Promise.all(
    files.map(async (file) => {
      if (file.status !== 'EXPECTED' || file.copyOf === undefined) return;
      if (!(await copyObject(file.copyOf, file.objectKey))) await notCopied(subject, file, at);
    }),
  );
}

async function notCopied(subject: Subject, { evidenceId, kind }: Evidence, at: string): Promise<void> {
  await retryOnConcurrency(async () => {
    const before = await readApplication(subject);
    const file = (await readEvidence(subject)).find((one) => one.evidenceId === evidenceId);
    if (before === null || file?.status !== 'EXPECTED') return;
    const rejection = 'NOT_COPIED';
    await commitApplication({
      before,
      after: before,
      event: { type: 'EVIDENCE_REJECTED', at, by: 'system', data: { evidenceId, kind, rejection } },
      also: [putEvidence(subject, { ...file, status: 'REJECTED', rejection, at })],
    });
  });
}
