import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { fileFaultText } from '../../../shared/domain/application/file-fault.ts';
import { scanOf } from '../../../shared/domain/application/scan.ts';

/** A file as its applicant is told of it. */
export function evidenceView(evidence: Evidence): object {
  const { evidenceId, kind, person, fileName, status, sha256, rejection } = evidence;
  const refused = status === 'REJECTED' ? { rejection: fileFaultText(rejection) } : {};
  return { evidenceId, kind, person, fileName, status, sha256, scan: scanOf(evidence), ...refused };
}
