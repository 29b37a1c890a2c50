import { recordForms } from '../../../shared/domain/requirement/check-kinds/check.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import { authorisationPoint, type Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import type { Settlement } from '../../../shared/domain/requirement/settlement.ts';
import { type RecordForm, StructuredRecord } from '../../../shared/domain/requirement/structured-record.ts';
import { type FormValues, valueOf } from '../../../shared/http/form/form.ts';

/** A record that the page asks for, and the names of its fields. */
export interface AskedRecord {
  readonly form: RecordForm;
  readonly subject: string | undefined;
  readonly needed: boolean;
  readonly field: (part: 'on' | 'with' | 'extract') => string;
  readonly answer: (point: string) => string;
  readonly note: (point: string) => string;
}

/** What an officer is asked to write down, point by point, to settle a finding. */
export function askedRecords(requirement: Requirement, finding: Finding): readonly AskedRecord[] {
  const check = authorisationPoint(requirement)?.check;
  const forms = check === undefined ? [] : recordForms(check);
  return (finding.records ?? []).flatMap(({ record, subject, needed }, index) => {
    const form = forms.find((each) => each.record === record);
    const name = `record-${requirement.id}-${String(index)}`;
    return form === undefined
      ? []
      : [
          {
            form,
            subject,
            needed,
            field: (part: 'on' | 'with' | 'extract') => `${name}-${part}`,
            answer: (point: string) => `${name}-answer-${point}`,
            note: (point: string) => `${name}-note-${point}`,
          },
        ];
  });
}

/**
 * The records as the officer wrote them, those not begun left out; or the first that has not the form of a record, such as
 * one with a day that is none.
 */
export function readRecords(
  asked: readonly AskedRecord[],
  values: FormValues,
): { readonly records: StructuredRecord[] } | { readonly wrong: AskedRecord } {
  const records: StructuredRecord[] = [];
  for (const one of asked) {
    const text = (name: string): string => valueOf(values, name).trim();
    const points = one.form.points.flatMap(({ id }) => {
      const [answer, note] = [text(one.answer(id)), text(one.note(id))];
      return answer === '' && note === '' ? [] : [{ point: id, answer, ...(note === '' ? {} : { note }) }];
    });
    const [on, met, extract] = [text(one.field('on')), text(one.field('with')), text(one.field('extract'))];
    if (points.length === 0 && on === '' && met === '' && extract === '') continue;
    const parsed = StructuredRecord.safeParse({
      record: one.form.record,
      ...(one.subject === undefined ? {} : { subject: one.subject }),
      on,
      ...(met === '' ? {} : { with: met }),
      points,
      ...(extract === '' ? {} : { extract }),
    });
    if (!parsed.success) return { wrong: one };
    records.push(parsed.data);
  }
  return { records };
}

/** What a settlement that stands says, in the fields of the page. */
export function recordValues(asked: readonly AskedRecord[], settlement: Settlement): FormValues {
  const values: Record<string, string> = {};
  for (const one of asked) {
    const kept = settlement.records?.find(
      ({ record, subject }) => record === one.form.record && subject === one.subject,
    );
    if (kept === undefined) continue;
    values[one.field('on')] = kept.on;
    values[one.field('with')] = kept.with ?? '';
    values[one.field('extract')] = kept.extract ?? '';
    for (const { point, answer, note } of kept.points) {
      values[one.answer(point)] = answer;
      values[one.note(point)] = note ?? '';
    }
  }
  return values;
}
