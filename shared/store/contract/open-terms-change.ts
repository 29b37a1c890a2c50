import type { Subject } from '../../domain/task/task.ts';
import { retryOnConcurrency } from '../transact.ts';
import { commitContract, readContract } from './contract.ts';
import { openTermsOffer, readTermsOffer } from './terms-change.ts';

/**
 * Records that a provider opened a change, once: proof that the text was before them, and no answer to it.
 * @returns false when the contract is in force no more, or the change is answered
 */
export async function openTermsChange(
  contract: Subject,
  changeId: string,
  opened: { readonly at: string; readonly by: string },
): Promise<boolean> {
  return retryOnConcurrency(async () => {
    const before = await readContract(contract);
    const offer = await readTermsOffer(contract, changeId);
    if (before?.status !== 'SIGNED' || offer === null || offer.answer !== undefined) return false;
    if (offer.opened !== undefined) return true;
    const { textHash } = offer;
    await commitContract({
      before,
      after: before,
      event: { type: 'TERMS_CHANGE_OPENED', ...opened, data: { changeId, textHash } },
      also: [openTermsOffer(contract.municipality, offer, opened)],
    });
    return true;
  });
}
