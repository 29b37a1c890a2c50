import { Committee, findPosition, personOf } from '../../../shared/domain/decision/committee.ts';
import { delegationOrder, type Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { invalidFields, notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireStaff } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findCommittee, saveCommittee } from '../../../shared/store/decision/committee.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { PutCommittee } from './manifest.ts';

/** The roster as it is from now; meetings that are open keep the one they began with. */
export async function putCommittee(request: Request): Promise<ApiResponse> {
  const addressed = findAddressed(request, 'committeeId');
  if (addressed === null) throw notFound('committee');
  const { municipality, id } = addressed;
  const staff = await requireStaff(request, municipality.id, ['coordinator', 'secretary']);
  const { committee, subcommittees = [] } = municipality;
  const named = [committee, ...subcommittees].find((one) => one.id === id);
  if (named === undefined) throw notFound('committee');
  const body = parseBody(request, PutCommittee);
  const parsed = Committee.safeParse({ schemaVersion: 1, id, municipality: municipality.id, ...body });
  if (!parsed.success) throw invalidFields(parsed.error);
  if (body.seats.length !== named.seats) {
    throw problem('seats-differ', 422, 'The roster does not have the committee’s number of seats', {
      errors: [{ path: '/seats', message: `The committee has ${String(named.seats)} seats` }],
    });
  }
  // Positions are the committee’s own: it delegates to them.
  const missing = named === committee ? missingPositions(municipality, parsed.data) : [];
  if (missing.length > 0) {
    throw problem(
      'position-missing',
      422,
      'The delegation order names positions that nobody on the roster can act in',
      {
        errors: missing.map((position) => ({
          path: '/positions',
          message: `No delegate for the position ${position}`,
        })),
      },
    );
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

/**
 * Positions of the delegation order that the roster lacks; one that a member decides in is held and stood in for by persons
 * of the committee alone (KL 6:37).
 */
function missingPositions(municipality: Municipality, committee: Committee): readonly string[] {
  const isOn = ({ email }: { readonly email: string }): boolean => personOf(committee, email) !== undefined;
  const named = delegationOrder(municipality).flatMap((rule) => {
    if (rule.mode === 'DELEGATE_OFFICER' && 'position' in rule.delegate) {
      return findPosition(committee, rule.delegate.position) === undefined ? [rule.delegate.position] : [];
    }
    if (rule.mode !== 'DELEGATE_MEMBER' || typeof rule.seat === 'string') return [];
    const position = findPosition(committee, rule.seat.position);
    const persons = position === undefined ? [] : [position.holder, ...position.deputies.map(({ person }) => person)];
    return persons.length > 0 && persons.every(isOn) ? [] : [rule.seat.position];
  });
  return [...new Set(named)];
}

function tagOf(version: number): string {
  return `"${String(version)}"`;
}
