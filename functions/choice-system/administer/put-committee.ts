import { Committee } from '../../../shared/domain/decision/committee.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { invalidFields, notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireStaff } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findCommittee, saveCommittee } from '../../../shared/store/committee.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { PutCommittee } from './manifest.ts';

/** The roster as it is from now; meetings that are open keep the one they began with. */
export async function putCommittee(request: Request): Promise<ApiResponse> {
  const addressed = findAddressed(request, 'committeeId');
  if (addressed === null) throw notFound('committee');
  const { municipality, id } = addressed;
  const staff = await requireStaff(request, municipality.id, ['coordinator', 'secretary']);
  if (id !== municipality.committee.id) throw notFound('committee');
  const body = parseBody(request, PutCommittee);
  const parsed = Committee.safeParse({ schemaVersion: 1, id, municipality: municipality.id, ...body });
  if (!parsed.success) throw invalidFields(parsed.error);
  if (body.seats.length !== municipality.committee.seats) {
    throw problem('seats-differ', 422, 'The roster does not have the committee’s number of seats', {
      errors: [{ path: '/seats', message: `The committee has ${String(municipality.committee.seats)} seats` }],
    });
  }
  const present = await findCommittee(municipality.id, id);
  const expected = request.headers['if-match'];
  if (expected !== undefined && expected !== '*' && (present === null || expected !== tagOf(present.version))) {
    throw problem('version-differs', 412, 'The roster has changed since you read it');
  }
  const saved = await saveCommittee(parsed.data, staff.name, now());
  return {
    status: 200,
    headers: { etag: tagOf(saved.version) },
    body: { committeeId: publicId(municipality.id, id), ...body },
  };
}

function tagOf(version: number): string {
  return `"${String(version)}"`;
}
