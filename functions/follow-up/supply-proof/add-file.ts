import { evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { fileFields, readFile } from '../../../shared/http/application/evidence-file.ts';
import { type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { StepContext, StepOutcome } from '../../../shared/http/task-page/definition.ts';
import { offerProof } from '../../../shared/store/follow-up/supply-proof.ts';
import { type Asked, fieldName, proofsIn, wordsIn } from './asked.ts';

/** Reserves a place for one file, and keeps what has been written so far. @param context its `detail` is its number */
export async function addFile(context: StepContext, values: FormValues, asked: Asked): Promise<StepOutcome> {
  const { detail, lang, at, task } = context;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const notAsked = {
    kind: 'INVALID',
    errors: [{ field: '', message: say('Filen har inte efterfrågats', 'The file was not asked for') }],
  } as const;
  const proof = proofsIn(asked).find(({ kind }) => kind === detail);
  if (proof === undefined) return notAsked;
  const described = readFile(values, lang, detail);
  if (!described.ok) return { kind: 'INVALID', errors: described.errors };
  const { extension, ...file } = described.value;
  const { kind } = proof;
  const typed = Object.fromEntries(proofsIn(asked).map((one) => [fieldName(one), valueOf(values, fieldName(one))]));
  // A browser's form tells neither size nor checksum beforehand: this is the most it may be.
  const declared = { ...file, kind, fileName: `${kind}.${extension}`, bytes: evidenceLimits.bytes };
  const offered = await offerProof(task, declared, { draft: wordsIn(asked, typed), at });
  if (offered.ok) return { kind: 'DONE', query: { upload: offered.value.evidenceId } };
  if (offered.error === 'NOT_ASKED') return notAsked;
  const most = String(evidenceLimits.perApplication);
  const message = say(`Ni kan lämna högst ${most} filer`, `You can hand in at most ${most} files`);
  return { kind: 'INVALID', errors: [{ field: fileFields(detail).type, message }] };
}
