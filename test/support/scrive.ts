import { createHash, randomInt, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { closed, listen } from './web-server.ts';

const Field = z.looseObject({ type: z.string(), value: z.string(), order: z.optional(z.int()) });
const Party = z.looseObject({
  is_author: z.boolean(),
  is_signatory: z.boolean(),
  fields: z.array(Field),
  authentication_method_to_sign: z.string(),
  sign_order: z.int(),
  sign_time: z.optional(z.nullable(z.string())),
});
type Party = z.infer<typeof Party>;

const Update = z.object({
  title: z.string(),
  days_to_sign: z.int(),
  days_to_remind: z.int(),
  api_callback_url: z.url(),
  parties: z.array(Party),
});

interface StoredDocument {
  readonly id: string;
  status: 'preparation' | 'pending' | 'closed' | 'canceled' | 'timedout' | 'rejected' | 'document_error';
  title: string;
  parties: Party[];
  sealed: Buffer | null;
  readonly file: Buffer;
  update?: z.infer<typeof Update>;
}

/** Answers a request in place of the stand-in; true when it has. */
export type Disturbance = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * A stand-in for Scrive's Document API, version 2: the same requests and answers (docs/adr/0016), fictional documents, and
 * what its signers do there.
 */
export class ScriveStandIn {
  readonly credentials = {
    apitoken: 'a1_1',
    apisecret: randomUUID(),
    accesstoken: 'b2_2',
    accesssecret: randomUUID(),
  };
  readonly documents = new Map<string, StoredDocument>();
  /** `POST documents/new` and the like, in their order. */
  readonly requests: string[] = [];
  disturb: Disturbance = () => false;
  /** A closed document is sealed at once; otherwise when a test says so. */
  sealsAtOnce = true;
  #address = '';
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  get apiUrl(): string {
    return `${this.#address}/api/v2`;
  }

  async start(): Promise<void> {
    this.#address = `http://127.0.0.1:${String(await listen(this.#server))}`;
  }

  async stop(): Promise<void> {
    await closed(this.#server);
  }

  /** The only document there is. */
  get only(): StoredDocument {
    const [document, ...others] = this.documents.values();
    if (document === undefined || others.length > 0) throw new Error('There is not one document');
    return document;
  }

  /** Somebody signs in the web application, as no API can. */
  sign(document: StoredDocument, email: string): void {
    const party = document.parties.find((one) => one.is_signatory && fieldOf(one, 'email') === email);
    const earlier = document.parties.filter((one) => one.is_signatory && one.sign_order < (party?.sign_order ?? 0));
    if (
      document.status !== 'pending' ||
      party === undefined ||
      earlier.some(({ sign_time: at }) => (at ?? null) === null)
    )
      throw new Error('They can not sign now');
    party.sign_time = '2026-03-12T10:38:49.590815Z';
    if (document.parties.some((one) => one.is_signatory && (one.sign_time ?? null) === null)) return;
    document.status = 'closed';
    if (this.sealsAtOnce) this.seal(document);
  }

  seal(document: StoredDocument): void {
    document.sealed = Buffer.concat([document.file, Buffer.from(`\n% sealed ${document.id}\n`)]);
  }

  reject(document: StoredDocument, reason: string): void {
    document.status = 'rejected';
    const party = document.parties.find((one) => one.is_signatory);
    Object.assign(party ?? {}, { rejected_time: '2026-03-12T10:38:49.590815Z', rejection_reason: reason });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(/^\/api\/v2\//, '');
    const call = `${request.method ?? ''} ${path.replace(/^documents\/\d+\//, 'documents/{id}/')}`;
    const body = await bodyOf(request);
    this.requests.push(call);
    if (this.disturb(request, response)) return;
    const { apitoken, apisecret, accesstoken, accesssecret } = this.credentials;
    const allowed = `oauth_signature_method="PLAINTEXT", oauth_consumer_key="${apitoken}", oauth_token="${accesstoken}", oauth_signature="${apisecret}&${accesssecret}"`;
    if (request.headers.authorization !== allowed) {
      refuse(response, 401, 'invalid_authorisation');
      return;
    }
    if (call === 'POST documents/new') {
      json(response, 201, { id: this.#create(request, body) });
      return;
    }
    const document = this.documents.get(/^documents\/(\d+)\//.exec(path)?.[1] ?? '');
    if (document === undefined) {
      refuse(response, 404, 'resource_not_found');
      return;
    }
    switch (call) {
      case 'GET documents/{id}/get': {
        json(response, 200, asJson(document));
        return;
      }
      case 'POST documents/{id}/update': {
        if (document.status !== 'preparation') {
          refuse(response, 409, 'document_state_error');
          return;
        }
        const sent = Update.safeParse(JSON.parse(new URLSearchParams(body.toString()).get('document') ?? '{}'));
        if (!sent.success) {
          refuse(response, 400, 'request_parameters_parse_error');
          return;
        }
        document.update = sent.data;
        document.title = sent.data.title;
        document.parties = sent.data.parties.map((party, index) => ({ ...party, id: String(index), sign_time: null }));
        json(response, 200, asJson(document));
        return;
      }
      case 'POST documents/{id}/start':
        if (document.status !== 'preparation' || !document.parties.some((one) => one.is_signatory)) {
          refuse(response, 409, 'document_state_error');
          return;
        }
        document.status = 'pending';
        {
          json(response, 200, asJson(document));
          return;
        }
      case 'POST documents/{id}/cancel':
        if (document.status !== 'pending') {
          refuse(response, 409, 'document_state_error');
          return;
        }
        document.status = 'canceled';
        {
          json(response, 200, asJson(document));
          return;
        }
      case 'GET documents/{id}/files/main/contract.pdf':
        if (document.status === 'closed' && document.sealed === null) {
          refuse(response, 503, 'server_error');
          return;
        }
        response.writeHead(200, { 'content-type': 'application/pdf' }).end(document.sealed ?? document.file);
        return;
      default:
        refuse(response, 404, 'endpoint_not_found');
    }
  }

  #create(request: IncomingMessage, body: Buffer): string {
    const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
    const text = body.toString('latin1');
    const start = text.indexOf('\r\n\r\n');
    const content = text.slice(start + 4, text.indexOf(`\r\n--${boundary}`, start));
    if (!/name="file"; filename="[^"]+\.pdf"/.test(text.slice(0, start)) || !content.startsWith('%PDF-'))
      throw new Error('No file came in the form');
    const id = `8222115557${String(randomInt(100_000_000, 999_999_999))}`;
    const author = {
      is_author: true,
      is_signatory: true,
      signatory_role: 'signing_party',
      fields: [{ type: 'email', value: 'avtal@granvik.example' }],
      authentication_method_to_sign: 'standard',
      sign_order: 1,
      sign_time: null,
    };
    const file = Buffer.from(content, 'latin1');
    this.documents.set(id, { id, status: 'preparation', title: '', parties: [author], sealed: null, file });
    return id;
  }
}

/** The value of one of a party's fields. */
export function fieldOf({ fields }: Party, type: string, order?: number): string | undefined {
  return fields.find((field) => field.type === type && field.order === order)?.value;
}

export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function asJson({ id, status, title, parties, sealed }: StoredDocument): object {
  return { id, status, title, parties, sealed_file: sealed === null ? null : { name: `${title}.pdf`, id: '195172' } };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function refuse(response: ServerResponse, status: number, type: string): void {
  json(response, status, { error_type: type, error_message: type, http_code: status });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
