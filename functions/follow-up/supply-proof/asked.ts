import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import type { AskedProof, AskedProofs } from '../../../shared/store/follow-up/supply-proof.ts';

/** The task, and what it asks for; nothing when it has been settled meanwhile. */
export interface Asked {
  readonly task: Task;
  readonly found: AskedProofs | null;
}

/** The proofs that are asked for, in their order. */
export function proofsIn({ found }: Asked): readonly AskedProof[] {
  return found?.asked ?? [];
}

/** The form's field of one proof, by its kind: what else is asked for may change while the page is open. */
export function fieldName({ kind }: Pick<AskedProof, 'kind'>): string {
  return `answer-${kind}`;
}

/** What is written instead of files, by kind of proof. */
export function wordsIn(asked: Asked, form: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    proofsIn(asked).flatMap((proof): [string, string][] => {
      const text = (form[fieldName(proof)] ?? '').trim();
      return text === '' ? [] : [[proof.kind, text]];
    }),
  );
}

export function storedFiles({ files }: AskedProof): readonly Evidence[] {
  return files.filter(({ status }) => status === 'STORED');
}

/** Whether there is nothing for one of them: neither a file nor words. */
export function isMissing(asked: Asked, proof: AskedProof, form: Readonly<Record<string, string>>): boolean {
  return storedFiles(proof).length === 0 && wordsIn(asked, form)[proof.kind] === undefined;
}
