import * as z from 'zod/mini';
import { type ApplyingProvider, type LegalForm, providersOf } from '../../application/applicant.ts';
import {
  parseOrganisationNumber,
  type NumberFault,
  type OrganisationNumber,
} from '../../provider/organisation-number.ts';
import { registrationText } from '../../provider/registration.ts';
import type { Result } from '../../result.ts';
import type { Text } from '../finding.ts';
import { joinTexts, met, needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';

export const OrganisationNumberCheck = z.strictObject({ kind: z.literal('organisation-number') });
export type OrganisationNumberCheck = z.infer<typeof OrganisationNumberCheck>;

interface Read {
  readonly providers: readonly Pick<ApplyingProvider, 'name' | 'legalForm' | 'registration'>[];
}

/**
 * Everybody's number is well formed and fits the legal form; a wrong one is asked for, never a hard stop (LOV 5:1).
 * A person sees a registration abroad, and a company that is being formed: neither can be read from a number.
 */
export const organisationNumber: CheckKind<OrganisationNumberCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'MET_ONLY',
  read: (_config, { content }) => ({
    providers: providersOf(content.applicant).map(({ name, legalForm, registration }) => ({
      name,
      legalForm,
      registration,
    })),
  }),
  run: (_config, { providers }) => {
    const faults = providers.flatMap(({ name, legalForm, registration }) => {
      if (registration.kind !== 'SWEDISH') return [];
      const fault = faultOf(parseOrganisationNumber(registration.organisationNumber), legalForm);
      return fault === undefined ? [] : [named(fault, name, providers.length)];
    });
    if (faults.length > 0) {
      const text = joinTexts(faults);
      return needsCompletion([{ ask: { kind: 'FIELD', field: 'applicant.organisationNumber' }, text }]);
    }
    const toSee = providers.filter(({ registration }) => registration.kind !== 'SWEDISH');
    if (toSee.length > 0) return needsHuman(joinTexts(toSee.map(whatToSee)), 'MET');
    return met({
      sv: 'Organisationsnumret har rätt form och kontrollsiffra.',
      en: 'The organisation number has the right form and check digit.',
    });
  },
  uses: () => [],
};

function whatToSee({ name, registration }: Read['providers'][number]): Text {
  const where = registrationText(registration);
  return registration.kind === 'BEING_FORMED'
    ? {
        sv: `${name} är under bildande och har inget organisationsnummer än. Det hindrar inte ansökan.`,
        en: `${name} is being formed and has no organisation number yet. It may apply all the same.`,
      }
    : {
        sv: `${name} är registrerat utomlands: ${where.sv}. Jämför med registreringsbeviset.`,
        en: `${name} is registered abroad: ${where.en}. Compare with the proof of registration.`,
      };
}

/** In a group it matters whose number it is. */
function named(fault: Text, name: string, providers: number): Text {
  return providers === 1 ? fault : { sv: `${name}: ${fault.sv}`, en: `${name}: ${fault.en}` };
}

function faultOf(parsed: Result<OrganisationNumber, NumberFault>, legalForm: LegalForm): Text | undefined {
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
