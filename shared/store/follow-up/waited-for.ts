import { isWaitedFor, type QualityReport } from '../../domain/follow-up/quality-report.ts';
import type { ContractIn } from '../../domain/contract/contract.ts';
import type { Subject } from '../../domain/task/task.ts';
import type { Kept } from '../codec.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { readReport } from './report.ts';

/** A report that the municipality waits for, with the contract it is about. */
interface WaitedFor {
  readonly report: Kept<QualityReport>;
  readonly contract: Kept<ContractIn<'SIGNED'>>;
}

/**
 * The report as it is now, when its provider still has something to do and its contract holds: nobody who has done their
 * part is reminded, and nothing is proposed about them. Null otherwise.
 */
export async function readWaitedFor(subject: Subject): Promise<WaitedFor | null> {
  const report = await readReport(subject);
  if (report === null || !isWaitedFor(report)) return null;
  const contract = await readContract(contractSubject(subject.municipality, report.contractId));
  return contract?.status === 'SIGNED' ? { report, contract } : null;
}
