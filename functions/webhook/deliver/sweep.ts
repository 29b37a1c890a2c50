import type { EntryEvent } from '../../../shared/domain/catalogue/entry-event.ts';
import { type Delivery, failed, passed } from '../../../shared/domain/webhook/delivery.ts';
import { messageId, messageOf } from '../../../shared/domain/webhook/message.ts';
import { signingGenerations } from '../../../shared/domain/webhook/webhook.ts';
import { now } from '../../../shared/platform/clock.ts';
import { environment } from '../../../shared/platform/environment.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { webhookHeaders } from '../../../shared/platform/webhook-signature.ts';
import { readEntryEvents } from '../../../shared/store/catalogue/history.ts';
import { readVersion } from '../../../shared/store/catalogue/lists.ts';
import { claimDelivery, keepDelivery, listDeliveries } from '../../../shared/store/webhook/delivery.ts';
import { webhookSecret } from '../../../shared/store/webhook/secret.ts';
import type { Sending, Sent } from './send.ts';

/** So many events are read at a time. */
const partSize = 50;

/** So long a sweep goes on with one webhook; the next sweep goes on where it ended. */
const turnSeconds = 120;

/** A turn is held for longer than anybody can be at it. */
const heldSeconds = 300;

export interface Swept {
  readonly arrived: number;
  readonly failed: number;
}

/** Tells every webhook of a municipality what has happened since, each in its own pace. */
export async function sweepWebhooks(
  municipality: string,
  send: (sending: Sending) => Promise<Sent>,
): Promise<readonly Swept[]> {
  const at = now();
  const due = (await listDeliveries(municipality)).filter(
    ({ state, nextAt }) => state === 'WORKING' && (nextAt === null || nextAt <= at),
  );
  if (due.length === 0) return [];
  const version = await readVersion(municipality);
  const behind = due.filter(({ after }) => after < version);
  return Promise.all(behind.map((delivery) => deliver(delivery, send)));
}

async function deliver(listed: Delivery, send: (sending: Sending) => Promise<Sent>): Promise<Swept> {
  const begun = Date.parse(now());
  const until = new Date(begun + heldSeconds * 1_000).toISOString();
  let delivery = await claimDelivery(listed, until, now());
  if (delivery === null) return { arrived: 0, failed: 0 };
  let arrived = 0;
  const isTimeLeft = (): boolean => Date.parse(now()) - begun < turnSeconds * 1_000;
  for (;;) {
    const events = isTimeLeft() ? await readEntryEvents(delivery.municipality, delivery.after, partSize) : [];
    if (events.length === 0) break;
    for (const event of events) {
      if (!isTimeLeft()) break;
      const told = await tell(delivery, event, send);
      if (told.outcome === 'ARRIVED') arrived += 1;
      const hasFailed = told.outcome === 'FAILED';
      delivery = told.after;
      // Another took over when the turn was out: it goes on, from what it knows.
      if (!(await keepDelivery(delivery, until, { isLast: hasFailed }))) return { arrived, failed: 0 };
      if (hasFailed) return { arrived, failed: 1 };
    }
  }
  await keepDelivery(delivery, until, { isLast: true });
  return { arrived, failed: 0 };
}

interface Told {
  readonly after: Delivery;
  readonly outcome: 'ARRIVED' | 'NOT_ASKED_FOR' | 'FAILED';
}

/** One event, sent when it is one of those that were asked for. */
async function tell(delivery: Delivery, event: EntryEvent, send: (sending: Sending) => Promise<Sent>): Promise<Told> {
  const { municipality, webhookId, url, types } = delivery;
  if (!types.includes(event.type)) return { after: passed(delivery, event.number, null), outcome: 'NOT_ASKED_FOR' };
  const at = now();
  const body = JSON.stringify(messageOf(event, { municipality, site: environment('PUBLIC_BASE_URL') }));
  const secrets = await Promise.all(signingGenerations(delivery, at).map((one) => webhookSecret(delivery, one)));
  const signed = { id: messageId(municipality, event.number), timestamp: Math.floor(Date.parse(at) / 1000), body };
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Valbar webhooks',
    ...webhookHeaders(signed, secrets),
  };
  const sent = await send({ url, body, headers });
  if (sent.ok) return { after: passed(delivery, event.number, now()), outcome: 'ARRIVED' };
  const after = failed(delivery, { why: sent.why, retryAfter: sent.retryAfter, jitter: Math.random() }, now());
  logger.warn('WEBHOOK_NOT_DELIVERED', {
    municipality,
    webhookId,
    number: event.number,
    why: sent.why,
    state: after.state,
  });
  return { after, outcome: 'FAILED' };
}
