import { sha256 } from '../platform/hash.ts';
import type { ApiResponse } from './api.ts';
import type { PageResponse } from './page.ts';
import type { Request } from './request.ts';

/** A text with the validator of exactly it. */
export interface ValidText {
  readonly text: string;
  readonly etag: string;
}

/** The validator of exactly this text. */
export function etagOf(text: string): string {
  return `"${sha256(text).slice(0, 32)}"`;
}

/** Whether the reader has this text already: then 304 is the whole answer. */
export function isKnown(request: Pick<Request, 'headers'>, etag: string): boolean {
  const known = request.headers['if-none-match']?.split(/\s*,\s*/) ?? [];
  return known.some((one) => one === '*' || one.replace(/^W\//, '') === etag);
}

/** Public pages and data: kept for a minute, shown for ten more while they are fetched anew. */
const publicCaching = 'public, max-age=60, stale-while-revalidate=600';

/** A public page, with its validator. */
export function publicPage(request: Pick<Request, 'headers'>, { text, etag }: ValidText): PageResponse {
  const headers = { etag, 'cache-control': publicCaching };
  return isKnown(request, etag) ? { status: 304, headers } : { status: 200, html: text, headers };
}

/** Public data as JSON, with its validator; open to every origin. */
export function publicJson(request: Pick<Request, 'headers' | 'method'>, body: unknown): ApiResponse {
  const text = JSON.stringify(body);
  return publicData(request, { text, etag: etagOf(text) });
}

/** The same of JSON that is written already. */
export function publicData(request: Pick<Request, 'headers' | 'method'>, { text, etag }: ValidText): ApiResponse {
  const headers = { etag, 'cache-control': publicCaching, 'access-control-allow-origin': '*' };
  if (isKnown(request, etag)) return { status: 304, headers };
  return request.method === 'HEAD' ? { status: 200, headers } : { status: 200, headers, text };
}
