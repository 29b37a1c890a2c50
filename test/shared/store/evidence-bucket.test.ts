import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import {
  bucketUrl,
  hasObject,
  offerUpload,
  readObject,
  signDownload,
  type UploadTerms,
} from '../../../shared/store/evidence-bucket.ts';

const secretKey = 'test-secret-key';
const at = new Date('2026-03-02T09:00:00.000Z');

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIATEST');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretKey);
  vi.stubEnv('AWS_SESSION_TOKEN', 'session-token');
  vi.stubEnv('AWS_ENDPOINT_URL', undefined);
  vi.stubEnv('EVIDENCE_BUCKET', 'granvik-evidence');
});

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** Signature Version 4, by the book. */
function signingKey(day: string): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secretKey}`, day), 'eu-north-1'), 's3'), 'aws4_request');
}

const terms: UploadTerms = {
  objectKey: 'granvik/01APPLICATION/01EVIDENCE',
  contentType: 'application/pdf',
  bytes: 2048,
  sha256: hex('a file'),
};

const Policy = z.object({
  expiration: z.string(),
  conditions: z.array(
    z.union([z.record(z.string(), z.string()), z.tuple([z.literal('content-length-range'), z.number(), z.number()])]),
  ),
});

async function policyOf(changes: Partial<UploadTerms> = {}) {
  const { fields } = await offerUpload({ ...terms, ...changes }, at);
  return Policy.parse(JSON.parse(Buffer.from(fields['policy'] ?? '', 'base64').toString('utf8')));
}

describe('an offered upload', () => {
  it('holds bucket, key, type, exact size and checksum, for an hour', async () => {
    const policy = await policyOf();
    expect(policy.expiration).toBe('2026-03-02T10:00:00.000Z');
    expect(policy.conditions).toEqual(
      expect.arrayContaining([
        { bucket: 'granvik-evidence' },
        { key: 'granvik/01APPLICATION/01EVIDENCE' },
        { 'Content-Type': 'application/pdf' },
        ['content-length-range', 2048, 2048],
        { 'x-amz-checksum-algorithm': 'SHA256' },
        { 'x-amz-checksum-sha256': createHash('sha256').update('a file').digest('base64') },
      ]),
    );
  });

  it('holds every field that it sends, so that none can be left out or another put in', async () => {
    const { fields, url, expiresInSeconds } = await offerUpload(terms, at);
    const held = (await policyOf()).conditions.flatMap((condition) =>
      Array.isArray(condition) ? [] : Object.entries(condition),
    );
    const { policy: _policy, 'x-amz-signature': _signature, ...sent } = fields;
    expect(Object.fromEntries(held)).toEqual({ bucket: 'granvik-evidence', ...sent });
    expect(url).toBe('https://granvik-evidence.s3.eu-north-1.amazonaws.com/');
    expect(expiresInSeconds).toBe(3600);
  });

  it('is signed as the service verifies it', async () => {
    const { fields } = await offerUpload(terms, at);
    expect(fields['x-amz-credential']).toBe('AKIATEST/20260302/eu-north-1/s3/aws4_request');
    expect(fields['x-amz-date']).toBe('20260302T090000Z');
    expect(fields['x-amz-security-token']).toBe('session-token');
    expect(fields['x-amz-signature']).toBe(hmac(signingKey('20260302'), fields['policy'] ?? '').toString('hex'));
  });

  it('without a checksum holds the largest size there is, and where the browser goes then', async () => {
    const returnTo = 'https://valbar.granvik.example/t/complete/granvik.x';
    const { conditions } = await policyOf({ bytes: undefined, sha256: undefined, returnTo });
    expect(conditions).toContainEqual(['content-length-range', 1, evidenceLimits.bytes]);
    expect(conditions).toContainEqual({ success_action_redirect: returnTo });
    expect(JSON.stringify(conditions)).not.toContain('checksum');
  });

  it('is another key’s, type’s and size’s signature for none', async () => {
    const signatures = await Promise.all(
      [{}, { objectKey: 'granvik/01APPLICATION/02' }, { contentType: 'image/png' as const }, { bytes: 2049 }].map(
        async (changes) => (await offerUpload({ ...terms, ...changes }, at)).fields['x-amz-signature'],
      ),
    );
    expect(new Set(signatures).size).toBe(4);
  });
});

describe('a signed download', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is signed as the service verifies it, saved and never shown', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: at });
    const url = new URL(await signDownload('granvik/01A/01E', 300, 'Försäkring (kopia)!.pdf'));
    const { 'X-Amz-Signature': signature, ...query } = Object.fromEntries(url.searchParams);
    const strict = (text: string) =>
      encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
    const canonicalQuery = Object.entries(query)
      .map(([name, value]) => `${strict(name)}=${strict(value)}`)
      .toSorted()
      .join('&');
    const request = [
      'GET',
      '/granvik/01A/01E',
      canonicalQuery,
      'host:granvik-evidence.s3.eu-north-1.amazonaws.com',
      '',
      'host',
      'UNSIGNED-PAYLOAD',
    ].join('\n');
    const text = ['AWS4-HMAC-SHA256', '20260302T090000Z', '20260302/eu-north-1/s3/aws4_request', hex(request)].join(
      '\n',
    );
    expect(signature).toBe(hmac(signingKey('20260302'), text).toString('hex'));
    expect(query).toMatchObject({ 'X-Amz-Expires': '300', 'X-Amz-SignedHeaders': 'host' });
    const disposition = query['response-content-disposition'] ?? '';
    expect(disposition).toMatch(/^attachment; filename="F_rs_kring__kopia__\.pdf"; filename\*=UTF-8''F%C3%B6rs/);
    expect(url.search).not.toContain('+');
  });
});

describe('the bucket’s answer', () => {
  async function answering<T>(status: number, body: string, work: (seen: string[]) => Promise<T>): Promise<T> {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(`${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`);
      response
        .writeHead(status, { 'last-modified': 'Mon, 02 Mar 2026 09:00:00 GMT' })
        .end(request.method === 'HEAD' ? undefined : body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${String(port)}`);
    try {
      return await work(seen);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it('is read from under the bucket’s name at a local endpoint', async () => {
    await answering(200, 'bytes', async (seen) => {
      expect(bucketUrl()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/granvik-evidence\/$/);
      const file = await readObject('granvik/01A/01E');
      expect(Buffer.from(file?.bytes ?? []).toString()).toBe('bytes');
      expect(file?.arrivedAt).toBe('2026-03-02T09:00:00.000Z');
      expect(await hasObject('granvik/01A/01E')).toBe(true);
      expect(seen).toEqual(['GET /granvik-evidence/granvik/01A/01E', 'HEAD /granvik-evidence/granvik/01A/01E']);
    });
  });

  it.each([404, 403])('%i says that nothing has arrived', async (status) => {
    await answering(status, '', async () => {
      expect(await hasObject('granvik/01A/01E')).toBe(false);
    });
  });

  it('404 is no file', async () => {
    await answering(404, '', async () => {
      expect(await readObject('granvik/01A/01E')).toBeNull();
    });
  });

  it('of any other kind is a fault, so that the work is tried again', async () => {
    await answering(500, '', async () => {
      await expect(readObject('granvik/01A/01E')).rejects.toThrow('500');
      await expect(hasObject('granvik/01A/01E')).rejects.toThrow('500');
    });
  });
});
