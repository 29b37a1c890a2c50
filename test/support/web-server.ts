import { createServer, type Server } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { webContext, webEvent } from './web-request.ts';

type WebHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

interface Served {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves handlers on loopback as API Gateway would: route keys to handlers, `$default` for the rest. */
export async function serve(routes: Readonly<Record<string, WebHandler>>): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://here.invalid');
      const { key, params } = match(Object.keys(routes), incoming.method ?? 'GET', url.pathname);
      const handler = routes[key];
      if (handler === undefined) {
        outgoing.writeHead(404).end();
        return;
      }
      const base = webEvent({ route: key === '$default' ? key : (key.split(' ')[1] ?? ''), params });
      const method = incoming.method ?? 'GET';
      const { cookie, ...headers } = incoming.headers;
      const event: APIGatewayProxyEventV2 = {
        ...base,
        routeKey: key,
        rawPath: url.pathname,
        rawQueryString: url.searchParams.toString(),
        // A name that comes more than once has its values with commas between them, as API Gateway gives them.
        queryStringParameters: Object.fromEntries(
          [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name).join(',')]),
        ),
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
        requestContext: { ...base.requestContext, http: { ...base.requestContext.http, method, path: url.pathname } },
        body: Buffer.concat(chunks).toString('base64'),
        isBase64Encoded: true,
      };
      void handler(event, webContext).then((result) => {
        outgoing.writeHead(result.statusCode ?? 200, {
          ...Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)])),
          ...(result.cookies === undefined ? {} : { 'set-cookie': result.cookies }),
        });
        outgoing.end(result.isBase64Encoded === true ? Buffer.from(result.body ?? '', 'base64') : result.body);
      });
    });
  });
  return { origin: `http://127.0.0.1:${String(await listen(server))}`, close: () => closed(server) };
}

/** The port on which the server now listens, on loopback only. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('No port'));
      else resolve(address.port);
    });
  });
}

export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

function match(keys: readonly string[], method: string, path: string): { key: string; params: Record<string, string> } {
  for (const key of keys) {
    const [verb, route] = key.split(' ');
    if (verb !== method || route === undefined) continue;
    const found = new RegExp(`^${route.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path);
    if (found !== null) return { key, params: { ...found.groups } };
  }
  return { key: '$default', params: {} };
}
