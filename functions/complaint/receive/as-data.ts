import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { baseUrlOf } from '../../../shared/http/page.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { findMunicipality } from '../../../shared/platform/config.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { complaintSubject, readComplaint } from '../../../shared/store/complaint/complaint.ts';
import { contentOf, registerComplaint, takesOneMore } from '../../../shared/store/complaint/register.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { SendComplaint } from './manifest.ts';
import { idOf } from './receipt.ts';

/** A complaint from the municipality's own e-service, or whichever system people write to: as from the form, by name or without one. */
export async function postComplaint(request: Request): Promise<ApiResponse> {
  const { municipality: named, key, about, topic, ...said } = parseBody(request, SendComplaint);
  const municipality = findMunicipality(named);
  const rule = municipality?.complaints;
  if (municipality === undefined || rule === undefined) throw notFound('municipality that takes complaints here');
  const provider = about === undefined ? null : await readAbout(municipality.id, about);
  const token = publicId(municipality.id, key);
  const subject = complaintSubject(municipality.id, idOf(token));
  const taken = ({ reference }: { readonly reference: string }): ApiResponse => {
    const receipt = `${baseUrlOf(request)}/synpunkter/${token}`;
    return { status: 201, headers: { location: receipt }, body: { reference, receipt } };
  };
  return once<ApiResponse>(repeatable(request, municipality.id, { named, key, about, topic, ...said }), {
    make: async (remember, at) => {
      const before = await readComplaint(subject);
      if (before !== null) return taken(before);
      if (!(await takesOneMore(municipality.id, rule.formsPerHour, at)))
        throw problem('too-many', 429, 'Unusually many have come during the last hour; send it again in an hour');
      const { text, happened, name, email, phone } = said;
      const arrival = {
        complaintId: subject.id,
        kind: 'COMPLAINT',
        topic,
        about: provider,
        channel: 'FORM',
        registeredBy: null,
        followHash: sha256(token),
        content: contentOf({ text, happened, name, email, phone }),
      } as const;
      return taken(await registerComplaint(municipality, rule, arrival, at, remember(subject.id)));
    },
    again: async (complaintId) => {
      const complaint = await readComplaint(complaintSubject(municipality.id, complaintId));
      // Erased since: nothing of it is left to tell.
      if (complaint === null) throw notFound('complaint');
      return taken(complaint);
    },
  });
}

/** @throws ProblemError 422 for somebody whom the municipality's catalogue doesn't have */
async function readAbout(municipality: string, about: string) {
  const named = parsePublicId(about);
  const entry = named?.municipality === municipality ? await readEntry(municipality, named.id) : null;
  if (entry !== null) return { contractId: entry.entryId, name: entry.provider.name };
  throw problem('unknown-entry', 422, 'The catalogue has nobody of that id', {
    errors: [{ path: '/about', message: 'Use an entryId of /v1/catalogue, or leave it out' }],
  });
}
