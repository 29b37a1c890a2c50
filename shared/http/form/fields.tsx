import type { ComponentChildren } from 'preact';
import { errorOf, valueOf, valuesOf, type FormState, type FormValues } from './form.ts';
import type { Language } from '../language.ts';

interface Common {
  readonly form: FormState;
  /** The form's name for it; also its id, so that the error summary can point at it. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

export interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

/** What describes a field, in the order it is read out. */
function describedBy(name: string, hint: unknown, error: string | undefined): string | undefined {
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(error === undefined ? [] : [`${name}-error`])];
  return ids.length === 0 ? undefined : ids.join(' ');
}

function Around({
  name,
  hint,
  error,
}: {
  readonly name: string;
  readonly hint: ComponentChildren;
  readonly error: string | undefined;
}) {
  return (
    <>
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
    </>
  );
}

const inputTypes = {
  text: { type: 'text' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  date: { type: 'date' },
  url: { type: 'url' },
} as const;

/** One line of text. */
export function TextField(
  props: Common & {
    readonly type?: keyof typeof inputTypes;
    readonly autoComplete?: string;
    readonly inputMode?: 'numeric' | 'decimal';
    readonly size?: 'short' | 'code';
    readonly maxLength?: number;
  },
) {
  const { form, name } = props;
  const error = errorOf(form, name);
  return (
    <div class={error === undefined ? 'field' : 'field bad'}>
      <label for={name}>{props.label}</label>
      <Around name={name} hint={props.hint} error={error} />
      <input
        id={name}
        name={name}
        {...inputTypes[props.type ?? 'text']}
        value={valueOf(form.values, name)}
        class={props.size}
        autocomplete={props.autoComplete ?? 'off'}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        aria-describedby={describedBy(name, props.hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
      />
    </div>
  );
}

/** Several lines of text. */
export function TextArea(props: Common & { readonly rows?: number; readonly maxLength?: number }) {
  const { form, name } = props;
  const error = errorOf(form, name);
  return (
    <div class={error === undefined ? 'field' : 'field bad'}>
      <label for={name}>{props.label}</label>
      <Around name={name} hint={props.hint} error={error} />
      <textarea
        id={name}
        name={name}
        rows={props.rows ?? 5}
        class={props.rows !== undefined && props.rows < 4 ? 'low' : undefined}
        maxLength={props.maxLength}
        aria-describedby={describedBy(name, props.hint, error)}
        aria-invalid={error === undefined ? undefined : 'true'}
      >
        {valueOf(form.values, name)}
      </textarea>
    </div>
  );
}

/** A choice of one; nothing is chosen beforehand, so that every answer is somebody's. */
export function RadioGroup(props: Common & { readonly choices: readonly Choice[] }) {
  return <Group {...props} type="radio" />;
}

/** A choice of any number. */
export function CheckboxGroup(props: Common & { readonly choices: readonly Choice[] }) {
  return <Group {...props} type="checkbox" />;
}

function Group(props: Common & { readonly choices: readonly Choice[]; readonly type: 'radio' | 'checkbox' }) {
  const { form, name } = props;
  const error = errorOf(form, name);
  const chosen = valuesOf(form.values, name);
  return (
    <fieldset class={error === undefined ? undefined : 'bad'} aria-describedby={describedBy(name, props.hint, error)}>
      <legend>{props.label}</legend>
      <Around name={name} hint={props.hint} error={error} />
      {props.choices.map((choice, index) => {
        // The summary's link must land on the first one.
        const id = index === 0 ? name : `${name}-${String(index + 1)}`;
        return (
          <div class="pick" key={choice.value}>
            <input
              id={id}
              name={name}
              {...(props.type === 'radio' ? ({ type: 'radio' } as const) : ({ type: 'checkbox' } as const))}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-choice-hint`}
            />
            <label for={id}>{choice.label}</label>
            {choice.hint !== undefined && (
              <p class="hint" id={`${id}-choice-hint`}>
                {choice.hint}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** One box to tick; sends `yes`. */
export function Checkbox(props: Common) {
  const { form, name } = props;
  const error = errorOf(form, name);
  return (
    <div class={error === undefined ? 'field' : 'field bad'}>
      {error !== undefined && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <div class="pick">
        <input
          id={name}
          name={name}
          type="checkbox"
          value="yes"
          checked={valueOf(form.values, name) === 'yes'}
          aria-describedby={describedBy(name, props.hint, error)}
          aria-invalid={error === undefined ? undefined : 'true'}
        />
        <label for={name}>{props.label}</label>
        {props.hint !== undefined && (
          <p class="hint" id={`${name}-hint`}>
            {props.hint}
          </p>
        )}
      </div>
    </div>
  );
}

/** What is wrong, first on the page and in focus, each line a way to its field. */
export function ErrorSummary({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  if (form.errors.length === 0) return null;
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1} autofocus>
      <h2 id="errors-title">{lang === 'sv' ? 'Det är något som behöver ändras' : 'Something needs to be changed'}</h2>
      <ul>
        {form.errors.map((error) => (
          <li key={error.field}>
            {error.field === '' ? error.message : <a href={`#${error.field}`}>{error.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Sends the form; with `name` and `value` it also says which of several buttons was pressed. */
export function SubmitButton(props: {
  readonly children: ComponentChildren;
  readonly name?: string;
  readonly value?: string;
  readonly second?: boolean;
}) {
  return (
    <button type="submit" name={props.name} value={props.value} class={props.second === true ? 'second' : undefined}>
      {props.children}
    </button>
  );
}

/** Carries answers through a page that does not show their fields. */
export function HiddenFields({ values }: { readonly values: FormValues }) {
  return (
    <>
      {Object.keys(values).flatMap((name) =>
        valuesOf(values, name).map((value, index) => (
          <input key={`${name}-${String(index)}`} type="hidden" name={name} value={value} />
        )),
      )}
    </>
  );
}
