import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { applicationSubject } from '../../../shared/store/application.ts';
import { type OpenedDraft, reopenDraft, startDraft, type StartRefusal } from '../../../shared/store/draft.ts';
import { findRepeated, rememberRequest, type RepeatableRequest } from '../../../shared/store/idempotency.ts';
import { parsePublicId, publicId } from '../../../shared/store/tables.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { faultyContent } from './content-problem.ts';
import { CreateApplication } from './manifest.ts';

/** Starts a draft and mails its contact a link to confirm the address. */
export async function create(request: Request): Promise<ApiResponse> {
  const body = parseBody(request, CreateApplication);
  const id = parsePublicId(body.choiceSystemId);
  if (id === null) throw refused({ code: 'NO_OPEN_SYSTEM' });
  const { municipality, id: choiceSystemId } = id;
  const key = request.headers['idempotency-key'];
  const repeatable: RepeatableRequest | null =
    key === undefined ? null : { municipality, scope: request.routeKey, key: checkedKey(key), body };

  return retryOnConcurrency(async () => {
    const earlier = repeatable === null ? null : await findRepeated(repeatable);
    if (earlier === 'DIFFERENT') {
      throw problem('idempotency-key-reused', 422, 'This Idempotency-Key was used with another body');
    }
    if (earlier !== null) return again(municipality, earlier.resourceId);
    const at = now();
    const started = await startDraft({
      municipality,
      choiceSystemId,
      content: body.content,
      at,
      also: (applicationId) => (repeatable === null ? [] : [rememberRequest(repeatable, applicationId, at)]),
    });
    if (!started.ok) throw refused(started.error);
    return created(started.value);
  });
}

function refused(refusal: StartRefusal) {
  if (refusal.code === 'FAULTY_CONTENT') return faultyContent(refusal.faults, '/content');
  return problem('unknown-choice-system', 422, 'There is no open choice system with this id', {
    errors: [{ path: '/choiceSystemId', message: 'Not an open choice system; see GET /v1/choice-systems' }],
  });
}

/** The same request again gets the same draft: whoever knows both the key and the whole body. */
async function again(municipality: string, applicationId: string): Promise<ApiResponse> {
  const reopened = await reopenDraft(applicationSubject(municipality, applicationId), now());
  if (reopened.ok) return created(reopened.value);
  if (reopened.error === 'GONE') throw problem('not-found', 404, 'The draft is gone');
  throw problem('already-created', 409, 'This request has already made an application');
}

function created({ application, token }: OpenedDraft): ApiResponse {
  const { municipality, status, version } = application;
  const applicationId = publicId(municipality, application.applicationId);
  return {
    status: 201,
    headers: { location: `/v1/applications/${applicationId}`, etag: `"${String(version)}"` },
    body: { applicationId, token, status, version },
  };
}

function checkedKey(key: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw problem('invalid-idempotency-key', 400, 'An Idempotency-Key is 1 to 255 visible ASCII characters');
  }
  return key;
}
