import { describe, expect, it } from 'vitest';
import { type Delivery, failed, firstDelivery, passed } from '../../../../shared/domain/webhook/delivery.ts';
import { messageId, messageOf } from '../../../../shared/domain/webhook/message.ts';
import { rotate, signingGenerations, type Webhook, WebhookUrl } from '../../../../shared/domain/webhook/webhook.ts';

const at = '2026-05-01T10:00:00.000Z';
const webhook: Webhook = {
  schemaVersion: 1,
  webhookId: '01HOOK',
  municipality: 'granvik',
  name: 'Verksamhetssystemet',
  url: 'https://mottagare.example/katalog',
  types: ['entry.published', 'entry.ended'],
  status: 'ACTIVE',
  generation: 1,
  overlapUntil: null,
  by: 'Sam Ordning',
  createdAt: at,
};

describe('a webhook’s address', () => {
  it('is by TLS, on the internet, by name', () => {
    for (const url of ['https://mottagare.example/katalog', 'https://a.b.example:8443/x?y=z']) {
      expect(WebhookUrl.safeParse(url).success).toBe(true);
    }
    for (const url of [
      'http://mottagare.example',
      'ftp://mottagare.example',
      'https://mottagare',
      'https://localhost/',
      'https://intern.local/',
      'https://metadata.google.internal/',
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://10.0.0.1.',
      'https://namn:ord@mottagare.example/',
      'https://mottagare.example/#x',
      `https://mottagare.example/${'x'.repeat(500)}`,
      'mottagare.example',
      '',
    ]) {
      expect([url, WebhookUrl.safeParse(url).success]).toEqual([url, false]);
    }
  });
});

describe('a webhook’s secret', () => {
  it('signs beside the next one for a day, so that its receiver misses nothing', () => {
    const changed = rotate(webhook, at);
    expect(signingGenerations(webhook, at)).toEqual([1]);
    expect(signingGenerations(changed, '2026-05-02T09:59:59.000Z')).toEqual([2, 1]);
    expect(signingGenerations(changed, '2026-05-02T10:00:00.000Z')).toEqual([2]);
  });
});

describe('a delivery', () => {
  const failing = (delivery: Delivery, more = {}) => failed(delivery, { why: 'SERVER_ERROR', jitter: 0, ...more }, at);

  it('waits longer after each try, and is given up after three days of them', () => {
    let delivery = firstDelivery(webhook, 7);
    const minutes: number[] = [];
    for (let tries = 0; delivery.state === 'WORKING'; tries += 1) {
      expect(tries).toBeLessThan(20);
      delivery = failing(delivery);
      if (delivery.nextAt !== null) minutes.push((Date.parse(delivery.nextAt) - Date.parse(at)) / 60_000);
    }
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    expect(minutes.reduce((sum, one) => sum + one, 0) / 60).toBeGreaterThan(72);
    expect(delivery).toMatchObject({ state: 'DEAD', after: 7, failures: minutes.length + 1, nextAt: null });
  });

  it('spreads its tries, and waits as long as the receiver asks, for a day at most', () => {
    const first = firstDelivery(webhook, 0);
    expect(failing(first, { jitter: 1 }).nextAt).toBe('2026-05-01T10:01:06.000Z');
    expect(failing(first, { retryAfter: 3_600 }).nextAt).toBe('2026-05-01T11:00:00.000Z');
    expect(failing(first, { retryAfter: 1 }).nextAt).toBe('2026-05-01T10:01:00.000Z');
    expect(failing(first, { retryAfter: 999_999 }).nextAt).toBe('2026-05-02T10:00:00.000Z');
  });

  it('ends at once where the receiver says that it is gone', () => {
    expect(failing(firstDelivery(webhook, 0), { why: 'GONE' }).state).toBe('DEAD');
  });

  it('begins anew with every message that arrives, and passes by what was not asked for', () => {
    const late = failing(firstDelivery(webhook, 3));
    expect(passed(late, 4, at)).toMatchObject({ after: 4, failures: 0, nextAt: null, lastArrivedAt: at });
    expect(passed(late, 4, null)).toMatchObject({ after: 4, lastArrivedAt: null });
  });
});

describe('a message', () => {
  it('says that something happened and where it can be read, and nothing about anybody', () => {
    const event = {
      schemaVersion: 1,
      number: 12,
      type: 'entry.changed',
      entryId: 'E1',
      choiceSystemId: 'hemtjanst',
      at,
    } as const;
    expect(messageOf(event, { municipality: 'granvik', site: 'https://valbar.example' })).toEqual({
      type: 'entry.changed',
      timestamp: at,
      data: {
        municipality: 'granvik',
        number: 12,
        id: 'granvik.E1',
        choiceSystemId: 'granvik.hemtjanst',
        entry: 'https://valbar.example/v1/catalogue/granvik.E1',
      },
    });
  });

  it('has an id without the full stop that parts what is signed', () => {
    expect(messageId('granvik', 12)).toBe('granvik_12');
  });
});
