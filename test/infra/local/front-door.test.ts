import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FrontDoor, startFrontDoor } from '../../../infra/local/front-door.ts';
import { freePort } from '../../../infra/local/port.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Plays the local AWS: an HTTP API that says what reached it, and a list of messages. */
function stub(messages: unknown): Server {
  return createServer((incoming, outgoing) => {
    if (incoming.url === '/_ministack/ses/messages') {
      outgoing.end(JSON.stringify(messages));
      return;
    }
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    const respond = () => {
      outgoing.writeHead(303, [
        ...['Location', '/t/x/done'],
        ...['Set-Cookie', 'a=1; Path=/; HttpOnly'],
        ...['Set-Cookie', 'b=2; Path=/'],
        ...['X-Reached', `${String(incoming.method)} ${String(incoming.url)} ${String(incoming.headers.host)}`],
        ...['X-Cookie', String(incoming.headers.cookie)],
      ]);
      outgoing.end(Buffer.concat(chunks));
    };
    incoming.on('end', () => setTimeout(respond, incoming.url === '/slow' ? 100 : 0));
  });
}

const message = {
  MessageId: 'm1',
  Source: '=?UTF-8?B?R3JhbnZpa3Mga29tbXVu?= <valbar@granvik.example>',
  To: ['sokande@hemhjalp.example'],
  CC: [],
  BCC: [],
  Subject: 'Bekräfta <b>din</b> adress',
  BodyText: 'Öppna http://127.0.0.1:8080/t/confirm-contact/granvik.abc.\n<script>alert(1)</script>',
  Timestamp: 1_795_307_496.5,
};

let aws: Server;
let awsPort: number;
let door: FrontDoor;

beforeEach(async () => {
  awsPort = await freePort();
  aws = stub({ messages: { '000000000000': [message] } });
  await new Promise<void>((resolve) => aws.listen(awsPort, '127.0.0.1', resolve));
  door = await startFrontDoor({ port: await freePort(), awsPort, smsDomains: ['sms.granvik.example'] });
});

afterEach(async () => {
  await door.close();
  aws.close();
  aws.closeAllConnections();
});

async function ask(method: string, path: string, headers = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${door.address}${path}`, { method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

describe('before the stacks are deployed', () => {
  test('says that the system is starting', async () => {
    const answer = await ask('GET', '/v1/catalogue');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
  });
});

describe('in front of the HTTP API', () => {
  beforeEach(() => door.openTo('abc123'));

  test('passes on a request as it came, under the name of the API', async () => {
    const answer = await ask('POST', '/t/vote/granvik.x?a=1&a=2', { cookie: 'c=3; d=4' }, 'answer=yes');
    expect(answer.body).toBe('answer=yes');
    expect(answer.headers['x-reached']).toBe(
      `POST /t/vote/granvik.x?a=1&a=2 abc123.execute-api.localhost:${String(awsPort)}`,
    );
    expect(answer.headers['x-cookie']).toBe('c=3; d=4');
  });

  test('hands back two cookies as two, and a redirect untouched', async () => {
    const answer = await ask('GET', '/sign-in/callback');
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/t/x/done');
    expect(answer.headers['set-cookie']).toEqual(['a=1; Path=/; HttpOnly', 'b=2; Path=/']);
  });

  test('passes on HEAD as HEAD', async () => {
    const answer = await ask('HEAD', '/t/vote/granvik.x');
    expect(answer.status).toBe(303);
    expect(answer.headers['x-reached']).toMatch(/^HEAD /);
    expect(answer.body).toBe('');
  });

  test('lets a crowd through by sixteens, and loses none of it', async () => {
    let [now, most] = [0, 0];
    aws.on('request', (_incoming, outgoing) => {
      most = Math.max(most, (now += 1));
      outgoing.once('close', () => (now -= 1));
    });
    const crowd = Array.from({ length: 100 }, (_, index) => ask('POST', '/slow', {}, String(index)));
    const answers = await Promise.all(crowd);
    expect(answers.map(({ body }) => body)).toEqual(answers.map((_, index) => String(index)));
    expect(most).toBe(16);
  });

  test('passes one of a crowd over that has gone while it waited', async () => {
    const gone = new AbortController();
    const crowd = Array.from({ length: 40 }, (_, index) => ask('POST', '/slow', {}, String(index)));
    const left = fetch(`${door.address}/v1/left`, { signal: gone.signal });
    gone.abort();
    await expect(left).rejects.toThrow();
    expect((await Promise.all(crowd)).map(({ status }) => status)).toEqual(crowd.map(() => 303));
  });

  test('answers 502 when the local AWS is gone', async () => {
    aws.close();
    aws.closeAllConnections();
    expect((await ask('GET', '/v1/catalogue')).status).toBe(502);
    expect((await ask('GET', '/mailbox')).status).toBe(502);
  });
});

describe('the mailbox', () => {
  test('shows a message with its link to click, and nothing of it as markup', async () => {
    const { status, headers, body } = await ask('GET', '/mailbox');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain('<a href="http://127.0.0.1:8080/t/confirm-contact/granvik.abc">');
    expect(body).toContain('&lt;script>alert(1)&lt;/script>');
    expect(body).not.toContain('<b>');
  });

  test('is narrowed to one recipient', async () => {
    expect((await ask('GET', '/mailbox?to=sokande@hemhjalp.example')).body).toContain('1 meddelande<');
    expect((await ask('GET', '/mailbox?to=annan@hemhjalp.example')).body).toContain('0 meddelanden');
  });

  test('is there for programs too', async () => {
    const { body } = await ask('GET', '/mailbox/messages.json?to=sokande@hemhjalp.example');
    expect(JSON.parse(body)).toMatchObject({
      messages: [{ id: 'm1', kind: 'MAIL', to: ['sokande@hemhjalp.example'], at: '2026-11-22T00:31:36.500Z' }],
    });
  });

  test('answers HEAD without a body, and nothing else than reading', async () => {
    expect(await ask('HEAD', '/mailbox')).toMatchObject({ status: 200, body: '' });
    expect(await ask('POST', '/mailbox')).toMatchObject({ status: 405 });
  });
});

test('listens on the loopback address only', () => {
  expect(door.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});
