import * as z from 'zod/mini';
import type { Signer } from '../../../shared/domain/contract/signature.ts';
import {
  Checkbox,
  ErrorSummary,
  HiddenFields,
  RadioGroup,
  SubmitButton,
  TextField,
} from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

export const Paper = z.strictObject({
  signerId: z.string().check(z.minLength(1), z.maxLength(80)),
  signedOn: z.iso.date(),
  seen: z.literal('yes'),
});

export const paperMessages = {
  signerId: { sv: 'Välj vem som har skrivit under', en: 'Choose who has signed' },
  signedOn: {
    sv: 'Ange dagen då avtalet skrevs under: tidigast när det skickades ut och senast i dag',
    en: 'Enter the day it was signed: not before it was sent out, and today at the latest',
  },
  seen: {
    sv: 'Kryssa i rutan om du har sett underskriften på papper',
    en: 'Tick the box if you have seen the signature on paper',
  },
};

export function PaperForm(props: {
  readonly form: FormState;
  readonly signers: readonly Signer[];
  readonly contract: { readonly provider: { readonly name: string } };
  readonly documentHash: string;
  readonly lang: Language;
}) {
  const { form, signers, contract, documentHash, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <section>
      <h2>{say('Registrera en underskrift på papper', 'Register a signature on paper')}</h2>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        <HiddenFields values={{ document: documentHash }} />
        <RadioGroup
          form={form}
          name="signerId"
          label={say('Vem har skrivit under?', 'Who has signed?')}
          choices={signers.map((signer) => ({
            value: signer.signerId,
            label: `${signer.name}, ${signer.party === 'PROVIDER' ? contract.provider.name : say('kommunen', 'the municipality')}`,
          }))}
        />
        <TextField form={form} name="signedOn" type="date" size="short" label={say('Vilken dag?', 'On which day?')} />
        <Checkbox
          form={form}
          name="seen"
          label={say(
            'Jag har sett underskriften på ett papper med just den här avtalstexten.',
            'I have seen the signature on a paper with exactly this text.',
          )}
        />
        <SubmitButton name="step" value="paper-review" second>
          {say('Granska', 'Check')}
        </SubmitButton>
      </form>
    </section>
  );
}

export function PaperReview(props: { readonly signer: Signer; readonly signedOn: string; readonly lang: Language }) {
  const { signer, signedOn, lang } = props;
  return (
    <SummaryList
      rows={[
        { label: lang === 'sv' ? 'Underskrift på papper av' : 'Signature on paper by', value: signer.name },
        { label: lang === 'sv' ? 'Dag' : 'Day', value: shownDay(signedOn, lang) },
      ]}
    />
  );
}
