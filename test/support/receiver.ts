import { createServer, type Server } from 'node:https';
import type { Network } from '../../functions/webhook/deliver/send.ts';

/** Of a server that is nowhere but in tests; nothing else trusts it. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBqjCCAVCgAwIBAgIUNSl4T8My/Txds15J7/1HlKVQCtEwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQcmVjZWl2ZXIuZXhhbXBsZTAgFw0yNjExMjgxMjEwNDBaGA8y
MTI2MTEwNDEyMTA0MFowGzEZMBcGA1UEAwwQcmVjZWl2ZXIuZXhhbXBsZTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABFTW0WdCCnsb2UhWErWi+uJOcfX/cjnTx39q
/1Dv3ArHx0vQxB4GYAPf5Pgktq5FYMrbWhkPzQxw0Ma0YwhEAtijcDBuMB0GA1Ud
DgQWBBTs0Iyf4eKGAVICSezCwso7H140QTAfBgNVHSMEGDAWgBTs0Iyf4eKGAVIC
SezCwso7H140QTAPBgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEHJlY2VpdmVy
LmV4YW1wbGUwCgYIKoZIzj0EAwIDSAAwRQIgO37ZEeEfktNbeEyaMZgF9SHIX8ju
y3COS7ymSxMwXRoCIQD7hib71+nj7mPi+zmYupdMWCa1xlq9ZqP7F/3tqZU/bw==
-----END CERTIFICATE-----`;
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5MXqG27ts3cDunKj
YczQOypfea79ZDHX1o2MrdAyTs+hRANCAARU1tFnQgp7G9lIVhK1ovriTnH1/3I5
08d/av9Q79wKx8dL0MQeBmAD3+T4JLauRWDK21oZD80McNDGtGMIRALY
-----END PRIVATE KEY-----`;

/** What a webhook's receiver was sent. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A receiver with TLS on this machine, and the network in which its name leads to it. */
export async function startReceiver(): Promise<{
  readonly url: string;
  readonly network: Network;
  readonly received: Received[];
  /** What it answers from now on: a status with headers; null keeps the sender waiting. */
  readonly answer: (status: number | null, headers?: Readonly<Record<string, string>>) => void;
  readonly stop: () => Promise<void>;
}> {
  const received: Received[] = [];
  let answer: { status: number | null; headers: Readonly<Record<string, string>> } = { status: 204, headers: {} };
  const server: Server = createServer({ key, cert: certificate }, (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => (body += part));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      if (answer.status !== null) response.writeHead(answer.status, { ...answer.headers }).end('x'.repeat(100_000));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on a port');
  const { port } = address;
  return {
    url: `https://receiver.example:${String(port)}/catalogue`,
    network: {
      resolve: (_host, found) => {
        found(null, [{ address: '127.0.0.1', family: 4 }]);
      },
      isPublic: () => true,
      ca: certificate,
      milliseconds: 2_000,
    },
    received,
    answer: (status, headers = {}) => {
      answer = { status, headers };
    },
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections();
        server.close(() => {
          stopped();
        });
      }),
  };
}
