import type { ComponentChildren } from 'preact';
import { SubmitButton } from './fields.tsx';
import { type FormState, valueOf } from './form.ts';
import type { Language } from '../language.ts';
import { fieldOf, rowCount } from './rows.ts';

/** The rows of a repeatable part, each with a way to take it away, and a way to add one: no script is needed. */
export function Rows(props: {
  readonly spec: { readonly name: string; readonly fields: readonly string[]; readonly most: number };
  readonly form: FormState;
  readonly lang: Language;
  /** What one of them is called. */
  readonly title: string;
  readonly add: string;
  /** One of them. @param name what its fields are called in the form */
  readonly row: (name: (field: string) => string) => ComponentChildren;
}) {
  const { spec, form, lang, title, add, row } = props;
  const count = rowCount(spec, form.values);
  const isShown = valueOf(form.values, `${spec.name}-rows`) !== '';
  return (
    <>
      {isShown && <input type="hidden" name={`${spec.name}-rows`} value={String(count)} />}
      {Array.from({ length: count }, (_, index) => (
        <fieldset class="row" key={index}>
          <legend>{count === 1 ? title : `${title} ${String(index + 1)}`}</legend>
          {row((field) => fieldOf(spec.name, index, field))}
          {count > 1 && (
            <SubmitButton name="step" value={`remove:${spec.name}:${String(index)}`} second>
              {lang === 'sv'
                ? `Ta bort ${title.toLowerCase()} ${String(index + 1)}`
                : `Remove ${title.toLowerCase()} ${String(index + 1)}`}
            </SubmitButton>
          )}
        </fieldset>
      ))}
      {count < spec.most && (
        <SubmitButton name="step" value={`add:${spec.name}`} second>
          {add}
        </SubmitButton>
      )}
    </>
  );
}
