import * as z from 'zod/mini';
import type { LegalForm } from '../../application/content.ts';
import {
  parseOrganisationNumber,
  type NumberFault,
  type OrganisationNumber,
} from '../../provider/organisation-number.ts';
import type { Result } from '../../result.ts';
import type { Text } from '../finding.ts';
import { met, needsCompletion, type CheckKind } from './check-kind.ts';

export const OrganisationNumberCheck = z.strictObject({ kind: z.literal('organisation-number') });
export type OrganisationNumberCheck = z.infer<typeof OrganisationNumberCheck>;

interface Read {
  readonly legalForm: LegalForm;
  readonly organisationNumber: string;
}

/** The number is well formed and fits the legal form; a missing one is asked for, never a hard stop (LOV 5:1). */
export const organisationNumber: CheckKind<OrganisationNumberCheck, Read> = {
  read: (_config, { content }) => ({
    legalForm: content.applicant.legalForm,
    organisationNumber: content.applicant.organisationNumber,
  }),
  run: (_config, read) => {
    const problem = fault(parseOrganisationNumber(read.organisationNumber), read.legalForm);
    if (problem !== undefined)
      return needsCompletion([{ ask: { kind: 'FIELD', field: 'applicant.organisationNumber' }, text: problem }]);
    return met({
      sv: 'Organisationsnumret har rätt form och kontrollsiffra.',
      en: 'The organisation number has the right form and check digit.',
    });
  },
  uses: () => [],
};

function fault(parsed: Result<OrganisationNumber, NumberFault>, legalForm: LegalForm): Text | undefined {
  if (!parsed.ok)
    return parsed.error === 'CHECK_DIGIT'
      ? {
          sv: 'Organisationsnumrets kontrollsiffra stämmer inte. Kontrollera numret.',
          en: 'The check digit of the organisation number is wrong. Check the number.',
        }
      : {
          sv: 'Ange organisationsnumret med tio siffror, till exempel NNNNNN-NNNN.',
          en: 'State the organisation number in ten digits, for example NNNNNN-NNNN.',
        };
  if ((parsed.value.shape === 'PERSONAL') === (legalForm === 'SOLE_TRADER')) return undefined;
  return legalForm === 'SOLE_TRADER'
    ? {
        sv: 'En enskild firma har innehavarens personnummer som organisationsnummer.',
        en: "A sole trader's organisation number is the owner's personal identity number.",
      }
    : {
        sv: 'Numret är ett personnummer, men företagsformen är inte enskild firma.',
        en: 'The number is a personal identity number, but the legal form is not sole trader.',
      };
}
