import type { ComponentChildren } from 'preact';
import { HiddenFields, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormValues } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';

/** A last look; nothing is stored yet. */
export function Review(props: {
  readonly form: 'sign' | 'paper';
  readonly values: FormValues;
  readonly content: ComponentChildren;
  readonly submit: string;
  readonly documentHash: string;
  readonly lang: Language;
}) {
  const { form, values, content, submit, documentHash, lang } = props;
  return (
    <>
      <p>
        {lang === 'sv'
          ? 'Ingenting har skickats än. Läs igenom innan du bekräftar.'
          : 'Nothing has been sent yet. Read it through before you confirm.'}
      </p>
      {content}
      <form method="post" novalidate>
        <HiddenFields values={{ ...values, document: documentHash }} />
        <SubmitButton name="step" value={`${form}-answer`}>
          {submit}
        </SubmitButton>
        <SubmitButton name="step" value={`${form}-edit`} second>
          {lang === 'sv' ? 'Ändra' : 'Change'}
        </SubmitButton>
      </form>
    </>
  );
}
