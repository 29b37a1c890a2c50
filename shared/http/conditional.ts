import { sha256 } from '../platform/hash.ts';
import type { ApiResponse } from './api.ts';
import type { Request } from './request.ts';

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
export const publicCaching = 'public, max-age=60, stale-while-revalidate=600';

/** Public data as JSON, with its validator; open to every origin. */
export function publicJson(request: Pick<Request, 'headers' | 'method'>, body: unknown): ApiResponse {
  const text = JSON.stringify(body);
  const etag = etagOf(text);
  const headers = { etag, 'cache-control': publicCaching, 'access-control-allow-origin': '*' };
  if (isKnown(request, etag)) return { status: 304, headers };
  return request.method === 'HEAD' ? { status: 200, headers } : { status: 200, headers, text };
}
