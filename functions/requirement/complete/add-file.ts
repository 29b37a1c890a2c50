import * as z from 'zod/mini';
import {
  type Evidence,
  type EvidenceContentType,
  evidenceLimits,
} from '../../../shared/domain/application/evidence.ts';
import { type FormValues, parseForm, valueOf } from '../../../shared/http/form.ts';
import type { StepContext, StepOutcome } from '../../../shared/http/task-page.tsx';
import { newId } from '../../../shared/platform/ids.ts';
import { commitApplication, putEvidence } from '../../../shared/store/application.ts';
import { putCompletion } from '../../../shared/store/completion.ts';
import { answersIn, type Completion, fieldName } from './completion.ts';

export const fileTypes = { PDF: 'application/pdf', JPEG: 'image/jpeg', PNG: 'image/png' } as const satisfies Record<
  string,
  EvidenceContentType
>;

const File = z.object({
  type: z.enum(['PDF', 'JPEG', 'PNG']),
  issued: z.optional(z.iso.date()),
  through: z.optional(z.iso.date()),
});

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
  const fields = fileFields(detail);
  const parsed = parseForm(
    File,
    {
      type: valueOf(values, fields.type),
      issued: valueOf(values, fields.issued),
      through: valueOf(values, fields.through),
    },
    lang,
    { type: { sv: 'Välj vilken sorts fil det är', en: 'Choose what sort of file it is' } },
  );
  if (!parsed.ok) {
    return {
      kind: 'INVALID',
      errors: parsed.errors.map(({ field, message }) => ({ field: `${field}-${detail}`, message })),
    };
  }
  const { type, issued, through } = parsed.value;
  if (issued !== undefined && through !== undefined && through < issued) {
    const message = say(
      'Sista giltighetsdagen är före utfärdandedagen',
      'The last day of validity is before the day of issue',
    );
    return { kind: 'INVALID', errors: [{ field: fields.through, message }] };
  }
  if (completion.evidence.length >= evidenceLimits.perApplication) {
    const most = String(evidenceLimits.perApplication);
    return {
      kind: 'INVALID',
      errors: [
        {
          field: fields.type,
          message: say(`En ansökan har högst ${most} filer`, `An application has at most ${most} files`),
        },
      ],
    };
  }
  const { application, request } = completion;
  const evidenceId = newId();
  const evidence: Evidence = {
    schemaVersion: 1,
    evidenceId,
    kind: asked.ask.evidence,
    fileName: `${asked.ask.evidence}.${type.toLowerCase()}`,
    contentType: fileTypes[type],
    // A browser's form tells neither size nor checksum beforehand: this is the most it may be.
    bytes: evidenceLimits.bytes,
    ...(issued === undefined ? {} : { issuedOn: issued }),
    ...(through === undefined ? {} : { validThrough: through }),
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
      putCompletion(task.subject, { ...request, draft: answersIn(completion, typed) }),
    ],
  });
  return { kind: 'DONE', query: { upload: evidenceId } };
}

/** The fields that describe one file, by the number of the thing that is asked for. */
export function fileFields(detail: string): {
  readonly type: string;
  readonly issued: string;
  readonly through: string;
} {
  return { type: `type-${detail}`, issued: `issued-${detail}`, through: `through-${detail}` };
}
