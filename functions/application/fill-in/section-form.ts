import type { ComponentChildren } from 'preact';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { FieldError, FormState, FormValues } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Visit } from './visit.ts';

/** What a section's form says: how the content is with it, or what is wrong in it. */
export type SectionRead =
  | { readonly ok: true; readonly apply: (content: ApplicationContent) => ApplicationContent }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export interface FieldsProps {
  readonly form: FormState;
  readonly visit: Visit;
  readonly lang: Language;
}

/** One section as a form: what it holds, what is typed in it, and how that is read. */
export interface SectionForm {
  /** The part of the content that the form is about: whoever saves must have seen it as it is. */
  readonly about: (content: ApplicationContent) => unknown;
  /** The form as the content fills it in. */
  readonly values: (visit: Visit) => FormValues;
  readonly read: (values: FormValues, visit: Visit) => SectionRead;
  readonly fields: (props: FieldsProps) => ComponentChildren;
  /** A step within the form that saves nothing: the values after it, or undefined when there is no such step. */
  readonly step?: (step: string, values: FormValues) => FormValues | undefined;
}
