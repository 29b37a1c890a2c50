import { evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { fileFields, readFile } from '../../../shared/http/application/evidence-file.ts';
import { type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { StepContext, StepOutcome } from '../../../shared/http/task-page/definition.ts';
import { offerEvidence } from '../../../shared/store/application/offer-evidence.ts';
import { answersIn, type Completion, fieldName, movedOn, readCompletionOf } from './completion.ts';

/**
 * Reserves a place for one file that was asked for, and keeps what has been typed so far; the page then shows where
 * to send it. @param context its `detail` is the number of the thing that is asked for
 */
export async function addFile(context: StepContext, values: FormValues, completion: Completion): Promise<StepOutcome> {
  const { detail, lang, at, task } = context;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const asked = completion.asked.find((one) => fieldName(completion, one) === `answer-${detail}`);
  const notAsked = {
    kind: 'INVALID',
    errors: [{ field: '', message: say('Filen har inte efterfrågats', 'The file was not asked for') }],
  } as const;
  if (asked?.ask.kind !== 'EVIDENCE') return notAsked;
  const described = readFile(values, lang, detail);
  if (!described.ok) return { kind: 'INVALID', errors: described.errors };
  const { extension, ...file } = described.value;
  const { evidence: kind, person } = asked.ask;
  const typed = Object.fromEntries(
    completion.asked.map((one) => [fieldName(completion, one), valueOf(values, fieldName(completion, one))]),
  );
  const offered = await offerEvidence(
    async () => (await readCompletionOf(task)).application,
    // A browser's form tells neither size nor checksum beforehand: this is the most it may be.
    {
      ...file,
      kind,
      ...(person === undefined ? {} : { person }),
      fileName: `${kind}.${extension}`,
      bytes: evidenceLimits.bytes,
    },
    { at, by: task.assignee.name, answers: answersIn(completion, typed) },
  );
  if (offered.ok) return { kind: 'DONE', query: { upload: offered.value.evidenceId } };
  switch (offered.error.code) {
    case 'TOO_MANY': {
      const most = String(evidenceLimits.perApplication);
      const message = say(`En ansökan har högst ${most} filer`, `An application has at most ${most} files`);
      return { kind: 'INVALID', errors: [{ field: fileFields(detail).type, message }] };
    }
    case 'UNKNOWN_PERSON':
    case 'NOT_ASKED':
    case 'UNKNOWN_KIND':
      return notAsked;
    case 'NOT_OPEN':
    case 'ARRIVED':
      return { kind: 'CONFLICT', message: movedOn };
  }
}
