import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { closed, listen } from './web-server.ts';

/** What lies in the evidence bucket, by key, and what was copied there. */
interface Bucket {
  readonly objects: Map<string, string>;
  readonly copied: string[];
}

/** Objects that remember when they came. */
class Objects extends Map<string, string> {
  readonly #since = new Map<string, string>();

  override set(key: string, bytes: string): this {
    this.#since.set(key, new Date().toUTCString());
    return super.set(key, bytes);
  }

  arrivalOf(key: string): string {
    return this.#since.get(key) ?? '';
  }
}

/** Gives a file's tests a bucket that is read, copied and erased over HTTP as the real one is; empty before each. */
export function useBucket(): Bucket {
  const objects = new Objects();
  const copied: string[] = [];
  /** What a function put there, a byte in each sign. */
  const put = new Set<string>();
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here.invalid');
    const key = url.pathname.replace('/granvik-evidence/', '');
    const source = request.headers['x-amz-copy-source'];
    if (request.method === 'PUT' && typeof source === 'string') {
      const bytes = objects.get(source.replace('/granvik-evidence/', ''));
      if (bytes === undefined) return response.writeHead(404).end();
      expect(request.headers.authorization).toMatch(/SignedHeaders=[^,]*x-amz-copy-source/);
      expect(request.headers['x-amz-tagging-directive']).toBe('REPLACE');
      objects.set(key, bytes);
      copied.push(key);
      return response.writeHead(200).end('<CopyObjectResult></CopyObjectResult>');
    }
    if (request.method === 'PUT') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const bytes = Buffer.concat(parts);
        const sum = createHash('sha256').update(bytes).digest('base64');
        const isWhole = request.headers['x-amz-checksum-sha256'] === sum;
        if (isWhole) {
          objects.set(key, bytes.toString('latin1'));
          put.add(key);
        }
        response.writeHead(isWhole ? 200 : 400).end();
      });
      return undefined;
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    const prefix = url.searchParams.get('prefix');
    if (prefix !== null) {
      const versions = [...objects.keys()]
        .filter((one) => one.startsWith(prefix))
        .map((one) => `<Version><Key>${one}</Key><VersionId>1</VersionId></Version>`);
      return response.writeHead(200).end(`<ListVersionsResult>${versions.join('')}</ListVersionsResult>`);
    }
    const bytes = objects.get(key);
    if (bytes === undefined) return response.writeHead(404).end();
    return response
      .writeHead(200, { 'last-modified': objects.arrivalOf(key) })
      .end(bytes, put.has(key) ? 'latin1' : 'utf8');
  });

  beforeAll(async () => {
    process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${String(await listen(server))}`;
  });
  afterAll(async () => {
    Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL');
    await closed(server);
  });
  beforeEach(() => {
    objects.clear();
    put.clear();
    copied.length = 0;
  });
  return { objects, copied };
}
