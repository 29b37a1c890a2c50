import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { endSystem } from '../../domain/choice-system/choice-system.ts';
import type { Subject } from '../../domain/task/task.ts';
import { retryOnConcurrency } from '../transact.ts';
import { commitChoiceSystem, findChoiceSystem } from './choice-system.ts';
import { endAdvertQuestion } from './follow-advert.ts';

/**
 * Cancels a system whose day has come, once. Everybody who applied after the decision was told of is told now; whoever
 * was told then is not told again.
 * @returns false when there is nothing to do
 */
export async function takeEndIntoEffect({ municipality, id }: Subject, at: string): Promise<boolean> {
  return retryOnConcurrency(async () => {
    const before = await findChoiceSystem(municipality, id);
    const after = before === null ? null : endSystem(before, stockholmDay(at));
    if (after === null) return false;
    const { cancelledOn, cancellation } = after;
    const { endChanges: change } = before?.status === 'OPEN' ? before : {};
    await commitChoiceSystem({
      before,
      after,
      event: { type: 'SYSTEM_CANCELLED', at, by: 'calendar', data: { from: cancelledOn, ...cancellation } },
      outbox: [
        {
          kind: 'ANNOUNCE',
          choiceSystemId: id,
          news: { kind: 'CANCELLED', ...(change === undefined ? {} : { change }) },
        },
      ],
      also: await endAdvertQuestion(after, at),
    });
    return true;
  });
}
