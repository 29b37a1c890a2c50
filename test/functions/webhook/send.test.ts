import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../functions/webhook/deliver/public-address.ts';
import { send } from '../../../functions/webhook/deliver/send.ts';
import { startReceiver } from '../../support/receiver.ts';

let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());

const sending = (url = receiver.url) => ({ url, body: '{"å":1}', headers: { 'content-type': 'application/json' } });

describe('an address', () => {
  it('is one on the internet', () => {
    for (const address of ['8.8.8.8', '172.32.0.1', '192.167.0.1', '2a00:1450:400f:80c::200e', '2600::1']) {
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    }
  });

  it('is not one of this machine, this network, a link, a cloud’s metadata, documents or a translation of one', () => {
    for (const address of [
      ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
      ...['192.168.1.1', '192.0.2.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
      ...['::', '::1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '::ffff:8.8.8.8', '::ffff:127.0.0.1'],
      ...['64:ff9b::a00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', '3fff::1', 'nonsense', ''],
    ]) {
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
    }
  });
});

describe('sending', () => {
  it('posts exactly the body, by TLS, to the name', async () => {
    receiver.answer(202);
    expect(await send(sending(), receiver.network)).toEqual({ ok: true });
    expect(receiver.received.at(-1)).toMatchObject({
      path: '/catalogue',
      body: '{"å":1}',
      headers: { 'content-type': 'application/json', host: new URL(receiver.url).host },
    });
  });

  it('tells what went wrong, and when the receiver wants to be tried again', async () => {
    const told = async (status: number | null, headers?: Record<string, string>) => {
      receiver.answer(status, headers);
      return send(sending(), receiver.network);
    };
    expect(await told(500)).toEqual({ ok: false, why: 'SERVER_ERROR', retryAfter: undefined });
    expect(await told(503, { 'retry-after': '120' })).toEqual({ ok: false, why: 'SERVER_ERROR', retryAfter: 120 });
    expect(await told(429, { 'retry-after': 'soon' })).toEqual({ ok: false, why: 'REFUSED', retryAfter: undefined });
    expect(await told(410)).toEqual({ ok: false, why: 'GONE' });
    expect(await told(null)).toEqual({ ok: false, why: 'TIMEOUT' });
  });

  it('follows no redirect', async () => {
    receiver.answer(307, { location: receiver.url });
    const before = receiver.received.length;
    expect(await send(sending(), receiver.network)).toEqual({ ok: false, why: 'REDIRECTED' });
    expect(receiver.received).toHaveLength(before + 1);
  });

  it('connects to no name that leads to a private address, or to one beside public ones, whatever it led to before', async () => {
    receiver.answer(204);
    const before = receiver.received.length;
    const private_ = { ...receiver.network, isPublic: isPublicAddress };
    expect(await send(sending(), private_)).toEqual({ ok: false, why: 'NOT_PUBLIC' });
    const mixed = {
      ...private_,
      resolve: (_host: string, found: Parameters<typeof private_.resolve>[1]) => {
        found(null, [
          { address: '8.8.8.8', family: 4 },
          { address: '169.254.169.254', family: 4 },
        ]);
      },
    };
    expect(await send(sending(), mixed)).toEqual({ ok: false, why: 'NOT_PUBLIC' });
    for (const url of ['https://127.0.0.1/', 'https://[::1]/', 'http://receiver.example/']) {
      expect(await send(sending(url), receiver.network)).toEqual({ ok: false, why: 'NOT_PUBLIC' });
    }
    expect(receiver.received).toHaveLength(before);
  });

  it('sends nothing to whoever can’t prove the name, and nowhere when there is no such name', async () => {
    const before = receiver.received.length;
    const { ca: _ca, ...unknown } = receiver.network;
    expect(await send(sending(), unknown)).toEqual({ ok: false, why: 'NO_CONNECTION' });
    const other = receiver.url.replace('receiver.example', 'other.example');
    expect(await send(sending(other), receiver.network)).toEqual({ ok: false, why: 'NO_CONNECTION' });
    const nowhere = {
      ...receiver.network,
      resolve: (_host: string, found: Parameters<typeof unknown.resolve>[1]) => {
        found(new Error('ENOTFOUND'), []);
      },
    };
    expect(await send(sending(), nowhere)).toEqual({ ok: false, why: 'NO_CONNECTION' });
    expect(receiver.received).toHaveLength(before);
  });
});
