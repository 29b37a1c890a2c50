import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { newId, newSecret } from '../../../shared/platform/ids.ts';
import { findMunicipality } from '../../../shared/platform/config.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  putContent,
  readApplication,
} from '../../../shared/store/application.ts';
import { readOpenVersion } from '../../../shared/store/choice-system.ts';
import { findRepeated, rememberRequest, type RepeatableRequest } from '../../../shared/store/idempotency.ts';
import { parsePublicId, publicId } from '../../../shared/store/tables.ts';
import { openTask } from '../../../shared/store/task.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { checkOrganisationNumber } from './check-content.ts';
import { draftDays } from './draft-days.ts';
import { CreateApplication } from './manifest.ts';

/** Starts a draft and mails its contact a link to confirm the address. */
export async function create(request: Request): Promise<ApiResponse> {
  const body = parseBody(request, CreateApplication);
  checkOrganisationNumber(body.content, '/content');
  const id = parsePublicId(body.choiceSystemId);
  const municipality = id === null ? undefined : findMunicipality(id.municipality);
  const version = id === null || municipality === undefined ? null : await readOpenVersion(id.municipality, id.id);
  if (id === null || version === null) {
    throw problem('unknown-choice-system', 422, 'There is no open choice system with this id', {
      errors: [{ path: '/choiceSystemId', message: 'Not an open choice system; see GET /v1/choice-systems' }],
    });
  }
  const key = request.headers['idempotency-key'];
  const repeatable: RepeatableRequest | null =
    key === undefined ? null : { municipality: id.municipality, scope: request.routeKey, key: checkedKey(key), body };

  return retryOnConcurrency(async () => {
    const earlier = repeatable === null ? null : await findRepeated(repeatable);
    if (earlier === 'DIFFERENT') {
      throw problem('idempotency-key-reused', 422, 'This Idempotency-Key was used with another body');
    }
    if (earlier !== null) return again(id.municipality, earlier.resourceId);

    const at = now();
    const token = newSecret();
    const applicationId = newId();
    const subject = applicationSubject(id.municipality, applicationId);
    const contact: OpenTask['assignee'] = { name: body.content.contact.name, email: body.content.contact.email };
    const confirmation = openTask({
      kind: 'CONFIRM_CONTACT',
      subject,
      assignee: contact,
      dueOn: addDays(stockholmDay(at), draftDays),
      openedAt: at,
    });
    const application = await commitApplication({
      before: null,
      after: {
        schemaVersion: 1,
        status: 'DRAFT',
        applicationId,
        municipality: id.municipality,
        choiceSystemId: id.id,
        versionNumber: version.number,
        applicantName: body.content.applicant.name,
        tokenHashes: [sha256(token)],
        createdAt: at,
      },
      event: { type: 'APPLICATION_DRAFTED', at, by: 'applicant', data: { versionNumber: version.number } },
      outbox: [confirmation.mail],
      also: [
        putContent(subject, body.content),
        confirmation.write,
        ...(repeatable === null ? [] : [rememberRequest(repeatable, applicationId, at)]),
      ],
    });
    return created(application, token);
  });
}

/** The same request again gets the same draft, and a key of its own to it: the first one is only kept as a hash. */
async function again(municipality: string, applicationId: string): Promise<ApiResponse> {
  const application = await readApplication(applicationSubject(municipality, applicationId));
  if (application === null) throw problem('not-found', 404, 'The draft is gone');
  if (application.status !== 'DRAFT' || application.tokenHashes.length >= 10) {
    throw problem('already-created', 409, 'This request has already made an application');
  }
  const token = newSecret();
  const after = { ...application, tokenHashes: [...application.tokenHashes, sha256(token)] };
  const at = now();
  return created(
    await commitApplication({
      before: application,
      after,
      event: { type: 'DRAFT_REQUEST_REPEATED', at, by: 'applicant', data: {} },
    }),
    token,
  );
}

function created(application: KeptApplication, token: string): ApiResponse {
  const applicationId = publicId(application.municipality, application.applicationId);
  return {
    status: 201,
    headers: { location: `/v1/applications/${applicationId}`, etag: `"${String(application.version)}"` },
    body: { applicationId, token, status: application.status, version: application.version },
  };
}

/** Whoever knows both the key and the whole body gets the draft. */
function checkedKey(key: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw problem('invalid-idempotency-key', 400, 'An Idempotency-Key is 1 to 255 visible ASCII characters');
  }
  return key;
}
