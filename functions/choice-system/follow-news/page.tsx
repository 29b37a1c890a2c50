import { ErrorSummary, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';

/** The form to follow by. */
export function BeginPage(props: { readonly service: string; readonly form: FormState; readonly lang: Language }) {
  const { service, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">{service}</p>
      <p>
        {say(
          'Vi skriver när det kommer nya krav och villkor och när en fråga har besvarats. Adressen används till ingenting annat, och glöms när du slutar följa.',
          'We write when there is a new version of the request documentation and when a question has been answered. The address is used for nothing else, and forgotten when you stop following.',
        )}
      </p>
      <form method="post">
        <TextField
          form={form}
          name="email"
          type="email"
          autoComplete="email"
          label={say('Din e-postadress', 'Your e-mail address')}
        />
        <SubmitButton>{say('Följ nyheterna', 'Follow the news')}</SubmitButton>
      </form>
    </>
  );
}

/** The same whether the address was known or not. */
export function BegunPage({ email, lang }: { readonly email: string; readonly lang: Language }) {
  return (
    <p>
      {lang === 'sv'
        ? `Om ${email} inte redan följer nyheterna har vi skickat en länk dit. Öppna den och bekräfta adressen.`
        : `If ${email} does not follow the news already, we have sent a link there. Open it and confirm the address.`}
    </p>
  );
}

export function EndPage({ lang }: { readonly lang: Language }) {
  return (
    <form method="post">
      <p>
        {lang === 'sv'
          ? 'Vill du sluta få nyheter om kraven och villkoren?'
          : 'Do you want to stop getting news of the request documentation?'}
      </p>
      <SubmitButton>{lang === 'sv' ? 'Sluta följa' : 'Stop following'}</SubmitButton>
    </form>
  );
}

export function EndedPage({ lang }: { readonly lang: Language }) {
  return (
    <p>
      {lang === 'sv'
        ? 'Du följer inte nyheterna längre, och adressen är borttagen.'
        : 'You do not follow the news any longer, and the address is removed.'}
    </p>
  );
}
