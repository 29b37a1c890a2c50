import type { Contract } from '../../domain/contract/contract.ts';
import type { Signature, Signer } from '../../domain/contract/signature.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Block, WrittenDocument } from '../../domain/register/document.ts';
import type { Language } from '../language.ts';
import { shownInstant } from '../shown-time.ts';

/** A contract as it was signed: word for word, then who signed it, how and when, each on the same text. */
export function contractDocument(
  contract: Extract<Contract, { signedAt: string }>,
  { municipality, lang, diaryNumber }: { municipality: Municipality; lang: Language; diaryNumber: string },
): WrittenDocument {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return {
    lang,
    title: `${say('Avtal', 'Contract')} ${diaryNumber}`,
    sender: `${municipality.name}, ${municipality.committee.name}`,
    foot: diaryNumber,
    at: contract.signedAt,
    sections: [
      { heading: say('Avtalets text', 'The text of the contract'), level: 1, blocks: paragraphs(contract) },
      { heading: say('Underskrifter', 'Signatures'), level: 1, blocks: signatures(contract, lang) },
    ],
  };
}

/** A contract's words, a paragraph each. */
export function paragraphs(contract: Contract): Block[] {
  const text = 'documentText' in contract ? (contract.documentText ?? '') : '';
  return text
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'PARAGRAPH', text: part }));
}

/** Who has signed a contract and who has not, and the hash that binds their signatures to its text. */
export function signatures(contract: Contract, lang: Language): Block[] {
  const sum = 'documentHash' in contract ? contract.documentHash : undefined;
  return [
    { kind: 'LIST', items: contract.signers.map((signer) => signerWords(signer, lang)) },
    ...(sum === undefined
      ? []
      : [
          {
            kind: 'PARAGRAPH' as const,
            weight: 'SOFT' as const,
            text: lang === 'sv' ? `Textens kontrollsumma: ${sum}` : `Checksum of the text: ${sum}`,
          },
        ]),
  ];
}

function signerWords(signer: Signer, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const party =
    signer.party === 'PROVIDER'
      ? say('för den andra parten', 'for the other party')
      : say('för kommunen', 'for the municipality');
  if (signer.status === 'AWAITING') return `${signer.name}, ${party}: ${say('inte undertecknat', 'not signed')}`;
  return `${signer.name}, ${party}: ${howSigned(signer.signature, lang)}`;
}

function howSigned(signature: Signature, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const at = shownInstant(signature.at, lang);
  if (signature.method === 'WET_INK') {
    return say(
      `på papper ${at}, registrerat av ${signature.registeredBy}`,
      `on paper ${at}, registered by ${signature.registeredBy}`,
    );
  }
  const identity = {
    LINK_AND_CODE: say('länk och kod', 'link and code'),
    SIGN_IN: say('inloggning', 'signed in'),
    SERVICE: say('e-underskrift', 'e-signature'),
  }[signature.identity.kind];
  return say(`elektroniskt ${at} (${identity})`, `electronically ${at} (${identity})`);
}
