import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { signDownload } from '../../../shared/store/evidence-bucket.ts';
import { enter } from './visit.ts';

/** Long enough to begin. */
const linkSeconds = 60;

/** Leads to the contract as the e-signing service sealed it. */
export async function readSealed(request: PageRequest): Promise<PageResponse> {
  const { contract } = await enter(request);
  if (contract.service?.status !== 'SEALED') throw new PageProblem(404);
  return seeOther(await signDownload(contract.service.objectKey, linkSeconds, 'avtal.pdf'));
}
