import { type Asked, askedFor } from '../../../shared/domain/completion/request.ts';
import { numberAsked, numberFault, numberWords } from '../../../shared/domain/requirement/answered-number.ts';
import { TextField } from '../../../shared/http/form/fields.tsx';
import { type FieldError, type FormState, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { Visit } from './visit.ts';

interface NumberField {
  readonly name: string;
  readonly one: Asked;
}

/** The form's field of each number that was asked for. */
function numberFields({ asked }: Visit): readonly NumberField[] {
  return askedFor(asked.items).flatMap((one, index) =>
    numberAsked(one) === undefined ? [] : [{ name: `number-${String(index)}`, one }],
  );
}

/** A field for each number that was asked for: said on the telephone, it counts as it would in writing. */
export function NumberFields({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { lang } = visit;
  return (
    <>
      {numberFields(visit).map(({ name, one }) => {
        const how = numberWords(numberAsked(one) ?? 'FIGURE')[lang];
        const empty = lang === 'sv' ? 'Lämna tomt om inget tal sades.' : 'Leave it empty when no number was said.';
        return (
          <TextField
            key={name}
            form={form}
            name={name}
            size="short"
            label={`${one.requirementIds.join(', ')}: ${one.texts.map((text) => text[lang]).join(' ')}`}
            hint={`${how}. ${empty}`}
          />
        );
      })}
    </>
  );
}

/** The numbers that were said about a requirement, by the key of what was asked; checked as a written answer is. */
export function readNumbers(
  visit: Visit,
  values: FormValues,
  requirementId: string,
): { readonly numbers: Readonly<Record<string, string>>; readonly faults: readonly FieldError[] } {
  const { lang, content } = visit;
  const said = numberFields(visit)
    .map((field) => ({ ...field, text: valueOf(values, field.name).trim() }))
    .filter(({ text }) => text !== '');
  const elsewhere = {
    sv: 'Talet gäller ett annat krav än det du valde',
    en: 'The number is about another requirement than the one you chose',
  };
  const faults = said.flatMap(({ name, one, text }): FieldError[] => {
    const isOther = !one.requirementIds.includes(requirementId);
    const fault = isOther ? elsewhere : numberFault(one, text, content.capacity);
    return fault === undefined ? [] : [{ field: name, message: fault[lang] }];
  });
  return { numbers: Object.fromEntries(said.map(({ one, text }) => [one.key, text])), faults };
}
