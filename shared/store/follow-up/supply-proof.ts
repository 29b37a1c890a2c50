import { type Evidence, evidenceLimits, objectKeyOf, placesTaken } from '../../domain/application/evidence.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { ContractIn } from '../../domain/contract/contract.ts';
import { type KnownFact, proofOf } from '../../domain/follow-up/known-fact.ts';
import { answerRequest, deficiencyOf, type Recheck } from '../../domain/follow-up/recheck.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Task } from '../../domain/task/task.ts';
import { newId } from '../../platform/ids.ts';
import { putEvidence, readEvidence } from '../application/application.ts';
import type { Kept } from '../codec.ts';
import { commitContract, readContract } from '../contract/contract.ts';
import { consumeLink } from '../task/link.ts';
import { answerTask } from '../task/task.ts';
import { aggregateChanged, retryOnConcurrency } from '../transact.ts';
import { putRecheck, readRecheck } from './recheck.ts';

/** One proof that is asked for, what is known of it, and what has come since it was asked for. */
export interface AskedProof {
  readonly kind: string;
  readonly fact: KnownFact;
  readonly files: readonly Evidence[];
  /** What an officer found wrong with what was handed in before. */
  readonly deficiency?: string;
}

/** What a contract's provider is asked to hand in. */
export interface AskedProofs {
  readonly contract: Kept<ContractIn<'SIGNED'>>;
  readonly recheck: Recheck;
  readonly asked: readonly AskedProof[];
}

/** Null when nothing is asked for by this task any more, or the contract is not in force. */
export async function readAskedProofs({
  subject,
  taskId,
  openedAt,
}: Pick<Task, 'subject' | 'taskId' | 'openedAt'>): Promise<AskedProofs | null> {
  // The contract first: what is read after it can't be older than the version that a write is conditional on.
  const contract = await readContract(subject);
  const [recheck, evidence] = await Promise.all([readRecheck(subject), readEvidence(subject)]);
  if (contract?.status !== 'SIGNED' || recheck?.request?.taskId !== taskId) return null;
  const asked = recheck.request.proofs.flatMap((kind): AskedProof[] => {
    const fact = recheck.facts.find((known) => proofOf(known) === kind);
    const files = evidence.filter((file) => file.kind === kind && file.at >= openedAt);
    if (fact === undefined) return [];
    const deficiency = deficiencyOf(recheck, fact);
    return [{ kind, fact, files, ...(deficiency === undefined ? {} : { deficiency }) }];
  });
  return { contract, recheck, asked };
}

type DeclaredProof = Pick<Evidence, 'kind' | 'fileName' | 'contentType' | 'bytes' | 'issuedOn' | 'validThrough'>;

/** Reserves a place for one file that was asked for, and keeps what has been written beside it. */
export async function offerProof(
  task: OpenTask,
  file: DeclaredProof,
  { draft, at }: { readonly draft: Readonly<Record<string, string>>; readonly at: string },
): Promise<Result<{ readonly evidenceId: string }, 'NOT_ASKED' | 'TOO_MANY'>> {
  const { subject } = task;
  return retryOnConcurrency(
    async () => {
      const found = await readAskedProofs(task);
      if (found?.asked.some(({ kind }) => kind === file.kind) !== true) return err('NOT_ASKED');
      const { contract, recheck, asked } = found;
      const sent = asked.flatMap(({ files }) => files);
      if (placesTaken(sent, at) >= evidenceLimits.perApplication) return err('TOO_MANY');
      const evidenceId = newId();
      const objectKey = objectKeyOf(subject, evidenceId);
      const offered: Evidence = { ...file, schemaVersion: 1, evidenceId, objectKey, status: 'EXPECTED', at };
      const request = recheck.request === undefined ? undefined : { ...recheck.request, draft: { ...draft } };
      await commitContract({
        before: contract,
        after: contract,
        event: { type: 'EVIDENCE_OFFERED', at, by: task.assignee.name, data: { evidenceId, kind: file.kind } },
        also: [
          putEvidence(subject, offered),
          putRecheck(subject, { ...recheck, ...(request === undefined ? {} : { request }) }),
        ],
      });
      return ok({ evidenceId });
    },
    12,
    aggregateChanged,
  );
}

/**
 * Takes what was asked for: the files that have come, and words where there is none. A person reads the words, and looks
 * at the files when the calendar has. @returns false when nothing is asked for any more
 */
export async function supplyProofs(
  task: OpenTask,
  words: Readonly<Record<string, string>>,
  { link, at }: { readonly link: { readonly municipality: string; readonly tokenHash: string }; readonly at: string },
): Promise<boolean> {
  return retryOnConcurrency(
    async () => {
      const found = await readAskedProofs(task);
      if (found === null) return false;
      const { contract, recheck, asked } = found;
      const answered = answerRequest(recheck, words, stockholmDay(at));
      if (!answered.ok) return false;
      const files = asked.flatMap((one) => one.files.filter(({ status }) => status === 'STORED'));
      await commitContract({
        before: contract,
        after: contract,
        event: {
          type: 'PROOFS_SUPPLIED',
          at,
          by: task.assignee.name,
          data: {
            taskId: task.taskId,
            asked: asked.map(({ kind }) => kind),
            files: idsOf(files),
            // As they were handed in: they stay when an officer has read them.
            words: { ...words },
          },
        },
        also: [
          putRecheck(task.subject, { ...answered.value, handedIn: [...(recheck.handedIn ?? []), ...idsOf(files)] }),
          answerTask(task, { at, by: task.assignee.name, outcome: 'SUPPLIED' }),
          consumeLink(link, at),
        ],
      });
      return true;
    },
    undefined,
    aggregateChanged,
  );
}

function idsOf(files: readonly Evidence[]): string[] {
  return files.map(({ evidenceId }) => evidenceId);
}
