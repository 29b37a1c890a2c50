import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { problem } from './problem.ts';

/** What a handler sees of an HTTP request; API Gateway's event, read once. */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** `POST /v1/applications`: the route that matched. */
  readonly routeKey: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** The body as text; empty when there is none. */
  readonly body: string;
}

/** Larger bodies are refused: documents go to the evidence bucket, not through a handler. */
export const bodyLimitBytes = 256 * 1024;

/** @throws ProblemError 413 when the body is larger than the limit. */
export function readRequest(event: APIGatewayProxyEventV2, limitBytes = bodyLimitBytes): Request {
  const headers = event.headers;
  // The local engine has no `cookies`; AWS has no cookie header.
  const cookieLines = event.cookies ?? headers['cookie']?.split('; ') ?? [];
  const raw = event.body ?? '';
  const size = event.isBase64Encoded ? Math.floor((raw.length * 3) / 4) : Buffer.byteLength(raw);
  if (size > limitBytes) {
    throw problem('body-too-large', 413, `The body is larger than ${String(limitBytes)} bytes`);
  }
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    routeKey: event.routeKey,
    params: defined(event.pathParameters),
    query: defined(event.queryStringParameters),
    headers,
    cookies: Object.fromEntries(cookieLines.map(splitCookie)),
    body: event.isBase64Encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw,
  };
}

/** The token of `Authorization: Bearer …`, or null. */
export function bearerToken(request: Request): string | null {
  return /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(request.headers['authorization'] ?? '')?.[1] ?? null;
}

function splitCookie(line: string): [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

function defined(values: Record<string, string | undefined> | null | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
