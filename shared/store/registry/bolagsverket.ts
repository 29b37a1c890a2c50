import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { BolagsverketConnection } from '../../domain/municipality/registry-connections.ts';
import { readAnswer } from './bolagsverket-answer.ts';
import { type RegistryAdapter, RegistryFault } from './registry-adapter.ts';

/** An OAuth 2.0 client's id and secret (RFC 6749, 2.3.1). */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

const production = {
  tokenUrl: 'https://portal.api.bolagsverket.se/oauth2/token',
  apiUrl: 'https://gw.api.bolagsverket.se/vardefulla-datamangder/v1',
} as const;

/** For one request, in milliseconds; three of them still end within the function's own time. */
const requestMilliseconds = 5000;
/** What passes by itself is tried once more, after so many milliseconds. */
const pauseMilliseconds = 500;

const Token = z.object({ access_token: z.string().check(z.minLength(1)), expires_in: z.number() });

/** Bolagsverket's open company data (docs/adr/0011): a token by client credentials, then one question. */
export class Bolagsverket implements RegistryAdapter {
  readonly source = 'Bolagsverket, värdefulla datamängder';
  readonly #tokenUrl: string;
  readonly #apiUrl: string;
  readonly #credentials: () => Promise<ClientCredentials>;
  readonly #timeout: number;
  #token: { readonly value: string; readonly until: number } | undefined;

  constructor(
    connection: BolagsverketConnection,
    credentials: () => Promise<ClientCredentials>,
    timeoutMilliseconds = requestMilliseconds,
  ) {
    this.#tokenUrl = connection.tokenUrl ?? production.tokenUrl;
    this.#apiUrl = connection.apiUrl ?? production.apiUrl;
    this.#credentials = credentials;
    this.#timeout = timeoutMilliseconds;
  }

  async lookUp(number: string) {
    const response = await this.#ask(number);
    return readAnswer(await jsonOf(response), number);
  }

  async #ask(number: string): Promise<Response> {
    const question = async () =>
      this.#send(`${this.#apiUrl}/organisationer`, {
        authorization: `Bearer ${await this.#accessToken()}`,
        'content-type': 'application/json',
        body: JSON.stringify({ identitetsbeteckning: number.replace('-', '') }),
      });
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof RegistryFault)) throw error;
      // A token may have been withdrawn before its time.
      if (error.fault === 'NO_ACCESS' && this.#token !== undefined) this.#token = undefined;
      else if (error.fault !== 'OUTAGE') throw error;
      await pause(pauseMilliseconds);
      return question();
    }
  }

  async #accessToken(): Promise<string> {
    if (this.#token !== undefined && this.#token.until > performance.now()) return this.#token.value;
    const { clientId, clientSecret } = await this.#credentials();
    const response = await this.#send(this.#tokenUrl, {
      authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      body: 'grant_type=client_credentials&scope=vardefulla-datamangder%3Aread',
    });
    const token = Token.safeParse(await jsonOf(response));
    if (!token.success) throw new RegistryFault('WRONG_ANSWER');
    const { access_token: value, expires_in: seconds } = token.data;
    this.#token = { value, until: performance.now() + (seconds - 60) * 1000 };
    return value;
  }

  async #send(url: string, { body, ...headers }: Record<'authorization' | 'content-type' | 'body', string>) {
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { ...headers, accept: 'application/json' },
        body,
        // A redirect would take the secret along.
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeout),
      });
    } catch (error) {
      throw new RegistryFault(isTimeout(error) ? 'TIMED_OUT' : 'OUTAGE', { cause: error });
    }
    if (response.ok) return response;
    await response.body?.cancel();
    throw new RegistryFault(faultOf(response.status));
  }
}

function faultOf(status: number) {
  if (status === 400) return 'INVALID_NUMBER';
  if (status === 401 || status === 403) return 'NO_ACCESS';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'OUTAGE' : 'WRONG_ANSWER';
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new RegistryFault(isTimeout(error) ? 'TIMED_OUT' : 'WRONG_ANSWER', { cause: error });
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
