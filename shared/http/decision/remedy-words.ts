import type { RemedyOutcome } from '../../domain/decision/remedy.ts';
import type { Texts } from '../language.ts';

/** How a court ended a case about a decision. */
export const remedyOutcomeWords: Readonly<Record<RemedyOutcome, Texts>> = {
  DISMISSED: { sv: 'Ansökan avvisades', en: 'The application was dismissed' },
  REJECTED: { sv: 'Ansökan avslogs', en: 'The application was rejected' },
  WITHDRAWN: { sv: 'Ansökan återkallades', en: 'The application was withdrawn' },
  CORRECTION_BY_CHECKS: { sv: 'Rättelse: ansökan ska prövas på nytt', en: 'Correction: the application is tried anew' },
  CORRECTION_BY_APPROVAL: {
    sv: 'Rättelse: sökanden ska tas emot utan ny prövning',
    en: 'Correction: the applicant is to be approved without a new trial',
  },
};
