import type { FindingResult, Text } from './finding.ts';

/** Where a requirement stands, as its applicant is told. */
export const resultWords: Readonly<Record<FindingResult, Text>> = {
  MET: { sv: 'Uppfyllt', en: 'Met' },
  NOT_MET: { sv: 'Bedömt som inte uppfyllt', en: 'Assessed as not met' },
  NEEDS_COMPLETION: { sv: 'Något saknas', en: 'Something is missing' },
  NEEDS_HUMAN: { sv: 'Bedöms av handläggare', en: 'Assessed by an officer' },
  NOT_APPLICABLE: { sv: 'Gäller inte er', en: 'Does not concern you' },
  NOT_TESTED_NOW: { sv: 'Prövas senare', en: 'Tested later' },
};
