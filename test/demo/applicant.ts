import { createHash } from 'node:crypto';

/** A file that somebody uploads. */
export interface Attachment {
  readonly kind: string;
  readonly fileName: string;
  readonly issuedOn?: string;
  readonly validThrough?: string;
}

export interface Draft {
  readonly applicationId: string;
  readonly token: string;
}

export interface Receipt {
  readonly diaryNumber: string;
  readonly receivedAt: string;
  readonly decisionDueOn: string;
}

/** What an answer of the API was, when it wasn't the expected one. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: { readonly type?: string; readonly errors?: readonly { path: string; message: string }[] };

  constructor(request: string, status: number, body: string) {
    super(`${request}: ${String(status)} ${body}`);
    this.status = status;
    this.problem = parse(body);
  }
}

/** An applicant's program: everything through the public API. */
export class Applicant {
  readonly #api: string;

  constructor(api: string) {
    this.#api = api;
  }

  async create(choiceSystemId: string, content: unknown, key?: string): Promise<Draft> {
    return this.call('POST', '/v1/applications', { choiceSystemId, content }, key === undefined ? {} : { 'idempotency-key': key });
  }

  /** Uploads a small document by the form that the API hands out. */
  async attach({ applicationId, token }: Draft, attachment: Attachment): Promise<void> {
    const file = pdf(`${attachment.kind} ${applicationId}`);
    const offered = await this.call<{ upload: { url: string; fields: Record<string, string> } }>(
      'POST',
      `/v1/applications/${applicationId}/evidence`,
      { ...attachment, contentType: 'application/pdf', bytes: file.byteLength, sha256: createHash('sha256').update(file).digest('hex') },
      bearer(token),
    );
    const form = new FormData();
    for (const [name, value] of Object.entries(offered.upload.fields)) form.append(name, value);
    form.append('file', new Blob([file], { type: 'application/pdf' }), attachment.fileName);
    const answer = await fetch(offered.upload.url, { method: 'POST', body: form });
    if (!answer.ok) throw new Error(`The upload of ${attachment.kind} was answered ${String(answer.status)}`);
  }

  async submit({ applicationId, token }: Draft): Promise<Receipt> {
    return this.call('POST', `/v1/applications/${applicationId}/submission`, undefined, bearer(token));
  }

  async read({ applicationId, token }: Draft): Promise<ApplicationView> {
    return this.call('GET', `/v1/applications/${applicationId}`, undefined, bearer(token));
  }

  async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const response = await fetch(`${this.#api}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiError(`${method} ${path}`, response.status, text);
    const value: T = JSON.parse(text);
    return value;
  }
}

export interface ApplicationView {
  readonly status: string;
  readonly contactConfirmed: boolean;
  readonly signatoryConfirmed: boolean;
  readonly evidence: readonly { readonly kind: string; readonly status: string }[];
  readonly findings: readonly { readonly requirementId: string; readonly result: string }[];
}

export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** The smallest document that is one. */
export function pdf(text: string): Uint8Array<ArrayBuffer> {
  const body = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  return new TextEncoder().encode(body);
}

function parse(body: string): ApiError['problem'] {
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}
