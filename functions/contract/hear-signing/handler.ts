import { isServed } from '../../../shared/domain/contract/at-service.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { valueOf } from '../../../shared/http/form/form.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality } from '../../../shared/platform/config.ts';
import { contractSubject, followAt, readContract } from '../../../shared/store/contract/contract.ts';

/**
 * An e-signing service calls. Nothing that it says is believed, and nothing of the case changes: the service is asked
 * about the contract at the next run instead of the next day. Whoever calls in its name makes no more of it than that.
 */
export const handler = pages({ 'POST /signing-service/{contractId}': hear });

async function hear({ params, form }: PageRequest): Promise<PageResponse> {
  const id = parsePublicId(params['contractId'] ?? '');
  if (id === null || findMunicipality(id.municipality) === undefined) throw new PageProblem(404);
  const contract = await readContract(contractSubject(id.municipality, id.id));
  if (!isServed(contract)) throw new PageProblem(404);
  const { service } = contract;
  const reference = 'laid' in service ? service.laid?.reference : undefined;
  if (reference === undefined || valueOf(form, 'document_id') !== reference) throw new PageProblem(404);
  // It calls about what has ended too, weeks later: then there is nothing to ask.
  await followAt(contractSubject(id.municipality, id.id), now());
  return { status: 204 };
}
