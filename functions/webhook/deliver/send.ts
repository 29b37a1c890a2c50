import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { DeliveryFailure } from '../../../shared/domain/webhook/delivery.ts';
import { isPublicAddress } from './public-address.ts';

/** For one try, in milliseconds, from name to answer. */
const sendMilliseconds = 15_000;

export interface Sending {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: DeliveryFailure; readonly retryAfter?: number | undefined };

/** What a test has to stand in for: names, addresses, and who vouches for a server. */
export interface Network {
  readonly resolve: (host: string, found: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;
  readonly isPublic: (address: string) => boolean;
  readonly ca?: string;
  readonly milliseconds?: number;
}

const internet: Network = {
  resolve: (host, found) => {
    resolve(host, { all: true }, (error, addresses) => {
      found(error, error === null ? addresses : []);
    });
  },
  isPublic: isPublicAddress,
};

class NotPublic extends Error {
  override readonly name = 'NotPublic';
}

/**
 * Sends a message once, by TLS, to a host on the internet: the address that is tried is the very one that is connected to.
 * Redirects are not followed and of the answer only the status is read. Never throws: a failure is an answer too.
 */
export async function send(sending: Sending, network: Network = internet): Promise<Sent> {
  const { url, body, headers } = sending;
  const { hostname, protocol } = new URL(url);
  // A bare address is never looked up, so that nobody would try it.
  if (protocol !== 'https:' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return { ok: false, why: 'NOT_PUBLIC' };
  return new Promise<Sent>((settle) => {
    const call = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        // No connection is kept: a name is tried each time.
        agent: false,
        lookup: lookupOf(network),
        signal: AbortSignal.timeout(network.milliseconds ?? sendMilliseconds),
        ...(network.ca === undefined ? {} : { ca: network.ca }),
      },
      (response) => {
        settle(read(response));
        response.destroy();
      },
    );
    call.on('error', (error) => {
      settle({ ok: false, why: whyOf(error) });
    });
    call.end(body);
  });
}

/** One address that isn’t public refuses the name: whoever mixes them is up to something. */
function lookupOf({ resolve: find, isPublic }: Network): LookupFunction {
  return (host, { all }, found) => {
    find(host, (error, addresses) => {
      const [first] = addresses;
      if (error !== null || first === undefined) {
        found(error ?? new Error('The name leads nowhere'), '', 0);
      } else if (!addresses.every(({ address }) => isPublic(address))) {
        found(new NotPublic(), '', 0);
      } else if (all === true) {
        found(null, [...addresses]);
      } else {
        found(null, first.address, first.family);
      }
    });
  };
}

function read({ statusCode = 0, headers }: IncomingMessage): Sent {
  if (statusCode >= 200 && statusCode < 300) return { ok: true };
  const after = headers['retry-after'];
  const retryAfter = after !== undefined && /^\d{1,6}$/.test(after) ? Number(after) : undefined;
  if (statusCode === 410) return { ok: false, why: 'GONE' };
  if (statusCode >= 300 && statusCode < 400) return { ok: false, why: 'REDIRECTED' };
  return { ok: false, why: statusCode >= 500 ? 'SERVER_ERROR' : 'REFUSED', retryAfter };
}

function whyOf(error: Error): DeliveryFailure {
  if (error.name === 'NotPublic') return 'NOT_PUBLIC';
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? 'TIMEOUT' : 'NO_CONNECTION';
}
