import type { Evidence } from './evidence.ts';

/** A file as a receipt's hash binds it. */
export interface BoundFile {
  readonly evidenceId: string;
  readonly kind: string;
  readonly sha256: string | undefined;
}

/** The files that had arrived and been verified at an instant: what a receipt binds, by the checksum of their bytes. */
export function boundFiles(evidence: readonly Evidence[], receivedAt: string): BoundFile[] {
  return evidence
    .filter(({ status, at }) => status === 'STORED' && at <= receivedAt)
    .map(({ evidenceId, kind, sha256 }) => ({ evidenceId, kind, sha256 }));
}

/** The ids of those that had not been verified then: the register binds each when it has been. */
export function unverifiedFiles(evidence: readonly Evidence[], receivedAt: string): string[] {
  return evidence
    .filter(({ status, at }) => status === 'EXPECTED' || at > receivedAt)
    .map(({ evidenceId }) => evidenceId);
}

/**
 * Whether a file came to a draft's place after the draft had been received. The bucket tells whole seconds: within the
 * same one it counts as before, so that none is lost that was sent before the click.
 * @param receivedAt absent for a draft
 * @param arrivedAt when the bucket got the file
 */
export function arrivedLate(place: Pick<Evidence, 'at'>, receivedAt: string | undefined, arrivedAt: string): boolean {
  if (receivedAt === undefined || place.at > receivedAt) return false;
  return Math.floor(Date.parse(arrivedAt) / 1000) > Math.floor(Date.parse(receivedAt) / 1000);
}
