import type { SigningConnection } from '../../../shared/domain/municipality/signing-connection.ts';
import type { Laid } from '../../../shared/domain/contract/signing-service.ts';
import { progressOf, readDocument, readReference, type ScriveDocument, updateOf } from './scrive-document.ts';
import { type Progress, type SigningOrder, type SigningService, SigningServiceFault } from './signing-service.ts';

/** Personal access credentials, as Scrive writes them. */
export interface ScriveCredentials {
  readonly apitoken: string;
  readonly apisecret: string;
  readonly accesstoken: string;
  readonly accesssecret: string;
}

const production = 'https://scrive.com/api/v2';

/** For one request, in milliseconds. */
const requestMilliseconds = 20_000;

/** Scrive's Document API, version 2 (docs/adr/0016). */
export class Scrive implements SigningService {
  readonly name = 'Scrive';
  readonly #apiUrl: string;
  readonly authentication: SigningConnection['authentication'];
  readonly #readCredentials: () => Promise<ScriveCredentials>;
  readonly #timeout: number;
  #credentials: ScriveCredentials | undefined;

  constructor(
    connection: SigningConnection,
    credentials: () => Promise<ScriveCredentials>,
    timeoutMilliseconds = requestMilliseconds,
  ) {
    this.#apiUrl = connection.apiUrl ?? production;
    this.authentication = connection.authentication;
    this.#readCredentials = credentials;
    this.#timeout = timeoutMilliseconds;
  }

  async lay({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type: 'application/pdf' }), `${name}.pdf`);
    return readReference(await jsonOf(await this.#send('POST', 'documents/new', form)));
  }

  async send({ reference, authentication }: Laid, order: SigningOrder): Promise<void> {
    const document = await this.#get(reference);
    if (document.status !== 'preparation') return;
    const update = JSON.stringify(updateOf(document, order, authentication));
    await this.#drop('POST', `documents/${reference}/update`, new URLSearchParams({ document: update }));
    await this.#drop('POST', `documents/${reference}/start`);
  }

  async ask({ reference, authentication }: Laid): Promise<Progress> {
    const response = await this.#send('GET', `documents/${reference}/get`, undefined, [404]);
    if (response.status !== 404) return progressOf(readDocument(await jsonOf(response), reference), authentication);
    await response.body?.cancel();
    // What is not there any more nobody can sign.
    return { status: 'STOPPED', why: 'CANCELLED' };
  }

  async fetchSealed(reference: string): Promise<Uint8Array<ArrayBuffer> | null> {
    // Until it is sealed the main file is the one that was laid there.
    const { sealed_file: sealed } = await this.#get(reference);
    if (sealed === undefined || sealed === null) return null;
    const response = await this.#send('GET', `documents/${reference}/files/main/contract.pdf`, undefined, [503]);
    if (response.status === 503) {
      await response.body?.cancel();
      return null;
    }
    const bytes = await read(response, (one) => one.bytes());
    if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') throw new SigningServiceFault('WRONG_ANSWER');
    return bytes;
  }

  async withdraw(reference: string): Promise<void> {
    await this.#drop('POST', `documents/${reference}/cancel`);
  }

  async #get(reference: string): Promise<ScriveDocument> {
    return readDocument(await jsonOf(await this.#send('GET', `documents/${reference}/get`)), reference);
  }

  /** What is answered to a change is not read: what is true is asked for. */
  async #drop(method: 'POST', path: string, body?: URLSearchParams): Promise<void> {
    const response = await this.#send(method, path, body);
    await response.body?.cancel();
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    body?: FormData | URLSearchParams,
    expected: readonly number[] = [],
  ): Promise<Response> {
    this.#credentials ??= await this.#readCredentials();
    let response: Response;
    try {
      response = await fetch(`${this.#apiUrl}/${path}`, {
        method,
        headers: { authorization: headerOf(this.#credentials), accept: '*/*' },
        ...(body === undefined ? {} : { body }),
        // A redirect would take the secret along.
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeout),
      });
    } catch (error) {
      throw new SigningServiceFault(isTimeout(error) ? 'TIMED_OUT' : 'OUTAGE', { cause: error });
    }
    if (response.ok || expected.includes(response.status)) return response;
    await response.body?.cancel();
    // They may have been changed: the next question reads them anew.
    if (response.status === 401) this.#credentials = undefined;
    throw new SigningServiceFault(faultOf(response.status));
  }
}

/** OAuth 1.0 with the plain-text signature, which TLS keeps (RFC 5849, 3.4.4). */
function headerOf({ apitoken, apisecret, accesstoken, accesssecret }: ScriveCredentials): string {
  return [
    'oauth_signature_method="PLAINTEXT"',
    `oauth_consumer_key="${apitoken}"`,
    `oauth_token="${accesstoken}"`,
    `oauth_signature="${apisecret}&${accesssecret}"`,
  ].join(', ');
}

function faultOf(status: number) {
  if (status === 401 || status === 403) return 'NO_ACCESS';
  return status >= 500 || status === 429 ? 'OUTAGE' : 'REFUSED';
}

async function jsonOf(response: Response): Promise<unknown> {
  return read(response, (one) => one.json());
}

async function read<T>(response: Response, part: (response: Response) => Promise<T>): Promise<T> {
  try {
    return await part(response);
  } catch (error) {
    throw new SigningServiceFault(isTimeout(error) ? 'TIMED_OUT' : 'WRONG_ANSWER', { cause: error });
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
