import type { ComponentChildren } from 'preact';
import { Checkbox, ErrorSummary, HiddenFields, SubmitButton } from '../../form/fields.tsx';
import type { FormState } from '../../form/form.ts';
import { withoutControls } from '../controls.ts';
import { Contact, document, Facts, progress, type View } from './frame.tsx';

export interface AnswerViewParts {
  readonly content: ComponentChildren;
  readonly fields: ComponentChildren;
  readonly form: FormState;
  readonly submit: string;
  /** A box that a person must tick, where the link alone opens the page; absent where a code was typed. */
  readonly confirmation?: string | undefined;
}

/** What is asked, and the form that answers it. */
export function answerView(view: View, parts: AnswerViewParts): string {
  const { lang } = view;
  return document(
    view,
    <>
      <ErrorSummary form={parts.form} lang={lang} />
      <Facts view={view} />
      {parts.content}
      <form method="post" novalidate>
        {parts.fields}
        {!view.reviews && parts.confirmation !== undefined && (
          <Checkbox form={parts.form} name="confirm" label={parts.confirmation} />
        )}
        <SubmitButton name="step" value={view.reviews ? 'review' : 'answer'}>
          {view.reviews ? (lang === 'sv' ? 'Granska svaret' : 'Check your answer') : parts.submit}
        </SubmitButton>
      </form>
    </>,
    { above: progress(view, 'answer'), invalid: parts.form.errors.length > 0 },
  );
}

/** Something else to do within the task before it is answered. */
export function asideView(view: View, content: ComponentChildren): string {
  return document(
    view,
    <>
      {content}
      <Contact view={view} />
    </>,
  );
}

/** The answer as it will be recorded; nothing is stored yet. */
export function reviewView(view: View, parts: Omit<AnswerViewParts, 'fields'>): string {
  const { lang } = view;
  return document(
    view,
    <>
      <ErrorSummary form={parts.form} lang={lang} />
      <p>
        {lang === 'sv'
          ? 'Ingenting har skickats än. Läs igenom innan du lämnar ditt svar.'
          : 'Nothing has been sent yet. Read it through before you give your answer.'}
      </p>
      {parts.content}
      <form method="post" novalidate>
        <HiddenFields values={withoutControls(parts.form.values)} />
        {parts.confirmation !== undefined && <Checkbox form={parts.form} name="confirm" label={parts.confirmation} />}
        <SubmitButton name="step" value="answer">
          {parts.submit}
        </SubmitButton>
        <SubmitButton name="step" value="edit" second>
          {lang === 'sv' ? 'Ändra' : 'Change'}
        </SubmitButton>
      </form>
    </>,
    {
      above: progress(view, 'review'),
      title: lang === 'sv' ? 'Granska ditt svar' : 'Check your answer',
      invalid: parts.form.errors.length > 0,
    },
  );
}
