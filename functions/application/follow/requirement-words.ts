import type { Finding, FindingResult, Text } from '../../../shared/domain/requirement/finding.ts';

/**
 * What an applicant is told of one requirement: what is missing and what does not concern them as the check says it, for
 * it says that to them; of the rest only where it stands. What an officer writes reaches them by the decision's reasons.
 */
export function wordsForApplicant({ result, reason }: Pick<Finding, 'result' | 'reason'>): Text {
  return own[result] ?? reason;
}

const own: Readonly<Partial<Record<FindingResult, Text>>> = {
  MET: { sv: 'Det ni har lämnat visar att kravet är uppfyllt.', en: 'What you have handed in shows that it is met.' },
  NOT_MET: {
    sv: 'Så är det bedömt nu. Beslutet säger varför, och om det går er emot hur ni kan få det prövat.',
    en: 'So it is assessed now. The decision says why and, if it goes against you, how you can have it tried.',
  },
  NEEDS_HUMAN: {
    sv: 'En handläggare läser det ni har lämnat. Ni behöver inte göra något.',
    en: 'An officer reads what you have handed in. There is nothing for you to do.',
  },
};
