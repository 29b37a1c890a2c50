import type { CaseOnFile, ContractOnFile } from '../../domain/register/case-on-file.ts';
import type { Block, Section } from '../../domain/register/document.ts';
import { mayTellSecret } from '../../domain/register/masking.ts';
import { leftOut } from '../application/left-out.ts';
import { paragraphs, signatures } from '../contract/contract-document.ts';
import type { DocumentTerms } from '../decision/document.ts';
import { shownInstant } from '../shown-time.ts';
import { duringContractSections } from './during-contract-sections.ts';
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

function sectionsOf({ contract, notices, during }: ContractOnFile, isHidden: boolean, terms: Terms): Section[] {
  const { lang, edition } = terms;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const words: Block[] = isHidden ? [{ kind: 'PARAGRAPH', text: leftOut.secret[lang] }] : paragraphs(contract);
  return [
    {
      heading: say('Avtal', 'Contract'),
      level: 1,
      blocks: [...words, ...signatures(contract, lang)],
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
    ...(during === undefined ? [] : duringContractSections(during, terms)),
  ];
}
