import { createHmac } from 'node:crypto';

/** What is sent, and when this try of it is. */
export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** Exactly the body. */
  readonly body: string;
}

/**
 * The headers of a message after Standard Webhooks 1.0.0: HMAC-SHA256 of id, time and body, once for each secret that holds.
 * @param secrets as they are shown, `whsec_` and base64
 */
export function webhookHeaders({ id, timestamp, body }: Signed, secrets: readonly string[]): Record<string, string> {
  const signature = (secret: string): string =>
    createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(`${id}.${String(timestamp)}.${body}`)
      .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((secret) => `v1,${signature(secret)}`).join(' '),
  };
}

/** One webhook's secret in one generation, made of the deployment's: it is nowhere kept, and tells nothing of another. */
export function deriveSecret(master: string, name: string): string {
  return `whsec_${createHmac('sha256', master).update(name).digest('base64')}`;
}
