import { readFileSync } from 'node:fs';
import { languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import {
  baseUrlOf,
  municipalityOfRequest,
  pages,
  type PageRequest,
  type PageResponse,
} from '../../../shared/http/page.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { ApiDocument } from './document.ts';
import { ApiPage } from './page.tsx';

/** The document that is deployed beside the handler, as it is and as far as the page shows it. */
interface Loaded {
  readonly text: string;
  readonly etag: string;
  readonly document: ApiDocument;
}

let loaded: Loaded | undefined;

function load(): Loaded {
  loaded ??= read(readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'));
  return loaded;
}

function read(text: string): Loaded {
  return { text, etag: `"${sha256(text).slice(0, 32)}"`, document: ApiDocument.parse(JSON.parse(text)) };
}

/** For tests: what would have been read from `openapi.json`. */
export function useDocument(text: string): void {
  loaded = read(text);
}

function serveDocument(request: PageRequest): Promise<PageResponse> {
  const { text, etag } = load();
  const headers = { etag, 'access-control-allow-origin': '*' };
  const known = request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag) === true;
  if (known) return Promise.resolve({ status: 304, headers });
  return Promise.resolve({
    status: 200,
    text: { contentType: 'application/json; charset=utf-8', body: text },
    headers,
  });
}

function showPage(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const html = renderPage(<ApiPage document={load().document} lang={lang} baseUrl={baseUrlOf(request)} />, {
    title: lang === 'sv' ? 'Programgränssnitt (API)' : 'Programming interface (API)',
    lang,
    municipality: municipalityOfRequest(request),
    wide: true,
  });
  return Promise.resolve({ status: 200, html });
}

export const handler = pages(
  { 'GET /v1': showPage, 'GET /v1/openapi.json': serveDocument },
  { personal: false, unlisted: false },
);
