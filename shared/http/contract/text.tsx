import type { Contract } from '../../domain/contract/contract.ts';
import { capital } from '../../domain/municipality/terminology.ts';
import { termsOf } from '../../platform/config.ts';
import type { Language } from '../language.ts';
import { SummaryList } from '../parts.tsx';
import { shownInstant } from '../shown-time.ts';

/** A contract's whole text, word by word as it is hashed and signed. It is in Swedish, whatever the page speaks. */
export function ContractText({ text }: { readonly text: string }) {
  const [title = '', ...parts] = text.trimEnd().split('\n\n');
  return (
    <div class="document" lang="sv">
      <h2>{title}</h2>
      {parts.map((part, index) =>
        /^\d+\. [^\n]+$/.test(part) ? <h3 key={index}>{part}</h3> : <p key={index}>{part}</p>,
      )}
    </div>
  );
}

/** What the municipality calls whoever it contracts with. */
export function providerLabel(municipality: string, lang: Language): string {
  return lang === 'sv' ? capital(termsOf(municipality).provider.singular) : 'Provider';
}

/** Who signs, and who has. */
export function SignerList({
  contract,
  lang,
}: {
  readonly contract: Exclude<Contract, { status: 'DRAFT' }>;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <SummaryList
      rows={contract.signers.map((signer) => ({
        label: `${signer.name}, ${signer.party === 'PROVIDER' ? contract.provider.name : say('kommunen', 'the municipality')}`,
        value:
          signer.status === 'AWAITING'
            ? say('Har inte skrivit under', 'Has not signed')
            : `${signer.signature.method === 'WET_INK' ? say('Skrev under på papper', 'Signed on paper') : say('Skrev under elektroniskt', 'Signed electronically')} ${shownInstant(signer.signature.at, lang)}`,
      }))}
    />
  );
}
