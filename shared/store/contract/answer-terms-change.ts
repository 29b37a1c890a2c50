import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { amendmentOf, mayAnswer, type TermsAnswer } from '../../domain/contract/terms-change.ts';
import type { Subject } from '../../domain/task/task.ts';
import { contractSubject, commitContract, readContract } from './contract.ts';
import { consumeLink } from '../task/link.ts';
import { answerTask, readTask } from '../task/task.ts';
import { answerTermsOffer, readTermsChange, readTermsOffer, termsChangeSubject } from './terms-change.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

/**
 * Records what a provider answered to a change, once, with its task. Who accepts follows it from its day; everybody
 * else's contract is as it was, and what was said beforehand is for a person to do.
 * @returns false when it was answered before, the contract is in force no more, or silence is not yet silence
 */
export async function answerTermsChange(
  contract: Subject,
  changeId: string,
  answer: TermsAnswer,
  more: { readonly link?: Parameters<typeof consumeLink>[0]; readonly also?: readonly Write[] } = {},
): Promise<boolean> {
  const { link, also = [] } = more;
  return retryOnConcurrency(async () => {
    const before = await readContract(contract);
    const offer = await readTermsOffer(contract, changeId);
    const change = await readTermsChange(termsChangeSubject(contract.municipality, changeId));
    if (before?.status !== 'SIGNED' || offer === null || change === null) return false;
    if (!mayAnswer(change, offer, answer.kind, stockholmDay(answer.at))) return false;
    const task = await readTask(contractSubject(contract.municipality, contract.id), offer.taskId);
    const amendment = amendmentOf(change, answer.kind);
    const { at, by, kind } = answer;
    await commitContract({
      before,
      after: amendment === null ? before : { ...before, amendments: [...(before.amendments ?? []), amendment] },
      event: {
        type: 'TERMS_CHANGE_ANSWERED',
        at,
        by,
        data: { changeId, kind, textHash: offer.textHash, ...(amendment === null ? {} : { from: amendment.from }) },
      },
      also: [
        answerTermsOffer(contract.municipality, offer, answer),
        ...(task?.status === 'OPEN' ? [answerTask(task, { at, by, outcome: kind })] : []),
        ...(link === undefined ? [] : [consumeLink(link, at)]),
        ...also,
      ],
    });
    return true;
  });
}
