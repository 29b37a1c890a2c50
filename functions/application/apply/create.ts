import type * as z from 'zod/mini';
import { leftOutText } from '../../../shared/domain/application/left-out.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import {
  type Draft,
  type DraftToStart,
  type OpenedDraft,
  reopenDraft,
  startDraft,
} from '../../../shared/store/application/draft.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { type ReuseRefusal, startFromEarlier } from '../../../shared/store/application/reuse.ts';
import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import { faultyContent } from './content-problem.ts';
import { earlierDoor, notYours } from './door.ts';
import { CreateApplication } from './manifest.ts';

/** Starts a draft and mails its contact a link to confirm the address. */
export async function create(request: Request): Promise<ApiResponse> {
  const body = parseBody(request, CreateApplication);
  const id = parsePublicId(body.choiceSystemId);
  if (id === null) throw refused({ code: 'NO_OPEN_SYSTEM' });
  const { municipality, id: choiceSystemId } = id;
  return once(repeatable(request, municipality, body), {
    make: async (remember, at) => {
      const draft = { municipality, choiceSystemId, at, also: remember };
      const started = await start(body, draft);
      if (!started.ok) throw refused(started.error);
      return created(started.value);
    },
    again: async (applicationId, at) => {
      // The same request again gets the same draft: whoever knows both the key and the whole body.
      const reopened = await reopenDraft(applicationSubject(municipality, applicationId), at);
      if (reopened.ok) return created(reopened.value);
      if (reopened.error === 'GONE') throw problem('not-found', 404, 'The draft is gone');
      throw problem('already-created', 409, 'This request has already made an application');
    },
  });
}

function start(
  { content, reuse }: z.infer<typeof CreateApplication>,
  draft: Omit<DraftToStart, 'content'>,
): Promise<Result<OpenedDraft, ReuseRefusal>> {
  if (reuse !== undefined) return startFromEarlier(earlierDoor(reuse), draft);
  if (content === undefined) throw new Error('A body that passed its schema says one of the two');
  return startDraft({ ...draft, content });
}

function refused(refusal: ReuseRefusal) {
  if (refusal.code === 'NOT_YOURS') return notYours();
  if (refusal.code === 'FAULTY_CONTENT') return faultyContent(refusal.faults, '/content');
  return problem('unknown-choice-system', 422, 'There is no open choice system with this id', {
    errors: [{ path: '/choiceSystemId', message: 'Not an open choice system; see GET /v1/choice-systems' }],
  });
}

function created({ application, token }: OpenedDraft): ApiResponse {
  const { municipality, status, version } = application;
  const applicationId = publicId(municipality, application.applicationId);
  return {
    status: 201,
    headers: { location: `/v1/applications/${applicationId}`, etag: `"${String(version)}"` },
    body: {
      applicationId,
      token,
      status,
      version,
      ...(application.status === 'DRAFT' ? { keptThrough: application.purgeOn, leftOut: leftOutOf(application) } : {}),
    },
  };
}

function leftOutOf({ reused }: Draft): readonly object[] | undefined {
  return reused?.leftOut.map((one) => ({ ...one, text: leftOutText(one) }));
}
