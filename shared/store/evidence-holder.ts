import { type Application, isRegistered } from '../domain/application/application.ts';
import type { Evidence } from '../domain/application/evidence.ts';
import type { NewEvent } from '../domain/register/event.ts';
import type { Subject } from '../domain/task/task.ts';
import {
  commitApplication,
  type KeptApplication,
  putEvidence,
  readApplication,
  readEvidence,
} from './application/application.ts';
import { commitContract, readContract } from './contract/contract.ts';
import { commitReport, readReport } from './follow-up/report.ts';
import type { OutboxMessage } from './outbox.ts';
import type { Write } from './transact.ts';

/** Whose file it is: an application, a contract in force, or a yearly report. */
export interface EvidenceHolder {
  /** Every file of the case. */
  readonly evidence: readonly Evidence[];
  /** The case itself when it is an application's. */
  readonly application: KeptApplication | null;
  /** When what it was sent with was handed in: nothing comes into that later; absent where files may come all along. */
  readonly closedAt: string | undefined;
  /**
   * Writes a file's new state with its event, on condition that the case still is as it was read.
   * @throws ConcurrencyError when it is not
   */
  readonly keep: (
    file: Evidence,
    event: NewEvent,
    more?: { readonly outbox?: readonly OutboxMessage[]; readonly also?: readonly Write[] },
  ) => Promise<void>;
}

/**
 * The case that a file belongs to; null when there is none. The case is read first: what is read after it can't be older
 * than the version that a write is conditional on.
 */
export async function readHolder(subject: Subject): Promise<EvidenceHolder | null> {
  switch (subject.type) {
    case 'CONTRACT': {
      const before = await readContract(subject);
      if (before === null) return null;
      return holder(subject, { application: null, closedAt: undefined }, async (change) => {
        await commitContract({ before, after: before, ...change });
      });
    }
    case 'REPORT': {
      const before = await readReport(subject);
      if (before === null) return null;
      // What was handed in is what an officer reads: nothing comes into it afterwards.
      const closedAt = 'submittedAt' in before ? before.submittedAt : undefined;
      return holder(subject, { application: null, closedAt }, async (change) => {
        await commitReport({ before, after: before, ...change });
      });
    }
    default: {
      const before = await readApplication(subject);
      if (before === null) return null;
      return holder(subject, { application: before, closedAt: receivedWhole(before) }, async (change) => {
        await commitApplication({ before, after: before, ...change });
      });
    }
  }
}

interface Kept {
  readonly event: NewEvent;
  readonly outbox: readonly OutboxMessage[];
  readonly also: readonly Write[];
}

async function holder(
  subject: Subject,
  of: Pick<EvidenceHolder, 'application' | 'closedAt'>,
  commit: (change: Kept) => Promise<void>,
): Promise<EvidenceHolder> {
  return {
    evidence: await readEvidence(subject),
    ...of,
    keep: (file, event, { outbox = [], also = [] } = {}) =>
      commit({ event, outbox, also: [putEvidence(subject, file), ...also] }),
  };
}

/** When what was handed in from the beginning was complete: at its receipt, of a paper when it had been entered. */
function receivedWhole(application: Application): string | undefined {
  if (!isRegistered(application)) return undefined;
  return application.filing === undefined ? application.receivedAt : application.filing.entered?.at;
}
