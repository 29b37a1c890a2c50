import { evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { fileFields, readFile } from '../../../shared/http/application/evidence-file.ts';
import type { FormValues } from '../../../shared/http/form/form.ts';
import type { StepContext, StepOutcome } from '../../../shared/http/task-page/definition.ts';
import { offerReportFile } from '../../../shared/store/follow-up/offer-report-file.ts';
import type { AskedReport } from './asked-report.ts';
import { draftValues } from './fields.ts';

/** Reserves a place for one file that shows a requirement, and keeps what has been written. @param context its `detail` is the requirement */
export async function addFile(context: StepContext, values: FormValues, asked: AskedReport): Promise<StepOutcome> {
  const { detail, lang, at, task } = context;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (!asked.toProve.some(({ id }) => id === detail)) {
    return {
      kind: 'INVALID',
      errors: [{ field: '', message: say('Filen har inte efterfrågats', 'The file was not asked for') }],
    };
  }
  const described = readFile(values, lang, detail);
  if (!described.ok) return { kind: 'INVALID', errors: described.errors };
  const { extension, ...file } = described.value;
  // A browser's form tells neither size nor checksum beforehand: this is the most it may be.
  const declared = { ...file, kind: detail, fileName: `${detail}.${extension}`, bytes: evidenceLimits.bytes };
  const draft = { schemaVersion: 1, values: draftValues(asked, values), savedAt: at } as const;
  const offered = await offerReportFile(task, declared, { draft, at });
  if (offered.ok) return { kind: 'DONE', query: { upload: offered.value.evidenceId } };
  if (offered.error === 'NOT_OPEN') {
    const message = { sv: 'Redovisningen är redan lämnad.', en: 'The report has been submitted already.' };
    return { kind: 'CONFLICT', message };
  }
  const most = String(evidenceLimits.perApplication);
  const message = say(`En redovisning har högst ${most} filer`, `A report has at most ${most} files`);
  return { kind: 'INVALID', errors: [{ field: fileFields(detail).type, message }] };
}
