import { type Settlement, type SettlementRules, settle } from '../../../shared/domain/requirement/settlement.ts';
import { type FieldError, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Condition, StartExamination } from './examination.ts';

/** The form's name for each field; also its id on the page. */
export const fieldOf = {
  result: (requirementId: string) => `result-${requirementId}`,
  note: (requirementId: string) => `note-${requirementId}`,
} as const;

/** Nobody is asked through the system between signature and start: what is missing is shown to the officer. */
export const rules: SettlementRules = { completionRoundsUsed: true, point: 'BEFORE_START' };

const longest = 5000;

/** What the officer said of each condition that was answered anew; the others stay as they are. */
export function readSettlements(
  { conditions, settlements }: StartExamination,
  values: FormValues,
  by: { readonly officer: string; readonly at: string; readonly lang: Language },
): { readonly settled: Readonly<Record<string, Settlement>>; readonly errors: readonly FieldError[] } {
  const settled: Record<string, Settlement> = {};
  const errors: FieldError[] = [];
  for (const { requirement, finding } of conditions) {
    const { id } = requirement;
    const result = valueOf(values, fieldOf.result(id));
    const note = valueOf(values, fieldOf.note(id)).trim();
    if (result !== 'MET' && result !== 'NOT_MET') {
      if (note !== '' || result !== '') errors.push({ field: fieldOf.result(id), message: choose(id, by.lang) });
    } else if (note.length > longest) {
      errors.push({ field: fieldOf.note(id), message: tooLong(id, by.lang) });
    } else if (!stands({ finding, requirement }, settlements[id], { result, note })) {
      const answer = settle(requirement, finding, { result, note, by: by.officer, at: by.at }, rules);
      if (answer.ok) settled[id] = answer.value;
      else errors.push({ field: fieldOf.note(id), message: `${id}: ${answer.error[by.lang]}` });
    }
  }
  return { settled, errors };
}

function stands(
  { finding }: Condition,
  known: Settlement | undefined,
  { result, note }: Pick<Settlement, 'result' | 'note'>,
): boolean {
  return known?.factsHash === finding.factsHash && known.result === result && known.note === note;
}

function choose(id: string, lang: Language): string {
  return lang === 'sv' ? `${id}: välj uppfyllt eller inte uppfyllt` : `${id}: choose met or not met`;
}

function tooLong(id: string, lang: Language): string {
  return lang === 'sv' ? `${id}: skriv högst 5 000 tecken` : `${id}: write at most 5,000 characters`;
}
