import * as z from 'zod/mini';
import type { Language, Texts } from '../language.ts';

/** What a form sent; a name that came more than once has a list. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export interface FieldError {
  /** The field's name. */
  readonly field: string;
  readonly message: string;
}

/** A form as it is shown: empty, or as it was sent with what is wrong in it. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

export const emptyForm: FormState = { values: {}, errors: [] };

/** `application/x-www-form-urlencoded` → values, in the order they came. */
export function readForm(body: string): FormValues {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(body)) {
    const before = values.get(name);
    // Browsers end lines in text areas with CRLF.
    const text = value.replaceAll('\r\n', '\n');
    if (before === undefined) values.set(name, text);
    else values.set(name, typeof before === 'string' ? [before, text] : [...before, text]);
  }
  return Object.fromEntries(values);
}

/** The one value of a field; the first when it came more than once, empty when it didn't come. */
export function valueOf(values: FormValues, name: string): string {
  return valuesOf(values, name)[0] ?? '';
}

/** Every value of a field. */
export function valuesOf(values: FormValues, name: string): readonly string[] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

export function errorOf(form: FormState, name: string): string | undefined {
  return form.errors.find((error) => error.field === name)?.message;
}

/** Several values of one name (tick boxes): none, one or many, always a list. */
export function many<S extends z.ZodMiniType<unknown, string>>(schema: S) {
  const asList = z.transform((value: unknown): unknown[] => (value === undefined ? [] : [value].flat()));
  return z.pipe(asList, z.array(schema));
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** A field's name → what to say when it does not fit, where the general words would not help. */
export type FieldMessages = Readonly<Record<string, Texts>>;

/**
 * Parses a form. A field left empty counts as absent, so `z.optional` means what a reader means by it.
 * Errors come one per field, in the schema's order, in the reader's language.
 */
export function parseForm<S extends z.ZodMiniType>(
  schema: S,
  values: FormValues,
  lang: Language,
  messages: FieldMessages = {},
): Parsed<z.output<S>> {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const result = schema.safeParse(filled);
  if (result.success) return { ok: true, value: result.data };
  const errors = new Map<string, string>();
  for (const issue of result.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!errors.has(field)) errors.set(field, messages[field]?.[lang] ?? explain(issue, lang));
  }
  return { ok: false, errors: [...errors].map(([field, message]) => ({ field, message })) };
}

function explain(issue: z.core.$ZodIssue, lang: Language): string {
  const say = (sv: string, en: string) => (lang === 'sv' ? sv : en);
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'too_big':
      return issue.origin === 'string'
        ? say(`Skriv högst ${String(issue.maximum)} tecken`, `Write at most ${String(issue.maximum)} characters`)
        : say(`Ange högst ${String(issue.maximum)}`, `Enter at most ${String(issue.maximum)}`);
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? say('Fyll i det här', 'Fill this in')
        : say(`Ange minst ${String(issue.minimum)}`, `Enter at least ${String(issue.minimum)}`);
    case 'invalid_format':
      if (issue.format === 'email') return say('Skriv en e-postadress', 'Write an e-mail address');
      if (issue.format === 'date') return say('Skriv ett datum', 'Write a date');
      return say('Kontrollera hur det är skrivet', 'Check how this is written');
    case 'invalid_value':
    case 'invalid_union':
      return say('Välj ett alternativ', 'Choose one');
    case 'unrecognized_keys':
      return say(
        'Formuläret har fält som inte hör hit. Ladda om sidan.',
        'The form has unknown fields. Load the page again.',
      );
    default:
      return say('Fyll i det här', 'Fill this in');
  }
}
