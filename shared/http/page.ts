import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Municipality } from '../domain/municipality/municipality.ts';
import { findMunicipality, municipalities } from '../platform/config.ts';
import { ConcurrencyError } from '../platform/concurrency-error.ts';
import { optionalEnvironment } from '../platform/environment.ts';
import { faultOf, logger } from '../platform/logger.ts';
import { errorPage } from './error-page.tsx';
import { readForm, type FormValues } from './form/form.ts';
import { readFileForm, type SentFile } from './form/file-form.ts';
import { pageHeaders } from './headers.ts';
import { inLanguage, languageOf } from './language.ts';
import { PageProblem } from './page-problem.ts';
import { ProblemError } from './problem.ts';
import { readRequest, type Request } from './request.ts';
import { NotAllowed, SignInNeeded } from './session-problem.ts';

/** What a page's handler sees: the request, with its form read. */
export interface PageRequest extends Request {
  readonly form: FormValues;
  /** The files that the form sent, by their fields' names; only where the page takes files. */
  readonly files?: Readonly<Record<string, SentFile>>;
  readonly sourceIp?: string;
}

/** A page, a redirect, or (rarely) another text or a file. */
export interface PageResponse {
  readonly status: number;
  readonly html?: string;
  readonly text?: { readonly contentType: string; readonly body: string };
  /** A file to save; at most some 4 MB, as Lambda answers. */
  readonly file?: { readonly contentType: string; readonly name: string; readonly bytes: Buffer };
  readonly location?: string;
  /** `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Other origins that this page's forms send to. */
  readonly formActions?: readonly string[];
}

export type PageHandler = (request: PageRequest) => Promise<PageResponse>;

export interface PagesOptions {
  /** Only this reader may see the pages: nothing caches them. The default. */
  readonly personal?: boolean;
  /** Search engines are asked to stay away. The default. */
  readonly unlisted?: boolean;
  /** Bytes that a form with a file may weigh; by default there is no place for files. */
  readonly filesUpTo?: number;
}

/**
 * A function that answers with pages: one handler per route key (`GET /katalog`); HEAD is answered by GET's handler,
 * without a body. A form from another site is refused, and every error becomes a calm page.
 */
export function pages(routes: Readonly<Record<string, PageHandler>>, options: PagesOptions = {}) {
  const headers = { personal: options.personal ?? true, unlisted: options.unlisted ?? true };

  async function answer(event: APIGatewayProxyEventV2): Promise<PageResponse> {
    const request = isFileForm(event, options) ? await readFileRequest(event, options) : readPageRequest(event);
    const handler = routes[request.routeKey] ?? routes[request.routeKey.replace(/^HEAD /, 'GET ')];
    if (handler === undefined) throw new PageProblem(404);
    if (request.method === 'POST') refuseOtherSites(request);
    return handler(request);
  }

  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({ timeoutEarlyInMillis: 0 })
    .before(({ context }) => {
      logger.addContext(context);
    })
    .handler(async (event) => toResult(event, await answer(event), headers))
    .onError((request) => {
      request.response = toResult(request.event, explain(request.error, request.event), { ...headers, personal: true });
    });
}

function isFileForm({ headers }: APIGatewayProxyEventV2, { filesUpTo }: PagesOptions): boolean {
  return filesUpTo !== undefined && /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
}

/** @throws ProblemError 413, PageProblem 400 for a body that is no form */
async function readFileRequest(event: APIGatewayProxyEventV2, { filesUpTo }: PagesOptions): Promise<PageRequest> {
  const request = readRequest(event, filesUpTo);
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const read = await readFileForm(body, request.headers['content-type'] ?? '');
  if (read === null) throw new PageProblem(400);
  return { ...request, ...read };
}

/** @throws PageProblem 413 and 415 for a body that is too large or not a form. */
export function readPageRequest(event: APIGatewayProxyEventV2): PageRequest {
  const request = readRequest(event);
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '');
  if (request.body !== '' && !isForm) throw new PageProblem(415);
  const { sourceIp } = event.requestContext.http;
  return { ...request, form: readForm(request.body), ...(sourceIp === '' ? {} : { sourceIp }) };
}

/** Whose page it is, as far as the address tells: the token's or id's prefix, or the only municipality there is. */
export function municipalityOfRequest(request: {
  readonly params: Readonly<Record<string, string>>;
}): Municipality | undefined {
  const list = municipalities();
  if (list.length === 1) return list[0];
  const prefixes = Object.values(request.params).map((value) => value.split('.')[0] ?? '');
  return prefixes.map((prefix) => findMunicipality(prefix)).find((municipality) => municipality !== undefined);
}

/** A redirect after a form: the browser fetches the address anew, and reloading sends nothing twice. */
export function seeOther(location: string, cookies: readonly string[] = []): PageResponse {
  return { status: 303, location, cookies };
}

/**
 * Browsers say where a form came from. Programs that say neither are let through: they carry no cookies that
 * somebody else could ride on, and a task link's token is a secret in itself.
 */
function refuseOtherSites(request: PageRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new PageProblem(403);
    return;
  }
  const origin = request.headers['origin'];
  if (origin !== undefined && origin !== new URL(baseUrlOf(request)).origin) throw new PageProblem(403);
}

/** Where the site is reached, without a slash at the end: as configured, else as the request has it. */
export function baseUrlOf(request: Pick<Request, 'headers'>): string {
  const configured = optionalEnvironment('PUBLIC_BASE_URL');
  if (configured !== undefined && URL.canParse(configured)) return configured.replace(/\/$/, '');
  return `https://${request.headers['host'] ?? ''}`;
}

function explain(error: Error | null | undefined, event: APIGatewayProxyEventV2): PageResponse {
  const request = { params: definedOnly(event.pathParameters), query: definedOnly(event.queryStringParameters) };
  const lang = languageOf(request);
  if (error instanceof SignInNeeded && event.requestContext.http.method !== 'POST') {
    return seeOther(inLanguage(`${error.at}?return=${encodeURIComponent(error.returnTo)}`, lang));
  }
  const { status, detail } = statusOf(error);
  if (status >= 500) logger.error('PAGE_FAILED', faultOf(error));
  try {
    return { status, html: errorPage(status, { lang, municipality: municipalityOfRequest(request), detail }) };
  } catch (unconfigured) {
    logger.error('ERROR_PAGE_FAILED', faultOf(unconfigured));
    return { status, html: errorPage(status, { lang }) };
  }
}

function statusOf(error: Error | null | undefined): Pick<PageProblem, 'status' | 'detail'> {
  if (error instanceof PageProblem) return error;
  if (error instanceof ProblemError) return { status: error.problem.status, detail: undefined };
  if (error instanceof SignInNeeded) return { status: 401, detail: undefined };
  if (error instanceof NotAllowed) return { status: 403, detail: undefined };
  if (error instanceof ConcurrencyError) return { status: 409, detail: undefined };
  return { status: 500, detail: undefined };
}

function toResult(
  event: APIGatewayProxyEventV2,
  response: PageResponse,
  options: { readonly personal: boolean; readonly unlisted: boolean },
): APIGatewayProxyStructuredResultV2 {
  const setsCookies = (response.cookies ?? []).length > 0;
  const formActions = response.formActions ?? [];
  return {
    statusCode: response.status,
    headers: {
      'content-type': (response.text ?? response.file)?.contentType ?? 'text/html; charset=utf-8',
      ...(response.file === undefined
        ? {}
        : {
            'content-disposition': `attachment; filename="${response.file.name.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"`,
          }),
      ...pageHeaders({ ...options, personal: options.personal || setsCookies || response.status >= 400, formActions }),
      ...(response.location === undefined ? {} : { location: response.location }),
      ...response.headers,
    },
    ...(setsCookies ? { cookies: [...(response.cookies ?? [])] } : {}),
    ...bodyOf(event.requestContext.http.method, response),
  };
}

function bodyOf(
  method: string,
  { html, text, file }: PageResponse,
): Pick<APIGatewayProxyStructuredResultV2, 'body' | 'isBase64Encoded'> {
  if (method === 'HEAD') return { body: '' };
  if (file !== undefined) return { body: file.bytes.toString('base64'), isBase64Encoded: true };
  return { body: html ?? text?.body ?? '' };
}

function definedOnly(values: Record<string, string | undefined> | null | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
