import * as z from 'zod/mini';
import { Checkbox, ErrorSummary, HiddenFields, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { providerLabel } from '../../../shared/http/contract/text.tsx';

export const Sign = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  accept: z.literal('yes'),
});

export const signMessages = {
  name: { sv: 'Skriv ditt namn', en: 'Write your name' },
  accept: {
    sv: 'Kryssa i rutan om du har läst avtalet och vill skriva under det för kommunen',
    en: 'Tick the box if you have read the contract and want to sign it for the municipality',
  },
};

export function SignForm(props: { readonly form: FormState; readonly documentHash: string; readonly lang: Language }) {
  const { form, documentHash, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <section>
      <h2>{say('Skriv under för kommunen', 'Sign for the municipality')}</h2>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        <HiddenFields values={{ document: documentHash }} />
        <TextField
          form={form}
          name="name"
          label={say('Underskrift: ditt för- och efternamn', 'Signature: your first and last name')}
          hint={say(
            'Det du skriver är din underskrift. Tiden och att du var inloggad sparas med den.',
            'What you write is your signature. The time and that you were signed in is kept with it.',
          )}
          autoComplete="name"
          maxLength={200}
        />
        <Checkbox
          form={form}
          name="accept"
          label={say(
            'Jag har läst avtalet och skriver under det för kommunen.',
            'I have read the contract and sign it for the municipality.',
          )}
        />
        <SubmitButton name="step" value="sign-review">
          {say('Granska', 'Check')}
        </SubmitButton>
      </form>
    </section>
  );
}

export function SignReview(props: {
  readonly name: string;
  readonly contract: {
    readonly municipality: string;
    readonly documentText: string;
    readonly documentHash: string;
    readonly provider: { readonly name: string };
  };
  readonly lang: Language;
}) {
  const { name, contract, lang } = props;
  return (
    <SummaryList
      rows={[
        { label: lang === 'sv' ? 'Avtal' : 'Contract', value: contract.documentText.split('\n')[0] },
        { label: providerLabel(contract.municipality, lang), value: contract.provider.name },
        { label: lang === 'sv' ? 'Underskrift för kommunen' : 'Signature for the municipality', value: name },
        {
          label: lang === 'sv' ? 'Avtalstextens kontrollsumma' : 'Checksum of the text',
          value: <code>{contract.documentHash}</code>,
        },
      ]}
    />
  );
}
