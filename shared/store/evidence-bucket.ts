import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import { type EvidenceContentType, evidenceLimits, uploadSeconds } from '../domain/application/evidence.ts';
import { environment, optionalEnvironment } from '../platform/environment.ts';

/**
 * The evidence bucket by signed requests alone. A function that offers an upload needs a signature and no client:
 * the S3 client would more than double its bundle (docs/adr/0008).
 */
const region = (): string => environment('AWS_REGION');

/** The function's role, as Lambda hands it to every worker. */
function credentials(): Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken?: string }> {
  const sessionToken = optionalEnvironment('AWS_SESSION_TOKEN');
  return Promise.resolve({
    accessKeyId: environment('AWS_ACCESS_KEY_ID'),
    secretAccessKey: environment('AWS_SECRET_ACCESS_KEY'),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  });
}

const signer = new SignatureV4({
  service: 's3',
  region: () => Promise.resolve(region()),
  credentials,
  sha256: Hash.bind(null, 'sha256'),
  // S3 takes the path as it is.
  uriEscapePath: false,
});

/** A form that lets a browser or a program post one file to one place. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Record<string, string>;
  readonly expiresInSeconds: number;
}

export interface UploadTerms {
  readonly objectKey: string;
  readonly contentType: EvidenceContentType;
  /** Exactly so many bytes; absent, at most the limit. */
  readonly bytes?: number | undefined;
  /** Lower-case hex SHA-256 of the file, when its sender knows it. */
  readonly sha256?: string | undefined;
  /** Where the browser goes when the file has arrived. */
  readonly returnTo?: string | undefined;
}

/** Signs an upload by POST: S3 itself holds key, type, size and checksum. */
export async function offerUpload(terms: UploadTerms, at: Date): Promise<UploadForm> {
  const { accessKeyId, sessionToken } = await credentials();
  const stamp = at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const held = {
    key: terms.objectKey,
    'Content-Type': terms.contentType,
    ...(terms.sha256 === undefined
      ? {}
      : {
          'x-amz-checksum-algorithm': 'SHA256',
          'x-amz-checksum-sha256': Buffer.from(terms.sha256, 'hex').toString('base64'),
        }),
    ...(terms.returnTo === undefined ? {} : { success_action_redirect: terms.returnTo }),
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${accessKeyId}/${stamp.slice(0, 8)}/${region()}/s3/aws4_request`,
    'x-amz-date': stamp,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const policy = Buffer.from(
    JSON.stringify({
      expiration: new Date(at.getTime() + uploadSeconds * 1000).toISOString(),
      conditions: [
        { bucket: environment('EVIDENCE_BUCKET') },
        ['content-length-range', terms.bytes ?? 1, terms.bytes ?? evidenceLimits.bytes],
        ...Object.entries(held).map(([field, value]) => ({ [field]: value })),
      ],
    }),
  ).toString('base64');
  const signature = await signer.sign(policy, { signingDate: at });
  return {
    url: bucketUrl(),
    fields: { ...held, policy, 'x-amz-signature': signature },
    expiresInSeconds: uploadSeconds,
  };
}

/**
 * A link to one file that holds for so many seconds.
 * @param saveAs the name a browser saves it under; it is never shown within a page
 */
export async function signDownload(objectKey: string, seconds: number, saveAs?: string): Promise<string> {
  const disposition = saveAs === undefined ? {} : { 'response-content-disposition': attachment(saveAs) };
  return signRequest('GET', objectKey, seconds, disposition);
}

async function signRequest(
  method: 'GET' | 'HEAD' | 'DELETE',
  objectKey: string,
  seconds: number,
  query: Record<string, string> = {},
): Promise<string> {
  const url = new URL(`${bucketUrl()}${objectKey}`);
  const signed = await signer.presign(
    {
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: url.pathname,
      // S3 reads the hash of a body that a signed link can't know.
      headers: { host: url.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
      query,
    },
    { expiresIn: seconds },
  );
  // Signed with %20 for a space, so sent with it.
  url.search = Object.entries(signed.query ?? {})
    .map(([name, value]) => `${encodeURIComponent(name)}=${strictlyEncoded(String(value))}`)
    .join('&');
  return url.href;
}

/** Letters, digits and the like as they are; every other letter by the header's own encoding (RFC 6266). */
function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${strictlyEncoded(fileName)}`;
}

/** As the signature spells it: also `!'()*` are escaped. */
function strictlyEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Whether something has arrived there. */
export async function hasObject(objectKey: string): Promise<boolean> {
  return (await headOf(objectKey)) !== null;
}

/** When a file came there, an ISO instant in whole seconds; null when none has. @throws when the bucket does not say */
export async function arrivalOf(objectKey: string): Promise<string | null> {
  const head = await headOf(objectKey);
  return head === null ? null : lastModified(head);
}

/** A role that may not list the bucket is told 403 where nothing lies. */
async function headOf(objectKey: string): Promise<Headers | null> {
  const response = await fetch(await signRequest('HEAD', objectKey, 60), { method: 'HEAD' });
  if (response.ok) return response.headers;
  if (response.status === 404 || response.status === 403) return null;
  throw new Error(`The evidence bucket answered ${String(response.status)}`);
}

function lastModified(headers: Headers): string {
  const at = Date.parse(headers.get('last-modified') ?? '');
  if (Number.isNaN(at)) throw new Error('The evidence bucket did not say when the file came');
  return new Date(at).toISOString();
}

/** A file as it lies in the bucket, and when it came there: an ISO instant, in whole seconds. */
export interface ArrivedFile {
  readonly bytes: Uint8Array;
  readonly arrivedAt: string;
}

/** One file; null when nothing has arrived there. @throws when the bucket answers otherwise. */
export async function readObject(objectKey: string): Promise<ArrivedFile | null> {
  const response = await fetch(await signDownload(objectKey, 60));
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The evidence bucket answered ${String(response.status)}`);
  const arrivedAt = lastModified(response.headers);
  return { bytes: new Uint8Array(await response.arrayBuffer()), arrivedAt };
}

/**
 * Copies one file's bytes to another place, without its tags: what a scan found of the one says nothing of the other.
 * @returns false when nothing lies there, or nothing that may be read
 * @throws when the bucket answers otherwise
 */
export async function copyObject(from: string, to: string): Promise<boolean> {
  const url = new URL(`${bucketUrl()}${to}`);
  const { headers } = await signer.sign({
    method: 'PUT',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: url.pathname,
    headers: {
      host: url.host,
      'x-amz-copy-source': `/${environment('EVIDENCE_BUCKET')}/${from}`,
      'x-amz-tagging-directive': 'REPLACE',
    },
  });
  const { host: _sentByItself, ...signed } = headers;
  const response = await fetch(url, { method: 'PUT', headers: signed });
  if (response.status === 404 || response.status === 403) return false;
  // S3 may begin its answer before a copy fails.
  if (!response.ok || (await response.text()).includes('<Error>')) {
    throw new Error(`The evidence bucket answered ${String(response.status)}`);
  }
  return true;
}

/**
 * Puts a file of the municipality's own there; the bucket itself compares what arrives with its hash.
 * @param file `sha256` in lower-case hex
 * @throws when the bucket answers otherwise
 */
export async function putObject(
  objectKey: string,
  { bytes, contentType, sha256 }: { readonly bytes: Uint8Array; readonly contentType: string; readonly sha256: string },
): Promise<void> {
  const url = new URL(`${bucketUrl()}${objectKey}`);
  const { headers } = await signer.sign({
    method: 'PUT',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: url.pathname,
    headers: {
      host: url.host,
      'content-type': contentType,
      'x-amz-content-sha256': sha256,
      'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
    },
  });
  const { host: _sentByItself, ...signed } = headers;
  const response = await fetch(url, { method: 'PUT', headers: signed, body: Buffer.from(bytes) });
  if (!response.ok) throw new Error(`The evidence bucket answered ${String(response.status)}`);
}

/**
 * Erases one file with every version of it: the bucket keeps what is only deleted.
 * @throws when the bucket answers otherwise
 */
export async function eraseObject(objectKey: string): Promise<void> {
  await eraseVersions(objectKey, (key) => key === objectKey);
}

/**
 * Erases everything that lies under a prefix, with every version of it, but for some files.
 * @throws when the bucket answers otherwise
 */
export async function eraseUnder(prefix: string, kept: ReadonlySet<string>): Promise<void> {
  await eraseVersions(prefix, (key) => !kept.has(key));
}

/** One answer lists a thousand versions at most; what has been listed is erased before the next is asked for. */
async function eraseVersions(prefix: string, isErased: (objectKey: string) => boolean): Promise<void> {
  let from: Record<string, string> = {};
  for (;;) {
    const listed = await fetch(await signRequest('GET', '', 60, { versions: '', prefix, ...from }));
    if (!listed.ok) throw new Error(`The evidence bucket answered ${String(listed.status)}`);
    const said = await listed.text();
    // A deletion that was only marked is a version too.
    for (const [, of = ''] of said.matchAll(/<(?:Version|DeleteMarker)>(.*?)<\/(?:Version|DeleteMarker)>/gs)) {
      const [key, versionId] = [textIn(of, 'Key'), textIn(of, 'VersionId')];
      if (key === undefined || versionId === undefined) throw new Error('The evidence bucket listed no key');
      if (isErased(key)) await eraseVersion(key, versionId);
    }
    const [key, versionId] = [textIn(said, 'NextKeyMarker'), textIn(said, 'NextVersionIdMarker')];
    if (key === undefined) return;
    from = { 'key-marker': key, ...(versionId === undefined ? {} : { 'version-id-marker': versionId }) };
  }
}

async function eraseVersion(objectKey: string, versionId: string): Promise<void> {
  const erased = await fetch(await signRequest('DELETE', objectKey, 60, { versionId }), { method: 'DELETE' });
  if (!erased.ok && erased.status !== 404) throw new Error(`The evidence bucket answered ${String(erased.status)}`);
}

/** Keys are made of letters, digits, `-`, `.` and `/` alone: nothing in them is escaped. */
function textIn(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
}

/** The bucket's address with a slash at its end; its origin is where upload forms post to. */
export function bucketUrl(): string {
  const bucket = environment('EVIDENCE_BUCKET');
  const endpoint = optionalEnvironment('AWS_ENDPOINT_URL');
  return endpoint === undefined ? `https://${bucket}.s3.${region()}.amazonaws.com/` : `${endpoint}/${bucket}/`;
}
