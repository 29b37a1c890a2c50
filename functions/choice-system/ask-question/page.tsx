import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { ErrorSummary, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';

/** The form to ask by; it says first what becomes of the question. */
export function AskPage(props: {
  readonly system: Pick<ChoiceSystem, 'service'>;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { system, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">{system.service}</p>
      <p>
        {say(
          'Svaret publiceras för alla, så att alla sökande vet lika mycket. Vem som har frågat visas inte. Skriv inget om enskilda personer.',
          'The answer is published for everybody, so that all applicants know as much. Who asked is not shown. Write nothing about individual persons.',
        )}
      </p>
      <form method="post">
        <TextArea form={form} name="question" label={say('Din fråga', 'Your question')} maxLength={5000} />
        <TextField
          form={form}
          name="email"
          type="email"
          autoComplete="email"
          label={say('Din e-postadress', 'Your e-mail address')}
          hint={say(
            'Du får en länk att bekräfta adressen med, och besked när frågan är besvarad.',
            'You get a link to confirm the address, and are told when the question is answered.',
          )}
        />
        <SubmitButton>{say('Skicka frågan', 'Send the question')}</SubmitButton>
      </form>
    </>
  );
}

/** What happens next. */
export function TakenPage({ email, lang }: { readonly email: string; readonly lang: Language }) {
  return (
    <p>
      {lang === 'sv'
        ? `Vi har skickat en länk till ${email}. Öppna den och bekräfta adressen: då når frågan kommunen.`
        : `We have sent a link to ${email}. Open it and confirm the address: then your question reaches the municipality.`}
    </p>
  );
}
