import { type Application, isRegistered } from '../domain/application/application.ts';
import type { Evidence } from '../domain/application/evidence.ts';
import type { NewEvent } from '../domain/register/event.ts';
import type { Subject } from '../domain/task/task.ts';
import {
  type KeptApplication,
  readApplication,
  readEvidence,
  readExcerpts,
  replaceEvidence,
} from './application/application.ts';
import { readContract } from './contract/contract.ts';
import { readReport } from './follow-up/report.ts';
import { recordEvent } from './record-event.ts';

/** Whose file it is: an application, a contract in force, or a yearly report. */
export interface EvidenceHolder {
  /** Every file of the case that is of the same sort: what was handed in, or the excerpts of minutes. */
  readonly evidence: readonly Evidence[];
  /** The case itself when the file is an application's own. */
  readonly application: KeptApplication | null;
  /** When what it was sent with was handed in: nothing comes into that later; absent where files may come all along. */
  readonly closedAt: string | undefined;
}

/**
 * The case that a file belongs to; null when there is none. The case is read first: what is read after it can't be older
 * than the version that a write is conditional on.
 */
export async function readHolder(subject: Subject, evidenceId: string): Promise<EvidenceHolder | null> {
  const holder = await readCase(subject);
  if (holder === null) return null;
  const evidence = await readEvidence(subject);
  const isAmong = evidence.some((file) => file.evidenceId === evidenceId);
  if (isAmong || holder.application === null) return { evidence, ...holder };
  // No check reads an excerpt, and none comes too late.
  return { evidence: await readExcerpts(subject), application: null, closedAt: undefined };
}

async function readCase(subject: Subject): Promise<Omit<EvidenceHolder, 'evidence'> | null> {
  switch (subject.type) {
    case 'CONTRACT':
      return (await readContract(subject)) === null ? null : { application: null, closedAt: undefined };
    case 'REPORT': {
      const report = await readReport(subject);
      // What was handed in is what an officer reads: nothing comes into it afterwards.
      const closedAt = report !== null && 'submittedAt' in report ? report.submittedAt : undefined;
      return report === null ? null : { application: null, closedAt };
    }
    default: {
      const application = await readApplication(subject);
      return application === null ? null : { application, closedAt: receivedWhole(application) };
    }
  }
}

/** Sixty files of one case may arrive and be scanned together, and each takes its turn in the case's chain of events. */
const turns = 60;

/**
 * Writes a file's new state with its event, on condition that the file is as it was read. What else happens in its case
 * meanwhile is waited out and not read again: with it, each of many files would be read as often as all of them come.
 * @throws ConcurrencyError when the file has another state than it had, or its turn never came
 */
export async function keepFile(subject: Subject, before: Evidence, after: Evidence, event: NewEvent): Promise<void> {
  await recordEvent(subject, event, { also: [replaceEvidence(subject, before, after)], tries: turns });
}

/** When what was handed in from the beginning was complete: at its receipt, of a paper when it had been entered. */
function receivedWhole(application: Application): string | undefined {
  if (!isRegistered(application)) return undefined;
  return application.filing === undefined ? application.receivedAt : application.filing.entered?.at;
}
