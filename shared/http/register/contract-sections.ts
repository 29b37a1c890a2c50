import type { Signer } from '../../domain/contract/signature.ts';
import type { CaseOnFile, ContractOnFile } from '../../domain/register/case-on-file.ts';
import type { Block, Section } from '../../domain/register/document.ts';
import { mayTellSecret } from '../../domain/register/masking.ts';
import { leftOut } from '../application/left-out.ts';
import type { DocumentTerms } from '../decision/document.ts';
import type { Language } from '../language.ts';
import { shownInstant } from '../shown-time.ts';
import { documentName } from './document-words.ts';

type Terms = Pick<DocumentTerms, 'lang' | 'edition'>;

/**
 * The contracts of a case, word for word, with who signed them and what was written about them since. For publication
 * the words are left out where the applicant claims a business secret: what of it they tell, a person has to read.
 */
export function contractSections(
  { contracts, content, evidence }: Pick<CaseOnFile, 'contracts' | 'content' | 'evidence'>,
  terms: Terms,
): readonly Section[] {
  const isHidden = terms.edition === 'PUBLIC' && mayTellSecret(content, evidence)(undefined);
  return contracts.flatMap((one) => sectionsOf(one, isHidden, terms));
}

function sectionsOf({ contract, notices }: ContractOnFile, isHidden: boolean, { lang, edition }: Terms): Section[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const text = 'documentText' in contract ? contract.documentText : undefined;
  const sum = 'documentHash' in contract ? contract.documentHash : undefined;
  const words: Block[] = isHidden
    ? [{ kind: 'PARAGRAPH', text: leftOut.secret[lang] }]
    : (text ?? '')
        .split(/\n{2,}/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map((part) => ({ kind: 'PARAGRAPH', text: part }));
  return [
    {
      heading: say('Avtal', 'Contract'),
      level: 1,
      blocks: [
        ...words,
        ...(sum === undefined
          ? []
          : [
              {
                kind: 'PARAGRAPH' as const,
                weight: 'SOFT' as const,
                text: say(`Textens kontrollsumma: ${sum}`, `Checksum of the text: ${sum}`),
              },
            ]),
        ...('signers' in contract && contract.signers.length > 0
          ? [{ kind: 'LIST' as const, items: contract.signers.map((signer) => signerWords(signer, lang)) }]
          : []),
      ],
    },
    ...notices.map((notice): Section => ({
      heading: documentName({ kind: 'CONTRACT_NOTICE', what: notice.kind }, lang),
      level: 2,
      blocks: [
        { kind: 'PARAGRAPH', weight: 'SOFT', text: `${shownInstant(notice.writtenAt, lang)}, ${notice.by}` },
        // Why a contract ends, or what is wrong with a text, is written freely.
        { kind: 'PARAGRAPH', text: edition === 'PUBLIC' ? leftOut.privacy[lang] : notice.text },
      ],
    })),
  ];
}

function signerWords(signer: Signer, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const party =
    signer.party === 'PROVIDER'
      ? say('för den andra parten', 'for the other party')
      : say('för kommunen', 'for the municipality');
  if (signer.status === 'AWAITING') return `${signer.name}, ${party}: ${say('inte undertecknat', 'not signed')}`;
  const { method, at } = signer.signature;
  const how = method === 'WET_INK' ? say('på papper', 'on paper') : say('elektroniskt', 'electronically');
  return `${signer.name}, ${party}: ${how} ${shownInstant(at, lang)}`;
}
