import type { KeptDocument } from '../../../shared/domain/register/kept-document.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageResponse } from '../../../shared/http/page.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { countBrokenDocument } from '../../../shared/platform/metrics.ts';
import { KeptDocumentError, readKeptBytes } from '../../../shared/store/register/kept-document.ts';

const broken = {
  sv: 'Filen stämmer inte med den kontrollsumma som bevarades med ärendet, och lämnas därför inte ut. Kontakta den som sköter systemet.',
  en: 'The file does not agree with the checksum that was kept with the case, so it is not given out. Contact whoever runs the system.',
};

/** A kept document as a file to save. @throws PageProblem 500 when its bytes are not those that were kept */
export async function keptFile(document: KeptDocument, diaryNumber: string): Promise<PageResponse> {
  try {
    const bytes = Buffer.from(await readKeptBytes(document));
    const name = `${diaryNumber} ${document.documentId.slice(0, 24)}.pdf`;
    return { status: 200, file: { contentType: 'application/pdf', name, bytes } };
  } catch (error) {
    if (!(error instanceof KeptDocumentError)) throw error;
    logger.error('KEPT_DOCUMENT_BROKEN', { documentId: document.documentId });
    countBrokenDocument();
    throw new PageProblem(500, broken);
  }
}
