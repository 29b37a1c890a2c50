import { entryOf } from '../domain/catalogue/entry.ts';
import type { Subject } from '../domain/task/task.ts';
import { projectEntry, withdrawEntry } from './catalogue.ts';
import { readContract, readStated } from './contract.ts';

/**
 * Shows a contracted provider in the catalogue (LOV 9:1), on what the contract says now; one that has ended is taken out.
 * @param at the instant of the outbox line, so that the same line again writes the same entry
 */
export async function publishEntry(contract: Subject, at: string): Promise<void> {
  const [signed, stated] = await Promise.all([readContract(contract), readStated(contract)]);
  if (signed?.status === 'ENDED') return withdrawEntry(signed.municipality, signed.contractId);
  if (signed?.status !== 'SIGNED') return;
  if (stated === null) throw new Error('A contract without what its provider says of itself');
  await projectEntry(entryOf(signed, stated, at));
}
