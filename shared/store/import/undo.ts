import { undoRegistration } from '../../domain/import/undo.ts';
import { type ImportLine, undoRun } from '../../domain/import/run.ts';
import type { Subject } from '../../domain/task/task.ts';
import { commitContract, contractSubject, putStated, readContract } from '../contract/contract.ts';
import { commitRun, importSubject, readRun, settleLine } from './import.ts';
import { moveRelations, putRelation } from '../provider/provider.ts';
import { relationOf } from '../contract/register.ts';
import { retryOnConcurrency, transact } from '../transact.ts';

interface Doing {
  readonly by: string;
  readonly at: string;
}

/** Begins to take back what a run did; what has been touched since is left and told. */
export async function beginUndo(municipality: string, importId: string, { by, at }: Doing): Promise<void> {
  await retryOnConcurrency(async () => {
    const run = await readRun(importSubject(municipality, importId));
    if (run?.status !== 'DONE' || run.erasedOn !== undefined) return;
    await commitRun({
      before: run,
      after: undoRun(run),
      event: { type: 'IMPORT_UNDO_STARTED', at, by, data: { rows: run.rows } },
      outbox: [{ kind: 'IMPORT' }],
    });
  });
}

/** Takes back one row, with its outcome in the same transaction; one that something has happened to since is kept. */
export async function undoRow(run: Subject, line: ImportLine, { by, at }: Doing): Promise<void> {
  const { outcome } = line;
  if (outcome.kind !== 'MADE' && outcome.kind !== 'CHANGED') return;
  const subject = contractSubject(run.municipality, outcome.contractId);
  const contract = await readContract(subject);
  const { contractId } = outcome;
  if (contract?.status !== 'SIGNED' || contract.version !== outcome.version) {
    await transact([settleLine(run, line, { kind: 'KEPT', contractId })]);
    return;
  }
  const relation = (stated: Parameters<typeof relationOf>[1]) => relationOf(contract, stated, contract.createdAt);
  await commitContract({
    before: contract,
    after: outcome.kind === 'MADE' ? undoRegistration(contract) : contract,
    event: { type: 'CONTRACT_IMPORT_UNDONE', at, by, data: { importId: run.id } },
    outbox: [{ kind: 'PUBLISH' }],
    also: [
      settleLine(run, line, { kind: 'UNDONE', contractId }),
      ...(outcome.kind === 'MADE'
        ? moveRelations(run.municipality, [relation({ presentation: line.row.presentation, capacity: null })], [])
        : [putStated(subject, outcome.before), putRelation(run.municipality, relation(outcome.before))]),
    ],
  });
}
