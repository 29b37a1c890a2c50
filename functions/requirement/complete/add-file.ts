import { type Evidence, evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { fileFields, readFile } from '../../../shared/http/evidence-file.ts';
import { type FormValues, valueOf } from '../../../shared/http/form.ts';
import type { StepContext, StepOutcome } from '../../../shared/http/task-page.tsx';
import { newId } from '../../../shared/platform/ids.ts';
import { commitApplication, putEvidence } from '../../../shared/store/application.ts';
import { putCompletion } from '../../../shared/store/completion.ts';
import { answersIn, type Completion, fieldName } from './completion.ts';

/**
 * Reserves a place for one file that was asked for, and keeps what has been typed so far; the page then shows where
 * to send it. @param context its `detail` is the number of the thing that is asked for
 */
export async function addFile(context: StepContext, values: FormValues, completion: Completion): Promise<StepOutcome> {
  const { detail, lang, at, task } = context;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const asked = completion.asked.find((one) => fieldName(completion, one) === `answer-${detail}`);
  if (asked?.ask.kind !== 'EVIDENCE') {
    return {
      kind: 'INVALID',
      errors: [{ field: '', message: say('Filen har inte efterfrågats', 'The file was not asked for') }],
    };
  }
  const described = readFile(values, lang, detail);
  if (!described.ok) return { kind: 'INVALID', errors: described.errors };
  if (completion.evidence.length >= evidenceLimits.perApplication) {
    const most = String(evidenceLimits.perApplication);
    return {
      kind: 'INVALID',
      errors: [
        {
          field: fileFields(detail).type,
          message: say(`En ansökan har högst ${most} filer`, `An application has at most ${most} files`),
        },
      ],
    };
  }
  const { application, request } = completion;
  const { extension, ...file } = described.value;
  const evidenceId = newId();
  const evidence: Evidence = {
    schemaVersion: 1,
    evidenceId,
    kind: asked.ask.evidence,
    fileName: `${asked.ask.evidence}.${extension}`,
    ...file,
    // A browser's form tells neither size nor checksum beforehand: this is the most it may be.
    bytes: evidenceLimits.bytes,
    objectKey: `${application.municipality}/${application.applicationId}/${evidenceId}`,
    status: 'EXPECTED',
    at,
  };
  const typed = Object.fromEntries(
    completion.asked.map((one) => [fieldName(completion, one), valueOf(values, fieldName(completion, one))]),
  );
  await commitApplication({
    before: application,
    after: application,
    event: { type: 'EVIDENCE_OFFERED', at, by: task.assignee.name, data: { evidenceId, kind: evidence.kind } },
    also: [
      putEvidence(task.subject, evidence),
      putCompletion(application, { ...request, draft: answersIn(completion, typed) }),
    ],
  });
  return { kind: 'DONE', query: { upload: evidenceId } };
}
