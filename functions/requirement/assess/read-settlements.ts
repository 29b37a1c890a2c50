import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { maySettle, type Settlement, settle } from '../../../shared/domain/requirement/settlement.ts';
import { type FieldError, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import type { Examination } from '../../../shared/store/requirement/examination.ts';
import { fieldOf } from './field-names.ts';
import { type AskedRecord, askedRecords, readRecords } from './read-records.ts';

/** What an officer may decide on in this examination, requirement by requirement. */
export function settleable(
  { version, findings }: Examination,
  rules: { readonly completionRoundsUsed: boolean },
): readonly { readonly requirement: Requirement; readonly finding: Finding }[] {
  return version.requirements.requirements.flatMap((requirement) => {
    const finding = findings.find(({ requirementId }) => requirementId === requirement.id);
    return finding !== undefined && maySettle(requirement, finding, rules) ? [{ requirement, finding }] : [];
  });
}

/** Whether the system has asked as often as the version says (LOV 6:2); then what is still missing may be settled. */
export function automaticRoundsUsed({ application, version }: Examination): boolean {
  return application.completionRounds >= version.completion.automaticRounds;
}

/** The settlement that stands for a finding; a lapsed one does not. */
export function standingSettlement(examination: Examination, finding: Finding): Settlement | undefined {
  const settlement = examination.settlements[finding.requirementId];
  return settlement?.factsHash === finding.factsHash ? settlement : undefined;
}

/** Takes the officer's answers to the requirements that were answered; the others stay as they are. */
export function readSettlements(
  examination: Examination,
  values: FormValues,
  by: {
    readonly officer: string;
    readonly at: string;
    readonly lang: Language;
    readonly completionRoundsUsed: boolean;
  },
): {
  readonly settlements: Readonly<Record<string, Settlement>>;
  readonly changed: readonly string[];
  readonly errors: readonly FieldError[];
} {
  const settlements: Record<string, Settlement> = { ...examination.settlements };
  const changed: string[] = [];
  const errors: FieldError[] = [];
  for (const { requirement, finding } of settleable(examination, by)) {
    const { id } = requirement;
    const result = valueOf(values, fieldOf.result(id));
    const note = valueOf(values, fieldOf.note(id)).trim();
    if (result !== 'MET' && result !== 'NOT_MET') {
      if (note !== '' || result !== '') errors.push({ field: fieldOf.result(id), message: chooseResult(id, by.lang) });
      continue;
    }
    if (note.length > 5000) {
      errors.push({ field: fieldOf.note(id), message: tooLong(id, by.lang) });
      continue;
    }
    const asked = askedRecords(requirement, finding);
    const read = readRecords(asked, values);
    if ('wrong' in read) {
      errors.push({ field: read.wrong.field('on'), message: notARecord(id, read.wrong, by.lang) });
      continue;
    }
    const { records } = read;
    const standing = standingSettlement(examination, finding);
    if (standing !== undefined && hashOf({ result, note, records }) === hashOf(answerOf(standing))) continue;
    const settled = settle(
      requirement,
      finding,
      { result, note, ...(records.length === 0 ? {} : { records }), by: by.officer, at: by.at },
      by,
    );
    if (settled.ok) {
      settlements[id] = settled.value;
      changed.push(id);
    } else errors.push({ field: fieldOf.note(id), message: `${id}: ${settled.error[by.lang]}` });
  }
  return { settlements, changed, errors };
}

function answerOf({ result, note, records = [] }: Settlement): Pick<Settlement, 'result' | 'note' | 'records'> {
  return { result, note, records };
}

function notARecord(id: string, { form, subject }: AskedRecord, lang: Language): string {
  const of = [id, form.title[lang], ...(subject === undefined ? [] : [subject])].join(', ');
  return lang === 'sv' ? `${of}: ange dagen och svara på varje punkt` : `${of}: give the day and answer every point`;
}

function chooseResult(id: string, lang: Language): string {
  return lang === 'sv' ? `${id}: välj uppfyllt eller inte uppfyllt` : `${id}: choose met or not met`;
}

function tooLong(id: string, lang: Language): string {
  return lang === 'sv' ? `${id}: skriv högst 5 000 tecken` : `${id}: write at most 5,000 characters`;
}
