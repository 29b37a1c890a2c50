import * as z from 'zod/mini';
import { EntryEvent } from '../catalogue/entry-event.ts';
import { MunicipalityId } from '../municipality/municipality.ts';

/** So many of a municipality's own systems are told. */
export const mostWebhooks = 10;

/** For so many hours after a change of secret a message is signed with the one before it too. */
export const overlapHours = 24;

/**
 * Where another of the municipality's systems listens: by TLS and by name. What the name leads to is tried each time that
 * something is sent; a bare address, a name of this network alone or a user's password in it is none to begin with.
 */
export const WebhookUrl = z.string().check(
  z.maxLength(500),
  z.url({ protocol: /^https$/, hostname: z.regexes.domain }),
  z.refine((url) => isPublicName(url), 'The address of a server on the internet, without a password or a fragment'),
);

function isPublicName(url: string): boolean {
  const read = URL.parse(url);
  if (read === null) return false;
  const { hostname, username, password, hash } = read;
  const isLocal = /\.(local|localhost|internal|intranet|lan|home|corp|test|invalid|arpa)\.?$/.test(hostname);
  // A name has letters at its end; an address has a number there.
  return !isLocal && /\.[a-z][a-z0-9-]*$/.test(hostname) && username + password + hash === '';
}

export const EventType = EntryEvent.shape.type;

/** A system that the municipality has asked to be told of what happens in its catalogue. */
export const Webhook = z.strictObject({
  schemaVersion: z.literal(1),
  webhookId: z.string(),
  municipality: MunicipalityId,
  /** Which system it is, as the staff call it. */
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  url: WebhookUrl,
  types: z.array(EventType).check(z.minLength(1)),
  status: z.enum(['ACTIVE', 'ENDED']),
  /** The secret is derived from it and never kept: another number, another secret. */
  generation: z.int().check(z.positive()),
  /** Until when the secret before it signs too; null when there is none, or its time is out. */
  overlapUntil: z.nullable(z.iso.datetime()),
  by: z.string(),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof Webhook>;

/** Another secret, beside the old one for a day: the receiver changes in between without missing a message. */
export function rotate(webhook: Webhook, at: string): Webhook {
  const overlapUntil = new Date(Date.parse(at) + overlapHours * 3_600_000).toISOString();
  return { ...webhook, generation: webhook.generation + 1, overlapUntil };
}

/** The generations that a message is signed with, the present one first. */
export function signingGenerations(
  { generation, overlapUntil }: Pick<Webhook, 'generation' | 'overlapUntil'>,
  at: string,
): readonly number[] {
  return overlapUntil !== null && overlapUntil > at ? [generation, generation - 1] : [generation];
}
