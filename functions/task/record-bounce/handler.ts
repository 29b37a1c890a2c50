import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { hasArrivedAllTheSame, type NotArrived } from '../../../shared/domain/task/not-arrived.ts';
import { lineOfTag, mailTag } from '../../../shared/messages/mail-tag.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { noteNotArrived } from '../../../shared/store/task/not-arrived.ts';

const mail = z.object({ tags: z.record(z.string(), z.array(z.string())) });

/** EventBridge, as SES publishes what became of a mail; what it holds of addresses and headers is not read. */
const MailEvent = z.object({
  detail: z.discriminatedUnion('eventType', [
    z.object({
      eventType: z.literal('Bounce'),
      mail,
      bounce: z.object({ bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']), bounceSubType: z.string() }),
    }),
    z.object({ eventType: z.literal('Complaint'), mail }),
    z.object({ eventType: z.literal('Reject'), mail }),
  ]),
});

/**
 * Sees to a mail that did not arrive: it goes to another address that the applicant gave, else by letter; for others the
 * coordinator is told. The case says so.
 */
export async function handler(event: unknown, context: Context): Promise<void> {
  logger.addContext(context);
  const { detail } = MailEvent.parse(event);
  const sent = lineOfTag(detail.mail.tags[mailTag]?.[0] ?? '');
  const why = reasonOf(detail);
  if (sent === null) {
    // A one-time code: whoever waits for it sees that it does not come, and asks for another.
    logger.warn('MAIL_NOT_ARRIVED', { why: why.kind, instead: 'UNTAGGED' });
    return;
  }
  if (hasArrivedAllTheSame(why)) return;
  try {
    const instead = await noteNotArrived(sent, why, now());
    logger.warn('MAIL_NOT_ARRIVED', { outboxId: sent.outboxId, why: why.kind, instead: instead?.kind ?? 'SEEN_TO' });
  } catch (error) {
    // Told twice at once: the other has seen to it.
    if (!(error instanceof ConcurrencyError)) throw error;
  }
}

function reasonOf(detail: z.infer<typeof MailEvent>['detail']): NotArrived {
  if (detail.eventType === 'Bounce') {
    return { kind: 'BOUNCE', type: detail.bounce.bounceType, subType: detail.bounce.bounceSubType };
  }
  return { kind: detail.eventType === 'Complaint' ? 'COMPLAINT' : 'REJECT' };
}
