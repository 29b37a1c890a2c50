import { describe, expect, it } from 'vitest';
import { deriveSecret, webhookHeaders } from '../../../shared/platform/webhook-signature.ts';

describe('a webhook’s signature', () => {
  it('is what the libraries of Standard Webhooks verify (their own example)', () => {
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
    expect(webhookHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is there once for each secret that holds', () => {
    const message = { id: 'granvik_1', timestamp: 1, body: '{}' };
    const both = webhookHeaders(message, ['whsec_aaaa', 'whsec_bbbb'])['webhook-signature']?.split(' ');
    expect(both).toHaveLength(2);
    expect(both?.[0]).toBe(webhookHeaders(message, ['whsec_aaaa'])['webhook-signature']);
    expect(new Set(both).size).toBe(2);
  });
});

describe('a derived secret', () => {
  it('is one of its own for each name, of 32 bytes', () => {
    const one = deriveSecret('m'.repeat(64), 'webhook granvik 1 1');
    expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(deriveSecret('m'.repeat(64), 'webhook granvik 1 1')).toBe(one);
    expect(deriveSecret('m'.repeat(64), 'webhook granvik 1 2')).not.toBe(one);
    expect(deriveSecret('n'.repeat(64), 'webhook granvik 1 1')).not.toBe(one);
  });
});
