import type { LegalForm } from '../application/applicant.ts';
import { type Registration, registrationText } from '../provider/registration.ts';
import type { Text } from '../requirement/finding.ts';

/** What the public sees instead of a personal number. */
export const maskedNumber = 'XXXXXX-XXXX';

/**
 * An organisation number as the public may see it. A sole trader's is a personal number; so is every number whose third
 * digit is below 2, whatever form was stated. What can't be read as a legal person's number is masked.
 */
export function maskOrganisationNumber(organisationNumber: string, legalForm: LegalForm | null): string {
  const digits = organisationNumber.replace(/[\s-]/g, '');
  const number = digits.length === 12 && digits.startsWith('16') ? digits.slice(2) : digits;
  const isLegalPerson = /^\d{2}[2-9]\d{7}$/.test(number);
  return legalForm !== 'SOLE_TRADER' && isLegalPerson ? `${number.slice(0, 6)}-${number.slice(6)}` : maskedNumber;
}

/** What the public sees of a registration; a sole trader's is a person's, whichever country keeps it. */
export function publicRegistration(registration: Registration, legalForm: LegalForm | null): Text {
  const masked = { sv: maskedNumber, en: maskedNumber };
  switch (registration.kind) {
    case 'SWEDISH': {
      const number = maskOrganisationNumber(registration.organisationNumber, legalForm);
      return { sv: number, en: number };
    }
    case 'FOREIGN':
    case 'BEING_FORMED':
      return legalForm === 'SOLE_TRADER' ? masked : registrationText(registration);
  }
}
