import type { Subject } from '../../shared/domain/task/task.ts';
import { approveTexts, readTexts } from '../../shared/store/catalogue/judge-texts.ts';

/** As an officer who has read every text of a contract and found it objective. */
export async function approveAllTexts(contract: Subject): Promise<void> {
  const texts = await readTexts(contract);
  if (texts === null) throw new Error('A contract that is not in force');
  await approveTexts(contract, texts.standing, { by: 'Sam Ordning', at: texts.contract.signedAt });
}
