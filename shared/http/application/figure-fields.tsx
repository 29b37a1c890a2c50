import type { Text } from '../../domain/requirement/finding.ts';
import { TextField } from '../form/fields.tsx';
import { type FieldError, type FormState, type FormValues, valueOf } from '../form/form.ts';
import type { Language } from '../language.ts';

/** A number that is asked for, by the key that the requirements know it by. */
export interface Figure {
  readonly key: string;
  readonly label: Text;
}

type Figures = Readonly<Record<string, number>>;

export function figureValues(figures: Figures = {}): FormValues {
  return Object.fromEntries(
    Object.entries(figures).map(([key, figure]) => [`figure.${key}`, String(figure).replace('.', ',')]),
  );
}

/** Reads the fields of `FigureFields`; one that is left empty states nothing. */
export function readFigures(
  values: FormValues,
  asked: readonly Figure[],
  lang: Language,
): { readonly value: Figures; readonly errors: readonly FieldError[] } {
  const value: Record<string, number> = {};
  const errors: FieldError[] = [];
  for (const { key } of asked) {
    const text = valueOf(values, `figure.${key}`)
      .trim()
      .replace(/[\s\u00a0]/g, '')
      .replace(',', '.');
    if (text === '') continue;
    if (/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) value[key] = Number(text);
    else errors.push({ field: `figure.${key}`, message: lang === 'sv' ? 'Skriv ett tal' : 'Write a number' });
  }
  return { value, errors };
}

/** A field for each number that the requirements ask for; nothing where they ask for none. */
export function FigureFields(props: {
  readonly asked: readonly Figure[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { asked, form, lang } = props;
  if (asked.length === 0) return null;
  return (
    <>
      <h2>{lang === 'sv' ? 'Uppgifter i siffror' : 'In numbers'}</h2>
      {asked.map(({ key, label }) => (
        <TextField key={key} form={form} name={`figure.${key}`} inputMode="decimal" size="short" label={label[lang]} />
      ))}
    </>
  );
}
