import { createServer, type IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import { closed, listen } from '../support/web-server.ts';

/** One call of an AWS service, as it went over the wire: a retry counts as another. */
export interface Call {
  /** `GetItem`, `TransactWriteItems`, `SendEmail`, `SendTaskSuccess`, `GetObject` … */
  readonly operation: string;
  /** What was asked for; two equal ones within an invocation mean that one was not needed. */
  readonly body: string;
  /** Milliseconds since the process began. */
  readonly from: number;
  readonly to: number;
  /** Read and write request units, as the engine counted them. */
  readonly readUnits: number;
  readonly writeUnits: number;
}

/**
 * What befalls a call. `LOST`: it never reached its service, and whoever made it hears so. `DIED`: it was done, and
 * whoever made it died before the answer came: nothing that it asks afterwards is heard.
 */
export type Fate = 'LOST' | 'DIED';

/** A mail that the product sent. */
export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** What a service that has no engine here is asked to do. */
interface Asked {
  readonly mail: (mail: Mail) => void;
  readonly startExecution: (input: unknown) => void;
  readonly taskSucceeded: (token: string, output: unknown) => void;
  readonly outboxLine: (image: Record<string, unknown>) => void;
  readonly uploaded: (key: string) => void;
}

const Capacity = z.object({
  CapacityUnits: z.optional(z.number()),
  ReadCapacityUnits: z.optional(z.number()),
  WriteCapacityUnits: z.optional(z.number()),
});
const Consumed = z.object({ ConsumedCapacity: z.optional(z.union([Capacity, z.array(Capacity)])) });
const Text = z.object({ S: z.string() });
const Written = z.object({
  TransactItems: z.array(z.object({ Put: z.optional(z.object({ Item: z.record(z.string(), z.unknown()) })) })),
});
const SentMail = z.object({
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({
    Simple: z.object({
      Subject: z.object({ Data: z.string() }),
      Body: z.object({ Text: z.object({ Data: z.string() }) }),
    }),
  }),
});

/**
 * What stands between the product and AWS here: DynamoDB requests go on to the real engine, which is asked what they
 * cost; mail, workflow and evidence are noted down and answered. Everything is counted.
 */
export class Wire {
  endpoint = '';
  readonly #engine: string;
  readonly #asked: Asked;
  readonly #objects = new Map<string, { readonly bytes: Uint8Array<ArrayBuffer>; readonly modified: string }>();
  #calls: Call[] = [];
  #strike: { readonly nth: number; readonly fate: Fate; met: number } | null = null;
  readonly #server = createServer((request, response) => {
    const from = performance.now();
    void this.#meet(request).then(
      ({ status, body, headers, call }) => {
        if (call !== undefined) this.#calls.push({ ...call, from, to: performance.now() });
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...headers }).end(body);
      },
      (error: unknown) => {
        response.writeHead(500).end(String(error));
      },
    );
  });

  constructor(engine: string, asked: Asked) {
    this.#engine = engine;
    this.#asked = asked;
  }

  async start(): Promise<void> {
    this.endpoint = `http://127.0.0.1:${await listen(this.#server)}`;
  }

  stop(): Promise<void> {
    return closed(this.#server);
  }

  /** The calls since it was last asked, in the order they were answered. */
  taken(): readonly Call[] {
    const calls = this.#calls;
    this.#calls = [];
    return calls;
  }

  /** From now on the nth call meets its fate. */
  strike(nth: number, fate: Fate): void {
    this.#strike = { nth, fate, met: 0 };
  }

  /** Ends that. @returns whether there were so many calls that one met it */
  spare(): boolean {
    const met = this.#strike !== null && this.#strike.met >= this.#strike.nth;
    this.#strike = null;
    return met;
  }

  async #meet(request: IncomingMessage): Promise<Answer> {
    const strike = this.#strike;
    if (strike === null) return this.#answer(request);
    strike.met += 1;
    if (strike.met < strike.nth) return this.#answer(request);
    const isTheOne = strike.met === strike.nth;
    if (!isTheOne && strike.fate === 'LOST') return this.#answer(request);
    if (isTheOne && strike.fate === 'DIED') await this.#answer(request);
    else request.resume();
    return struck;
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const [service, operation] = (header(request, 'x-amz-target') ?? '').split('.');
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
    const bytes = new Uint8Array(Buffer.concat(chunks));
    const url = new URL(request.url ?? '/', 'http://here.invalid');
    if (operation !== undefined && service?.startsWith('DynamoDB') === true) {
      return this.#toEngine(request, operation, new TextDecoder().decode(bytes));
    }
    if (operation !== undefined) return this.#workflow(operation, new TextDecoder().decode(bytes));
    if (url.pathname === '/v2/email/outbound-emails') return this.#mail(new TextDecoder().decode(bytes));
    return this.#evidence(request, url, bytes);
  }

  async #toEngine(request: IncomingMessage, operation: string, text: string): Promise<Answer> {
    const answered = await fetch(this.#engine, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': header(request, 'x-amz-target') ?? '',
        'x-amz-date': header(request, 'x-amz-date') ?? '',
        authorization: header(request, 'authorization') ?? '',
      },
      body: JSON.stringify({ ...parseObject(text), ReturnConsumedCapacity: 'TOTAL' }),
    });
    const body = await answered.text();
    const units = unitsOf(operation, body);
    if (answered.ok && operation === 'TransactWriteItems') this.#tellOutbox(text);
    return { status: answered.status, body, call: { operation, body: text, ...units } };
  }

  /** As the stream's filter lets them through: new outbox lines, once their transaction is written. */
  #tellOutbox(text: string): void {
    for (const { Put } of Written.parse(JSON.parse(text)).TransactItems) {
      const sk = Text.safeParse(Put?.Item['sk']).data?.S ?? '';
      if (Put !== undefined && sk.startsWith('OUTBOX#')) this.#asked.outboxLine(Put.Item);
    }
  }

  #workflow(operation: string, text: string): Answer {
    const asked = parseObject(text);
    if (operation === 'StartExecution') this.#asked.startExecution(JSON.parse(String(asked['input'])));
    if (operation === 'SendTaskSuccess') {
      this.#asked.taskSucceeded(String(asked['taskToken']), JSON.parse(String(asked['output'])));
    }
    if (operation === 'SendTaskFailure') throw new Error(`A wait could not be opened: ${text}`);
    const body = operation === 'StartExecution' ? '{"executionArn":"arn:aws:states:::execution","startDate":0}' : '{}';
    return { status: 200, body, call: { operation, body: text, readUnits: 0, writeUnits: 0 } };
  }

  #mail(text: string): Answer {
    const { Destination, Content } = SentMail.parse(JSON.parse(text));
    const { Subject, Body } = Content.Simple;
    this.#asked.mail({ to: Destination.ToAddresses, subject: Subject.Data, text: Body.Text.Data });
    const call = { operation: 'SendEmail', body: text, readUnits: 0, writeUnits: 0 };
    return { status: 200, body: '{"MessageId":"1"}', call };
  }

  /** `/bucket/key`. What an applicant posts is no call of a function's. */
  async #evidence(request: IncomingMessage, url: URL, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    if (request.method === 'POST') {
      const form = await new Response(bytes, {
        headers: { 'content-type': header(request, 'content-type') ?? '' },
      }).formData();
      const file = form.get('file');
      const key = z.string().parse(form.get('key'));
      if (!(file instanceof File)) throw new Error('An upload without its file');
      this.#objects.set(key, { bytes: await file.bytes(), modified: new Date().toUTCString() });
      this.#asked.uploaded(key);
      return { status: 204, body: '' };
    }
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    const operation = objectOperations[request.method ?? ''] ?? 'GetObject';
    const call = { operation, body: url.pathname, readUnits: 0, writeUnits: 0 };
    if (operation === 'PutObject') {
      this.#objects.set(key, { bytes, modified: new Date().toUTCString() });
      return { status: 200, body: '', call };
    }
    const found = this.#objects.get(key);
    if (found === undefined) return { status: 404, body: '', call };
    return { status: 200, body: found.bytes, headers: { 'last-modified': found.modified }, call };
  }
}

interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly call?: Omit<Call, 'from' | 'to'>;
}

const objectOperations: Readonly<Record<string, string>> = { HEAD: 'HeadObject', PUT: 'PutObject' };

/** No client tries this again by itself. */
const struck: Answer = { status: 400, body: '{"__type":"com.amazonaws#Struck","message":"Struck"}' };

function unitsOf(operation: string, body: string): Pick<Call, 'readUnits' | 'writeUnits'> {
  const consumed = Consumed.parse(JSON.parse(body)).ConsumedCapacity ?? [];
  const units = [consumed].flat().reduce((sum, { CapacityUnits, ReadCapacityUnits, WriteCapacityUnits }) => {
    return sum + (CapacityUnits ?? ReadCapacityUnits ?? WriteCapacityUnits ?? 0);
  }, 0);
  const reads = ['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems'].includes(operation);
  return reads ? { readUnits: units, writeUnits: 0 } : { readUnits: 0, writeUnits: units };
}

function parseObject(text: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

function header({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
