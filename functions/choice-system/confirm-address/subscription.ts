import type { Subject } from '../../../shared/domain/task/task.ts';
import { commitSubscription, readSubscription } from '../../../shared/store/choice-system/subscription.ts';
import type { Write } from '../../../shared/store/transact.ts';

/** From now on the address gets the news. False when it has ended the subscription meanwhile. */
export async function confirmSubscription(subject: Subject, at: string, also: readonly Write[]): Promise<boolean> {
  const before = await readSubscription(subject);
  if (before?.status !== 'WRITTEN') return false;
  await commitSubscription({
    before,
    after: { ...before, status: 'ACTIVE', confirmedAt: at },
    event: { type: 'SUBSCRIPTION_CONFIRMED', at, by: 'subscriber', data: {} },
    also,
  });
  return true;
}
