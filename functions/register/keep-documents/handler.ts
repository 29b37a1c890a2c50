import type { Context } from 'aws-lambda';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { documentsToKeep } from '../../../shared/domain/register/kept-document.ts';
import { pdfOf } from '../../../shared/http/register/pdf/pdf.ts';
import { now } from '../../../shared/platform/clock.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { readCaseOnFile } from '../../../shared/store/register/case-on-file.ts';
import { keepDocument } from '../../../shared/store/register/kept-document.ts';
import { type KeepOutcome, StepInput, type StepResult } from '../../../workflows/contracts.ts';
import { written } from './written.ts';

/**
 * Keeps what a case is decided on, told and agreed as it is written now, byte for byte: the basis before anybody is asked
 * to decide, each notice when it is sent, each contract when it is signed. Called again it keeps what is not kept yet.
 */
export async function handler(event: unknown, context: Context): Promise<StepResult<KeepOutcome>> {
  logger.addContext(context);
  const { applicationId } = StepInput.parse(event);
  const id = parsePublicId(applicationId);
  if (id === null) throw new Error('An application id without its municipality');
  const subject = applicationSubject(id.municipality, id.id);
  const file = await readCaseOnFile(subject);
  if (file === null) throw new Error('Documents of a case that is not there');
  for (const what of documentsToKeep(file, file.kept)) {
    await keepDocument(subject, what, { bytes: await pdfOf(written(what, file)), at: now() });
  }
  return { outcome: 'KEPT' };
}
