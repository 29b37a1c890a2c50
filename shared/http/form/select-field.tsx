import { errorOf, type FormState, valueOf } from './form.ts';
import type { Language } from '../language.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly lang: Language;
  /** What is chosen beforehand; without it nothing is, and an empty choice stands first. */
  readonly current?: string;
  readonly hint?: string;
}

/** A choice of one from a list that is too long to lie open. */
export function SelectField(props: SelectProps) {
  const { form, name, label, hint } = props;
  const error = errorOf(form, name);
  return (
    <div class={error === undefined ? 'field' : 'field bad'}>
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <Select {...props} describedBy={describedBy(name, hint, error)} />
    </div>
  );
}

/** The list alone, for the cell of a table whose row or `label` names it. */
export function Select(props: SelectProps & { readonly describedBy?: string | undefined }) {
  const { form, name, options, current, lang } = props;
  const sent = valueOf(form.values, name);
  const chosen = sent === '' ? (current ?? '') : sent;
  const invalid = errorOf(form, name) !== undefined;
  return (
    <select id={name} name={name} aria-describedby={props.describedBy} aria-invalid={invalid ? 'true' : undefined}>
      {current === undefined && <option value="">{lang === 'sv' ? 'Välj' : 'Choose'}</option>}
      {options.map(({ value, label }) => (
        <option value={value} selected={value === chosen} key={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function describedBy(name: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(error === undefined ? [] : [`${name}-error`])];
  return ids.length === 0 ? undefined : ids.join(' ');
}
