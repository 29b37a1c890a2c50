import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Step } from './entries/enter.ts';
import { type Case, markOf } from './read-case.ts';

/** What every part of the page shows from. */
export interface PageParts {
  readonly found: Case;
  readonly form: FormState;
  readonly lang: Language;
}

/** One entry's form; it says what the page showed, so that an entry made on something else is told so. */
export function EntryForm(props: {
  readonly parts: PageParts;
  readonly step: Step;
  readonly children: ComponentChildren;
}) {
  return (
    <form method="post" novalidate data-step={props.step}>
      <input type="hidden" name="seen" value={markOf(props.parts.found)} />
      {props.children}
    </form>
  );
}
