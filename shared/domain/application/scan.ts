import * as z from 'zod/mini';
import type { Evidence } from './evidence.ts';

/** What is known of a file's harm. Until a scan has ended it is `PENDING`: it has arrived, and nobody can open it yet. */
export const ScanStatus = z.enum(['PENDING', 'CLEAN', 'INFECTED', 'FAILED']);
export type ScanStatus = z.infer<typeof ScanStatus>;

/** How a scan may end; `FAILED`: the scanner could not read the file, for example because of a password. */
export type ScanResult = Exclude<ScanStatus, 'PENDING'>;

export function scanOf({ scan }: { readonly scan?: ScanStatus | undefined }): ScanStatus {
  return scan ?? 'PENDING';
}

/** Whether a person may be given the file: its bytes were verified, and a scan found nothing. */
export function mayBeOpened(evidence: Pick<Evidence, 'status' | 'scan'>): boolean {
  return evidence.status === 'STORED' && scanOf(evidence) === 'CLEAN';
}

/** Whether a scan has ended in a way that keeps the file from counting. */
export function refusedByScan(evidence: Pick<Evidence, 'scan'>): boolean {
  return evidence.scan === 'INFECTED' || evidence.scan === 'FAILED';
}

/** The files that a scan took out of the case after a moment: what was proposed then leant on them. */
export function lostSince(evidence: readonly Evidence[], at: string): readonly Evidence[] {
  return evidence.filter((file) => refusedByScan(file) && (file.scannedAt ?? '') > at);
}

/**
 * What the end of a scan makes of a file, before or after its bytes were verified; null when it says nothing new.
 * A file that is infected, or can't be scanned, counts no more and stays that way: another one is asked for.
 */
export function afterScan(evidence: Evidence, result: ScanResult, at: string): Evidence | null {
  const before = scanOf(evidence);
  if (before === result || before === 'INFECTED' || (before === 'FAILED' && result === 'CLEAN')) return null;
  const scanned = { ...evidence, scan: result, scannedAt: at };
  if (result === 'CLEAN') return scanned;
  return { ...scanned, status: 'REJECTED', rejection: result === 'INFECTED' ? 'INFECTED' : 'NOT_SCANNABLE' };
}
