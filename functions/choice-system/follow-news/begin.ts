import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { askToConfirmAddress } from '../../../shared/store/application/address-confirmation.ts';
import {
  commitSubscription,
  readSubscription,
  subscriptionSubject,
} from '../../../shared/store/choice-system/subscription.ts';

/**
 * Mails the address a link to confirm that it wants the news; nothing when it follows them already, or while the
 * link of before can still be used.
 * Whoever sent the form sees the same page either way.
 */
export async function begin({ municipality, id }: ChoiceSystem, email: string, at: string): Promise<void> {
  const subject = subscriptionSubject(municipality, id, email);
  const before = await readSubscription(subject);
  if (before?.status === 'ACTIVE') return;
  const { addressDays } = municipalityOf(municipality).deadlines;
  if (before?.status === 'WRITTEN' && addDays(stockholmDay(before.writtenAt), addressDays) >= stockholmDay(at)) return;
  const confirmation = askToConfirmAddress(subject, email, at);
  await commitSubscription({
    before,
    after: {
      schemaVersion: 1,
      status: 'WRITTEN',
      subscriptionId: subject.id,
      municipality,
      choiceSystemId: id,
      email,
      writtenAt: at,
    },
    event: { type: 'SUBSCRIPTION_WRITTEN', at, by: 'subscriber', data: { choiceSystemId: id } },
    outbox: [confirmation.mail],
    also: [confirmation.write],
  });
}
