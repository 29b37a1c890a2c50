import type { ComponentChildren } from 'preact';
import { errorOf, type FormState } from './form.ts';

/** One thing to register, folded until somebody needs it or something is wrong in it. */
export function Fold(props: {
  readonly summary: string;
  readonly fields: readonly string[];
  readonly form: FormState;
  readonly children: ComponentChildren;
}) {
  const { summary, fields, form, children } = props;
  return (
    <details open={fields.some((field) => errorOf(form, field) !== undefined)}>
      <summary>{summary}</summary>
      <form method="post" novalidate>
        {children}
      </form>
    </details>
  );
}
