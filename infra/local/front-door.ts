import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type MailboxMessage, readMessages } from './mailbox.ts';
import { mailboxPage, mailboxPolicy } from './mailbox-page.tsx';

const loopback = '127.0.0.1';

/**
 * The local AWS starts one more process for every request that comes while the others work. Where many start at once, the
 * functions' own time-outs pass first; so what comes beyond this waits here for its turn. No connection is kept: one that
 * the other side is about to close would lose a request.
 */
const atOnce = 16;

interface FrontDoorOptions {
  readonly port: number;
  readonly awsPort: number;
  /** The domains of the municipalities' mail-to-SMS gateways. */
  readonly smsDomains: readonly string[];
}

export interface FrontDoor {
  readonly address: string;
  /** From now on, what isn't the mailbox goes to this HTTP API. */
  openTo(apiId: string): void;
  close(): Promise<void>;
}

/**
 * One address, on this machine only, for what in the cloud is the public address: the HTTP API, and a mailbox beside it.
 * @throws Error with the code EADDRINUSE when the port is taken
 */
export async function startFrontDoor({ port, awsPort, smsDomains }: FrontDoorOptions): Promise<FrontDoor> {
  let apiId: string | undefined;
  const agent = new Agent({ maxSockets: atOnce, keepAlive: false });
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', `http://${loopback}`);
    if (url.pathname === '/mailbox' || url.pathname === '/mailbox/messages.json') {
      void answerMailbox(incoming, outgoing, url, { awsPort, smsDomains });
    } else if (apiId === undefined) {
      answer(outgoing, 503, 'text/plain; charset=utf-8', 'Valbar startar. / Valbar is starting.\n', {
        'retry-after': '5',
      });
    } else {
      passOn(incoming, outgoing, { agent, apiId, awsPort });
    }
  });
  await listen(server, port);
  return {
    address: `http://${loopback}:${port}`,
    openTo: (id) => {
      apiId = id;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Everything goes through as it came, in both directions: repeated headers, bodies, the lot. */
function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { agent, apiId, awsPort }: { readonly agent: Agent; readonly apiId: string; readonly awsPort: number },
): void {
  const onward = request(
    {
      agent,
      host: loopback,
      port: awsPort,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, host: `${apiId}.execute-api.localhost:${awsPort}` },
    },
    (answered) => {
      outgoing.writeHead(answered.statusCode ?? 502, answered.rawHeaders);
      answered.pipe(outgoing);
      answered.once('error', () => outgoing.destroy());
    },
  );
  onward.once('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else answer(outgoing, 502, 'text/plain; charset=utf-8', 'Det lokala AWS svarar inte. / The local AWS is silent.\n');
  });
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) onward.destroy();
  });
  incoming.pipe(onward);
}

async function answerMailbox(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
  { awsPort, smsDomains }: Pick<FrontDoorOptions, 'awsPort' | 'smsDomains'>,
): Promise<void> {
  incoming.resume();
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    answer(outgoing, 405, 'text/plain; charset=utf-8', '', { allow: 'GET, HEAD' });
    return;
  }
  const to = url.searchParams.get('to')?.trim().toLowerCase() ?? '';
  try {
    const messages = await sentMessages(awsPort, smsDomains);
    if (url.pathname === '/mailbox') {
      const headers = { 'content-security-policy': mailboxPolicy, 'referrer-policy': 'no-referrer' };
      answer(outgoing, 200, 'text/html; charset=utf-8', mailboxPage(messages, to === '' ? null : to), headers);
    } else {
      const shown = to === '' ? messages : messages.filter((message) => message.to.includes(to));
      answer(outgoing, 200, 'application/json', JSON.stringify({ messages: shown }));
    }
  } catch {
    answer(outgoing, 502, 'text/plain; charset=utf-8', 'Det lokala AWS svarar inte. / The local AWS is silent.\n');
  }
}

async function sentMessages(awsPort: number, smsDomains: readonly string[]): Promise<MailboxMessage[]> {
  const response = await fetch(`http://${loopback}:${awsPort}/_ministack/ses/messages`, {
    signal: AbortSignal.timeout(10_000),
  });
  return readMessages(await response.json(), smsDomains);
}

function answer(
  outgoing: ServerResponse,
  status: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  outgoing.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  outgoing.end(body);
}

async function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
