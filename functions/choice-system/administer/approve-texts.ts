import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireStaff } from '../../../shared/http/session.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { approveTexts, readTexts } from '../../../shared/store/catalogue/judge-texts.ts';
import { ApproveTexts } from './manifest.ts';

/** An officer has read these very words and found them objective (LOV 9:1): the catalogue shows them from now. */
export async function approve(request: Request): Promise<ApiResponse> {
  const addressed = findAddressed(request, 'contractId');
  if (addressed === null) throw notFound('contract');
  const municipality = addressed.municipality.id;
  const staff = await requireStaff(request, municipality, ['coordinator', 'case-officer']);
  const body = parseBody(request, ApproveTexts);
  const subject = contractSubject(municipality, addressed.id);
  return once(repeatable(request, municipality, body), {
    make: async (remember, at) => {
      const read = Object.entries(body.texts).map(([tag, words]) => ({ tag, hash: sha256(words) }));
      if ((await readTexts(subject)) === null) throw notFound('contract');
      const isDone = await approveTexts(subject, read, { by: staff.name, at, also: remember(addressed.id) });
      if (!isDone)
        throw problem('text-changed', 409, 'What the provider says of itself is not these words, in each language');
      return view(subject);
    },
    again: () => view(subject),
  });
}

async function view(subject: ReturnType<typeof contractSubject>): Promise<ApiResponse> {
  const texts = await readTexts(subject);
  if (texts === null) throw notFound('contract');
  return { status: 200, body: { texts: texts.standing.map(({ tag, state }) => ({ tag, state })) } };
}
