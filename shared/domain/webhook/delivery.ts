import * as z from 'zod/mini';
import { Webhook } from './webhook.ts';

/** Why a message did not arrive: what happened, and nothing that the receiver wrote. */
export const DeliveryFailure = z.enum([
  /** Its name leads to an address that isn't on the internet: nothing was sent. */
  'NOT_PUBLIC',
  'NO_CONNECTION',
  'TIMEOUT',
  /** Redirects are not followed. */
  'REDIRECTED',
  'REFUSED',
  'SERVER_ERROR',
  /** 410: it wants no more. */
  'GONE',
]);
export type DeliveryFailure = z.infer<typeof DeliveryFailure>;

/** How far a webhook has come in its municipality's numbered events, and how it goes; with what it takes to send. */
export const Delivery = z.strictObject({
  schemaVersion: z.literal(1),
  ...z.pick(Webhook, {
    webhookId: true,
    municipality: true,
    url: true,
    types: true,
    generation: true,
    overlapUntil: true,
  }).shape,
  /** `DEAD`: tried for days, or told to stop; a person starts it again. */
  state: z.enum(['WORKING', 'DEAD']),
  /** The last event that is done with. */
  after: z.int().check(z.minimum(0)),
  /** Tries of the next one that failed. */
  failures: z.int().check(z.minimum(0)),
  /** Before this nothing is tried; null: at once. */
  nextAt: z.nullable(z.iso.datetime()),
  lastFailure: z.nullable(z.strictObject({ at: z.iso.datetime(), why: DeliveryFailure })),
  lastArrivedAt: z.nullable(z.iso.datetime()),
  /** Somebody is at it until then, at the longest. */
  claimedUntil: z.optional(z.iso.datetime()),
});
export type Delivery = z.infer<typeof Delivery>;

/** As it begins. @param after the last event that is not to be sent */
export function firstDelivery(
  { webhookId, municipality, url, types, generation, overlapUntil }: Webhook,
  after: number,
): Delivery {
  const sends = { webhookId, municipality, url, types, generation, overlapUntil };
  const fresh = { failures: 0, nextAt: null, lastFailure: null, lastArrivedAt: null } as const;
  return { schemaVersion: 1, ...sends, state: 'WORKING', after, ...fresh };
}

/** Minutes from a try that failed to the next, each after the one before it: three days in all, then it is dead. */
const pauses = [1, 5, 30, 120, 300, 600, 840, 1_200, 1_440];

/** A receiver may ask for a longer pause, up to a day. */
const longestPauseMinutes = 1_440;

export interface Failed {
  readonly why: DeliveryFailure;
  /** Seconds that the receiver asked for (`Retry-After`). */
  readonly retryAfter?: number | undefined;
  /** From 0 to 1: spreads the tries of those that failed at once, by up to a tenth of the pause. */
  readonly jitter: number;
}

/** After a try that failed. Nothing is skipped: what comes after it waits, so that events arrive in order. */
export function failed(delivery: Delivery, { why, retryAfter = 0, jitter }: Failed, at: string): Delivery {
  const failures = delivery.failures + 1;
  const lastFailure = { at, why };
  const pause = pauses[delivery.failures];
  if (why === 'GONE' || pause === undefined) return { ...delivery, state: 'DEAD', failures, nextAt: null, lastFailure };
  const minutes = Math.min(longestPauseMinutes, Math.max(pause * (1 + jitter / 10), retryAfter / 60));
  return { ...delivery, failures, nextAt: new Date(Date.parse(at) + minutes * 60_000).toISOString(), lastFailure };
}

/** After an event that is done with. @param arrivedAt null for one that it has not asked for */
export function passed(delivery: Delivery, number: number, arrivedAt: string | null): Delivery {
  if (arrivedAt === null) return { ...delivery, after: number };
  return { ...delivery, after: number, failures: 0, nextAt: null, lastArrivedAt: arrivedAt };
}
