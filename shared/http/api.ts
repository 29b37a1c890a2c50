import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { faultOf, logger } from '../platform/logger.ts';
import { ConcurrencyError } from '../platform/concurrency-error.ts';
import { KeyReusedError } from '../platform/key-reused-error.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { invalidFields, problem, ProblemError } from './problem.ts';
import { readRequest, type Request } from './request.ts';
import { NotAllowed, SignInNeeded } from './session-problem.ts';

z.config(en());

export interface ApiResponse {
  readonly status: number;
  readonly body?: unknown;
  /** The body as JSON already. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type RouteHandler = (request: Request) => Promise<ApiResponse>;

/**
 * A JSON API function: one handler per route key (`POST /v1/applications`).
 * Every error becomes problem+json; what nobody foresaw is logged and told as a bare 500.
 */
export function api(
  routes: Readonly<Record<string, RouteHandler>>,
  { bodyLimit }: { readonly bodyLimit?: number } = {},
) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({ timeoutEarlyInMillis: 0 })
    .before(({ context }) => {
      logger.addContext(context);
    })
    .handler(async (event) => {
      const request = readRequest(event, bodyLimit);
      const handler =
        routes[request.routeKey] ??
        (request.method === 'HEAD' ? routes[request.routeKey.replace('HEAD', 'GET')] : undefined);
      if (handler === undefined) throw problem('not-found', 404, 'There is no such address');
      if (request.method === 'POST') idempotencyKey(request);
      const response = await handler(request);
      return json(response.status, response.text ?? asText(response.body), response.headers);
    })
    .onError((request) => {
      const { problem: details } = explain(request.error);
      if (details.status >= 500) logger.error('API_REQUEST_FAILED', faultOf(request.error));
      const challenge = details.status === 401 ? { 'www-authenticate': 'Bearer' } : {};
      request.response = json(details.status, asText(details), {
        'content-type': 'application/problem+json',
        ...challenge,
      });
    });
}

function explain(error: Error | null | undefined): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof ConcurrencyError) {
    return problem('conflict', 409, 'Somebody else changed this at the same time; read it again');
  }
  if (error instanceof KeyReusedError) {
    return problem('idempotency-key-reused', 422, 'This Idempotency-Key was used with another body');
  }
  if (error instanceof SignInNeeded) {
    return problem('sign-in-needed', 401, 'Send an ID token of an account that may do this as Authorization: Bearer');
  }
  if (error instanceof NotAllowed) return problem('not-allowed', 403, 'The account does not have the role for this');
  return problem('internal', 500, 'Something went wrong on our side; nothing was changed');
}

/**
 * The body, parsed strictly.
 * @throws ProblemError 415 for another content type, 400 for malformed JSON or fields that don't fit.
 */
export function parseBody<S extends z.ZodMiniType>(request: Request, schema: S): z.output<S> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(merge-patch\+)?json\b/i.test(type)) {
    throw problem('unsupported-media-type', 415, 'The body must be application/json');
  }
  const parsed = schema.safeParse(parseJson(request.body));
  if (!parsed.success) throw invalidFields(parsed.error);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem('malformed-json', 400, 'The body is not valid JSON');
  }
}

function json(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body,
  };
}

function asText(body: unknown): string {
  return body === undefined ? '' : JSON.stringify(body);
}
