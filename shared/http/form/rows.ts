import type * as z from 'zod/mini';
import { type FieldError, type FieldMessages, type FormValues, parseForm, valueOf, valuesOf } from './form.ts';
import type { Language } from '../language.ts';

/** A part of a form that is there any number of times: `practice-0-from`, `practice-1-from` … */
export interface RowSpec<Schema extends z.ZodMiniType> {
  /** The name that its fields begin with. */
  readonly name: string;
  readonly fields: readonly string[];
  /** Those of the fields that hold any number of values. */
  readonly lists?: readonly string[];
  readonly schema: Schema;
  readonly messages?: FieldMessages;
  readonly most: number;
}

type Named = Pick<RowSpec<z.ZodMiniType>, 'name' | 'fields' | 'lists' | 'most'>;

export function fieldOf(name: string, row: number, field: string): string {
  return `${name}-${String(row)}-${field}`;
}

/** How many rows a form has: those that were typed in, and those that were asked for. */
export function rowCount({ name, fields, most }: Named, values: FormValues): number {
  const asked = Number(valueOf(values, `${name}-rows`));
  let rows = Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : 1;
  for (let row = 0; row < most; row += 1) {
    if (fields.some((field) => valueOf(values, fieldOf(name, row, field)) !== '')) rows = Math.max(rows, row + 1);
  }
  return rows;
}

/** A form with one more row, empty. */
export function withRow(spec: Named, values: FormValues): FormValues {
  return { ...values, [`${spec.name}-rows`]: String(rowCount(spec, values) + 1) };
}

/** A form without one of its rows. */
export function withoutRow(spec: Named, values: FormValues, gone: number): FormValues {
  const kept = Array.from({ length: rowCount(spec, values) }, (_, row) => row).filter((row) => row !== gone);
  const rows = kept.map((row) => rowOf(spec, values, row));
  const rest = Object.fromEntries(Object.entries(values).filter(([field]) => !field.startsWith(`${spec.name}-`)));
  return { ...rest, ...rowValues(spec, rows), [`${spec.name}-rows`]: String(Math.max(rows.length, 1)) };
}

/** Rows as a form holds them. */
export function rowValues({ name, fields }: Named, rows: readonly FormValues[]): FormValues {
  return Object.fromEntries(
    rows.flatMap((row, index) => fields.map((field) => [fieldOf(name, index, field), row[field] ?? ''])),
  );
}

/** Reads every row that something is typed in; the others count as not there. */
export function readRows<Schema extends z.ZodMiniType>(
  spec: RowSpec<Schema>,
  values: FormValues,
  lang: Language,
): { readonly rows: z.output<Schema>[]; readonly errors: readonly FieldError[] } {
  const rows: z.output<Schema>[] = [];
  const errors: FieldError[] = [];
  for (let index = 0; index < rowCount(spec, values); index += 1) {
    const row = rowOf(spec, values, index);
    if (spec.fields.every((field) => valueOf(row, field) === '')) continue;
    const parsed = parseForm(spec.schema, row, lang, spec.messages);
    if (parsed.ok) rows.push(parsed.value);
    else
      for (const { field, message } of parsed.errors)
        errors.push({ field: fieldOf(spec.name, index, field === '' ? (spec.fields[0] ?? '') : field), message });
  }
  return { rows, errors };
}

/** A step of the form about its rows: `add:practice`, `remove:practice:1`. */
export function rowStep(specs: readonly Named[], step: string, values: FormValues): FormValues | undefined {
  const [what = '', name = '', row = ''] = step.split(':');
  const spec = specs.find((one) => one.name === name);
  if (spec === undefined) return undefined;
  if (what === 'add') return withRow(spec, values);
  return what === 'remove' && /^\d{1,2}$/.test(row) ? withoutRow(spec, values, Number(row)) : undefined;
}

function rowOf({ name, fields, lists = [] }: Named, values: FormValues, row: number): FormValues {
  return Object.fromEntries(
    fields.map((field) => {
      const whole = fieldOf(name, row, field);
      return [field, lists.includes(field) ? valuesOf(values, whole) : valueOf(values, whole).trim()];
    }),
  );
}
