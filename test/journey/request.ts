import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '../demo/ask.ts';
import { local } from './running.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The end of the problem's type, when the answer is one. */
  readonly problem: string | undefined;
}

interface Sent {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request as it is, followed nowhere; what came of it. */
export async function request(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
  const response = await ask(new URL(path, local.endpoints.api), {
    method,
    redirect: 'manual',
    headers: { ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const isProblem = (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
  const slug = /"type":"urn:valbar:problem:([a-z-]+)"/.exec(text)?.[1];
  return { status: response.status, headers: response.headers, text, problem: isProblem ? slug : undefined };
}

/** A JSON request. */
export async function send(
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return request(method, path, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/**
 * A JSON POST by a client that wants it done, and once: the same under the same `Idempotency-Key` again, later each time,
 * until it is answered by something else than a fault or "too many at once".
 * @throws when it never is
 */
export async function insist(
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const key = randomUUID();
  const answers: (number | 'NONE')[] = [];
  while (answers.length < 10) {
    const answer = await send('POST', path, body, { ...headers, 'idempotency-key': key }).catch(() => undefined);
    if (answer !== undefined && answer.status < 500 && answer.status !== 429) return answer;
    answers.push(answer?.status ?? 'NONE');
    await pause(answers.length * 500 * (1 + Math.random()));
  }
  throw new Error(`POST ${path} was answered ${answers.join(', ')}`);
}

/** A form, as a browser sends it from the same site. */
export async function post(
  path: string,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return request('POST', path, {
    body: new URLSearchParams({ ...form }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}
