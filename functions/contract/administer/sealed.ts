import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { countBrokenDocument } from '../../../shared/platform/metrics.ts';
import { readObject, signDownload } from '../../../shared/store/evidence-bucket.ts';
import { enter } from './visit.ts';

/** Long enough to begin. */
const linkSeconds = 60;

const broken = {
  sv: 'Filen stämmer inte med den kontrollsumma som bevarades när avtalet undertecknades, och lämnas därför inte ut. Kontakta den som sköter systemet.',
  en: 'The file does not agree with the checksum that was kept when the contract was signed, so it is not given out. Contact whoever runs the system.',
};

/** Leads to the contract as the e-signing service sealed it. @throws PageProblem 500 when its bytes are not those that were kept */
export async function readSealed(request: PageRequest): Promise<PageResponse> {
  const { contract } = await enter(request);
  if (contract.service?.status !== 'SEALED') throw new PageProblem(404);
  const { objectKey, sealHash } = contract.service;
  const file = await readObject(objectKey);
  if (file === null || sha256(file.bytes) !== sealHash) {
    logger.error('KEPT_DOCUMENT_BROKEN', { contractId: contract.contractId });
    countBrokenDocument();
    throw new PageProblem(500, broken);
  }
  return seeOther(await signDownload(objectKey, linkSeconds, 'avtal.pdf'));
}
