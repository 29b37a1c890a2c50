import './quiet.ts';
import { existsSync, readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { discoverFunctions, type FunctionSource } from '../../infra/discovery.ts';
import type { System } from '../demo/endpoints.ts';
import { useGranvik } from '../support/granvik.ts';
import { OidcIssuer } from '../support/oidc-issuer.ts';
import { inputOf, tableKeys, type TableVariable } from '../support/tables.ts';
import { webContext } from '../support/web-request.ts';
import { closed, listen, serve } from '../support/web-server.ts';
import { type Call, type Fate, type Mail, Wire } from './wire.ts';
import { walkApplication } from './workflow-walk.ts';

const root = join(import.meta.dirname, '../..');
const config = join(root, 'config');

/** One run of one function, with every call it made. */
export interface Invocation {
  /** `application-apply`. */
  readonly name: string;
  /** What ran it: a route with the form's step, a workflow's state, a kind of outbox line. */
  readonly by: string;
  readonly calls: readonly Call[];
  /** Of an HTTP answer. */
  readonly status?: number;
}

const StaffEmail = z.enum([
  'samordnare@granvik.example',
  'handlaggare@granvik.example',
  'sekreterare@granvik.example',
  'enhetschef@granvik.example',
]);
type StaffEmail = z.infer<typeof StaffEmail>;

const roles: Readonly<Record<StaffEmail, string>> = {
  'samordnare@granvik.example': 'coordinator',
  'handlaggare@granvik.example': 'case-officer',
  'sekreterare@granvik.example': 'secretary',
  'enhetschef@granvik.example': 'delegate',
};

const Handler = z.object({
  handler: z.custom<(event: unknown, context: Context) => Promise<unknown>>((value) => typeof value === 'function'),
});
const Line = z.object({
  kind: z.object({ S: z.string() }),
  message: z.object({ M: z.object({ template: z.optional(z.object({ S: z.string() })) }) }),
});
const Failed = z.object({ statusCode: z.int().check(z.gte(500)) });
/** A code is good once and for few: whoever does not get in asks for another, and nothing of the case has changed. */
const provesIdentity = / (code|identity)$/;
const Execution = z.object({ applicationId: z.string(), attempt: z.int() });

/**
 * The whole product in one process on a real database, so that every call of every function can be counted:
 * its handlers behind one address, its outbox carried out, its workflow walked. One function runs at a time.
 */
export class House {
  readonly invocations: Invocation[] = [];
  /** The states that each case's workflow went through, by application. */
  readonly walks = new Map<string, readonly string[]>();
  /** Outbox lines that were written, `KIND` or `MAIL TEMPLATE`. */
  readonly outbox: string[] = [];
  readonly faults: unknown[] = [];
  /** What each call meets, one after another, until its run gets through: by default nothing. */
  fate: Fate | null = null;
  /** Every call that met it: `decision-give-notice · Give Notice, call 3`. */
  readonly struck: string[] = [];
  /** What each wait of a workflow was answered with, by its token. */
  readonly answered = new Map<string, unknown[]>();
  /** Its tables are its own: several houses may stand on one engine. */
  readonly #name = randomUUID();
  readonly #mails: (Mail & { readonly at: string })[] = [];
  readonly #handlers = new Map<string, z.infer<typeof Handler>['handler']>();
  readonly #issuer = new OidcIssuer();
  readonly #waits = new Map<string, (result: unknown) => void>();
  readonly #wire: Wire;
  #functions: readonly FunctionSource[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #pending = 0;
  #web = { origin: '', close: async (): Promise<void> => undefined };
  #aside = { origin: '', close: async (): Promise<void> => undefined };

  constructor(engine: string) {
    this.#wire = new Wire(engine, {
      mail: (mail) => this.#mails.unshift({ ...mail, at: new Date().toISOString() }),
      startExecution: (input) => this.#inBackground(() => this.#walk(Execution.parse(input))),
      taskSucceeded: (token, output) => {
        this.answered.set(token, [...(this.answered.get(token) ?? []), output]);
        this.#waits.get(token)?.(output);
      },
      outboxLine: (image) => this.#inBackground(() => this.#carryOut(image)),
      uploaded: (key) => this.#inBackground(() => this.#verify(key)),
    });
  }

  /** Opens the house, with Granvik's choice system as `npm start` seeds it. */
  async open(): Promise<void> {
    await this.#wire.start();
    await this.#issuer.start();
    useGranvik();
    this.#aside = await this.#openAside();
    this.#setEnvironment();
    await this.#createTables();
    this.#functions = await discoverFunctions(root);
    for (const { manifest, handler } of this.#functions) {
      const loaded: unknown = await import(pathToFileURL(handler).href);
      this.#handlers.set(manifest.name, Handler.parse(loaded).handler);
    }
    this.#web = await serve(this.#routes());
    process.env['PUBLIC_BASE_URL'] = this.#web.origin;
    await this.#seed();
  }

  async close(): Promise<void> {
    await Promise.all([this.#web.close(), this.#aside.close(), this.#issuer.stop(), this.#wire.stop()]);
  }

  /** As the demo's people know it. */
  get system(): System {
    const { origin } = this.#web;
    return {
      endpoints: { web: `${origin}/`, api: origin, mail: this.#aside.origin, aws: this.#wire.endpoint },
      accounts: StaffEmail.options.map((email) => ({ email, password: 'any' })),
    };
  }

  /** An ID token, as the sign-in service gives one to somebody with these roles. */
  tokenFor(email: StaffEmail): string {
    return this.#issuer.token(claimsOf(email));
  }

  /** Waits until nothing runs in the background. @throws the first thing that went wrong there */
  async settled(): Promise<void> {
    while (this.#pending > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    if (this.faults.length > 0) throw this.faults[0];
  }

  /** Runs what the calendar runs, as it does in the morning of a day. */
  async dawn(name: string, day: string): Promise<void> {
    await this.#invoke(name, 'calendar', { at: `${day}T06:00:00.000Z` });
  }

  #setEnvironment(): void {
    delete process.env['AWS_ENDPOINT_URL_DYNAMODB'];
    Object.assign(process.env, {
      AWS_REGION: 'eu-north-1',
      AWS_ACCESS_KEY_ID: 'AKIATEST',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL: this.#wire.endpoint,
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      MAIL_FROM: 'valbar@granvik.example',
      EVIDENCE_BUCKET: 'evidence',
      APPLICATION_WORKFLOW_ARN: 'arn:aws:states:eu-north-1:000000000000:stateMachine:application',
      ...Object.fromEntries(Object.keys(tableKeys).map((variable) => [variable, `${variable}-${this.#name}`])),
      ...this.#issuer.environment,
      OIDC_AUTHORIZATION_ENDPOINT: `${this.#aside.origin}/authorize`,
    });
  }

  async #createTables(): Promise<void> {
    const client = new DynamoDBClient();
    const variables = Object.keys(tableKeys).filter((name): name is TableVariable => name in tableKeys);
    for (const variable of variables) {
      await client.send(new CreateTableCommand(inputOf(`${variable}-${this.#name}`, variable)));
    }
    client.destroy();
    this.#wire.taken();
  }

  #routes(): Parameters<typeof serve>[0] {
    return Object.fromEntries(
      this.#functions.flatMap(({ manifest: { name, trigger } }) => {
        if (trigger.kind !== 'http') return [];
        return trigger.routes.map(({ method, path }) => {
          const route = `${method} ${path}`;
          return [route, (event: APIGatewayProxyEventV2) => this.#answer(name, route, event)];
        });
      }),
    );
  }

  async #answer(
    name: string,
    route: string,
    event: APIGatewayProxyEventV2,
  ): Promise<APIGatewayProxyStructuredResultV2> {
    const step = new URLSearchParams(Buffer.from(event.body ?? '', 'base64').toString()).get('step');
    const result = await this.#invoke(name, step === null ? route : `${route} ${step}`, event);
    return z.custom<APIGatewayProxyStructuredResultV2>((value) => typeof value === 'object').parse(result);
  }

  /** One after another, so that each call is its function's. */
  async #invoke(name: string, by: string, event: unknown): Promise<unknown> {
    const handler = this.#handlers.get(name);
    if (handler === undefined) throw new Error(`There is no function ${name}`);
    const before = this.#turn;
    const turn = Promise.withResolvers<undefined>();
    this.#turn = turn.promise;
    await before;
    this.#wire.taken();
    try {
      const result = await this.#deliver(`${name} · ${by}`, () => handler(event, this.#context));
      const status = z.object({ statusCode: z.number() }).safeParse(result).data?.statusCode;
      this.invocations.push({ name, by, calls: this.#wire.taken(), ...(status === undefined ? {} : { status }) });
      return result;
    } finally {
      turn.resolve(undefined);
    }
  }

  /** Once; where calls are struck, anew for as long as it fails: as the stream, the workflow and a person's second press do. */
  async #deliver(what: string, run: () => Promise<unknown>): Promise<unknown> {
    const { fate } = this;
    if (fate === null || provesIdentity.test(what)) return run();
    for (let nth = 1; ; nth += 1) {
      this.#wire.strike(nth, fate);
      const ended = await run().then(
        (result) => ({ result, failed: Failed.safeParse(result).success }),
        (error: unknown) => ({ error, failed: true }),
      );
      const wasStruck = this.#wire.spare();
      if (wasStruck) this.struck.push(`${what}, call ${nth}`);
      if (wasStruck && (ended.failed || fate === 'DIED')) continue;
      if ('error' in ended) throw ended.error;
      return ended.result;
    }
  }

  /** Who dies holds what it claimed for as long as it had left to live: here that is over at once. */
  get #context(): Context {
    return this.fate === null ? webContext : { ...webContext, getRemainingTimeInMillis: () => 0 };
  }

  #inBackground(work: () => Promise<void>): void {
    this.#pending += 1;
    void work()
      .catch((error: unknown) => this.faults.push(error))
      .finally(() => (this.#pending -= 1));
  }

  async #carryOut(image: Record<string, unknown>): Promise<void> {
    const { kind, message } = Line.parse(image);
    const what = [kind.S, message.M.template?.S].filter((part) => part !== undefined).join(' ');
    this.outbox.push(what);
    const consumer = this.#functions.find(({ manifest: { trigger } }) => {
      return trigger.kind === 'outbox' && trigger.messages.some((one) => one === kind.S);
    });
    if (consumer === undefined) throw new Error(`Nobody carries out ${kind.S}`);
    const event = { Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: image } }] };
    await this.#invoke(consumer.manifest.name, what, event);
  }

  async #verify(key: string): Promise<void> {
    const verifier = this.#functions.find(({ manifest }) => manifest.trigger.kind === 'upload');
    if (verifier === undefined) throw new Error('Nobody looks at what is uploaded');
    await this.#invoke(verifier.manifest.name, 'file arrived', { detail: { object: { key } } });
  }

  async #walk(input: z.infer<typeof Execution>): Promise<void> {
    const entered = await walkApplication(async ({ state, name, waits }) => {
      if (!waits) return this.#invoke(name, state, input);
      const taskToken = `${state}-${input.applicationId}-${this.#waits.size}`;
      const wait = Promise.withResolvers<unknown>();
      this.#waits.set(taskToken, wait.resolve);
      await this.#invoke(name, state, { ...input, taskToken, enteredAt: new Date().toISOString() });
      // People may take their time: nothing runs until then.
      this.#pending -= 1;
      const result = await wait.promise;
      this.#pending += 1;
      return result;
    });
    this.walks.set(input.applicationId, entered);
  }

  /** The mailbox and the sign-in service's page. */
  async #openAside(): Promise<{ origin: string; close: () => Promise<void> }> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://here.invalid');
      if (url.pathname === '/messages.json') {
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ messages: this.#messages() }));
        return;
      }
      if (request.method !== 'POST') {
        const form = `<form method="post" action="${url.pathname}${url.search.replaceAll('&', '&amp;')}">`;
        const fields = '<input name="username"><input name="password" type="password"><button>Sign in</button></form>';
        response.writeHead(200, { 'content-type': 'text/html' }).end(form + fields);
        return;
      }
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const email = StaffEmail.parse(new URLSearchParams(body).get('username'));
        this.#issuer.claims = claimsOf(email);
        response.writeHead(303, { location: this.#issuer.authorise(url.href).href }).end();
      });
    });
    return { origin: `http://127.0.0.1:${await listen(server)}`, close: () => closed(server) };
  }

  #messages(): readonly unknown[] {
    return this.#mails.map(({ to, subject, text, at }, index) => {
      const isCode = to.every((address) => address.endsWith('@sms.granvik.example'));
      const id = String(this.#mails.length - index);
      const names = to.map((address) => (isCode ? address.replace(/@.*/, '') : address));
      return { id, kind: isCode ? 'SMS' : 'MAIL', to: names, subject, text, at };
    });
  }

  /** Through the staff's own API, as a coordinator and a secretary would. */
  async #seed(): Promise<void> {
    const system = '/v1/choice-systems/granvik.hemtjanst';
    await this.#send('POST', '/v1/choice-systems', read('seed/granvik/choice-system'));
    await this.#send(
      'PUT',
      '/v1/committees/granvik.socialnamnden',
      read('seed/granvik/committee'),
      'sekreterare@granvik.example',
    );
    await this.#send('PUT', `${system}/versions/1`, read('seed/granvik/version'));
    await this.#send('PUT', `${system}/versions/1/requirement-set`, read('requirement-sets/granvik-hemtjanst'));
    await this.#send('POST', `${system}/versions/1/publication`);
    for (const provider of ['seed/granvik/own-unit', 'seed/granvik/imported-provider']) {
      if (existsSync(join(config, `${provider}.json`))) await this.#send('POST', `${system}/contracts`, read(provider));
    }
    await this.settled();
    this.invocations.length = 0;
    this.outbox.length = 0;
  }

  async #send(
    method: 'POST' | 'PUT',
    path: string,
    body?: unknown,
    by: StaffEmail = 'samordnare@granvik.example',
  ): Promise<void> {
    const answer = await fetch(`${this.#web.origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.tokenFor(by)}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }
}

function claimsOf(email: StaffEmail): Record<string, unknown> {
  return { sub: email, name: email.replace(/@.*/, ''), email, 'cognito:groups': [`granvik:${roles[email]}`] };
}

function read(name: string): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(config, `${name}.json`), 'utf8')));
}
