import type { FormValues } from '../form/form.ts';

/** The page's own fields, which are no part of an answer. */
const controls = ['step', 'confirm', 'code'];

/** What somebody answered, without the page's own fields. */
export function withoutControls(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !controls.includes(name)));
}
