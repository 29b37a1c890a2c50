import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { ask } from './ask.ts';

/** A file that somebody uploads. */
export interface Attachment {
  readonly kind: string;
  readonly fileName: string;
  readonly issuedOn?: string;
  readonly validThrough?: string;
}

const Draft = z.looseObject({ applicationId: z.string(), token: z.string() });
export type Draft = z.infer<typeof Draft>;

const Offered = z.looseObject({
  evidenceId: z.string(),
  upload: z.looseObject({ url: z.url(), fields: z.record(z.string(), z.string()) }),
});

export const Receipt = z.looseObject({
  applicationId: z.string(),
  diaryNumber: z.string(),
  receivedAt: z.string(),
  decisionDueOn: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

const ApplicationView = z.looseObject({
  status: z.string(),
  contactConfirmed: z.boolean(),
  signatoryConfirmed: z.boolean(),
  evidence: z.array(z.looseObject({ kind: z.string(), status: z.string() })),
  findings: z.array(z.looseObject({ requirementId: z.string(), result: z.string() })),
});
export type ApplicationView = z.infer<typeof ApplicationView>;

const Problem = z.looseObject({
  type: z.string(),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;

/** What an answer of the API was, when it wasn't the expected one. */
export class ApiError extends Error {
  readonly status: number;
  /** Null when the answer wasn't problem+json. */
  readonly problem: Problem | null;

  constructor(request: string, status: number, body: string) {
    super(`${request}: ${String(status)} ${body}`);
    this.status = status;
    this.problem = Problem.safeParse(jsonOf(body)).data ?? null;
  }
}

/** An applicant's program: everything through the public API. */
export class Applicant {
  readonly #api: string;

  constructor(api: string) {
    this.#api = api;
  }

  async create(choiceSystemId: string, content: unknown, key?: string): Promise<Draft> {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    return Draft.parse(await this.call('POST', '/v1/applications', { choiceSystemId, content }, headers));
  }

  /** Uploads a small document by the form that the API hands out. */
  async attach({ applicationId, token }: Draft, attachment: Attachment): Promise<void> {
    const file = pdf(`${attachment.kind} ${applicationId}`);
    const sha256 = createHash('sha256').update(file).digest('hex');
    const offer = { ...attachment, contentType: 'application/pdf', bytes: file.byteLength, sha256 };
    const path = `/v1/applications/${applicationId}/evidence`;
    const offered = Offered.parse(await this.call('POST', path, offer, bearer(token)));
    const form = new FormData();
    for (const [name, value] of Object.entries(offered.upload.fields)) form.append(name, value);
    form.append('file', new Blob([file], { type: 'application/pdf' }), attachment.fileName);
    const answer = await ask(offered.upload.url, { method: 'POST', body: form });
    if (!answer.ok) throw new Error(`The upload of ${attachment.kind} was answered ${String(answer.status)}`);
  }

  async submit({ applicationId, token }: Draft): Promise<Receipt> {
    return Receipt.parse(
      await this.call('POST', `/v1/applications/${applicationId}/submission`, undefined, bearer(token)),
    );
  }

  async read({ applicationId, token }: Draft): Promise<ApplicationView> {
    return ApplicationView.parse(await this.call('GET', `/v1/applications/${applicationId}`, undefined, bearer(token)));
  }

  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    const response = await ask(`${this.#api}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiError(`${method} ${path}`, response.status, text);
    return jsonOf(text);
  }
}

export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** The smallest document that is one. */
export function pdf(text: string): Uint8Array<ArrayBuffer> {
  const body = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${text}\ntrailer<</Root 1 0 R>>\n%%EOF\n`;
  return new TextEncoder().encode(body);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
