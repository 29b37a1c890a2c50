import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';

export interface WebRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** As API Gateway knows it: `/t/vote/{token}`. */
  readonly route: string;
  /** The path itself, where the route does not tell: `$default`. */
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

/** The event of an HTTP API, payload format 2.0. */
export function webEvent(request: WebRequest): APIGatewayProxyEventV2 {
  const method = request.method ?? (request.form === undefined ? 'GET' : 'POST');
  const path =
    request.path ?? request.route.replace(/\{(\w+)\+?\}/g, (_all, name: string) => request.params?.[name] ?? '');
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(request.form ?? {})) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  }
  const body = request.body ?? (request.form === undefined ? undefined : form.toString());
  return {
    version: '2.0',
    routeKey: request.route === '$default' ? '$default' : `${method} ${request.route}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(request.query).toString(),
    ...(request.cookies === undefined ? {} : { cookies: [...request.cookies] }),
    headers: {
      host: 'valbar.granvik.example',
      ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...request.headers,
    },
    queryStringParameters: { ...request.query },
    pathParameters: { ...request.params },
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'valbar.granvik.example',
      domainPrefix: 'valbar',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'test',
      routeKey: `${method} ${request.route}`,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
}

/** The three last are of an older runtime; the type still asks for them. */
export const webContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'test',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:000000000000:function:test',
  memoryLimitInMB: '256',
  awsRequestId: 'test',
  logGroupName: 'test',
  logStreamName: 'test',
  getRemainingTimeInMillis: () => 10_000,
  /* eslint-disable @typescript-eslint/no-deprecated -- see above */
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
  /* eslint-enable @typescript-eslint/no-deprecated */
};

type WebHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

export interface WebAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
}

export async function ask(handler: WebHandler, request: WebRequest): Promise<WebAnswer> {
  const result = await handler(webEvent(request), webContext);
  return {
    status: result.statusCode ?? 200,
    body: result.body ?? '',
    headers: Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)])),
    cookies: result.cookies ?? [],
  };
}
