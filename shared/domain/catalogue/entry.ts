import * as z from 'zod/mini';
import type { LegalForm } from '../application/applicant.ts';
import { Scope, type Presentation } from '../application/content.ts';
import { Capacity, type PerService, termsPerService } from '../application/service-terms.ts';
import { Translations } from '../application/translations.ts';
import type { ContractBasis, ContractIn } from '../contract/contract.ts';
import type { Intake } from '../contract/intake.ts';
import { firstDay } from '../contract/start.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { type QualityResult, ShownResult, shownResults } from '../survey/quality-result.ts';
import { EntryWarning } from './warning.ts';
import { publicRegistration } from './organisation-number.ts';

/**
 * One provider in the catalogue (LOV 9:1, KL 8:18). Every entry has every field, whoever it is about:
 * what somebody has not stated is `null`, never left out.
 */
export const CatalogueEntry = z.strictObject({
  schemaVersion: z.literal(1),
  /** The contract it shows. */
  entryId: z.string(),
  municipality: MunicipalityId,
  choiceSystemId: z.string(),
  provider: z.strictObject({
    name: z.string(),
    /** Or its entry in another country's register. Masked for sole traders, whose number is a personal number. */
    organisationNumber: z.string(),
    regi: z.enum(['PRIVATE', 'NON_PROFIT', 'MUNICIPAL']),
    /** The others of a group, which contract with it; empty for whoever stands alone. */
    members: z.array(z.strictObject({ name: z.string(), organisationNumber: z.string() })),
  }),
  basis: z.enum(['AUTHORISATION', 'ASSIGNMENT', 'IMPORTED']),
  scopes: z.array(Scope).check(z.minLength(1)),
  /** What an officer has approved of what it says of itself, in Swedish and other languages; null until then. */
  text: z.nullable(Translations),
  phone: z.string(),
  email: z.email(),
  website: z.nullable(z.string()),
  languages: z.array(z.string()),
  specialCompetence: z.array(z.string()),
  environmentProfile: z.array(z.string()),
  /** Beside what the municipality grants, at the customer's own cost. */
  addOnServices: z.array(z.string()),
  hours: z.string(),
  /** `amount: null` within it means that no ceiling was set. */
  capacity: z.nullable(Capacity),
  /** Services of which something else is stated than for the whole; empty when nothing is. */
  perService: z.array(
    z.strictObject({ service: z.string(), capacity: z.nullable(Capacity), hours: z.nullable(z.string()) }),
  ),
  /** What those who have its help have said, of each survey the latest that is shown; empty when none is. */
  quality: z.array(ShownResult),
  /** The day from which the contract makes it visible. */
  visibleFrom: z.iso.datetime(),
  /** The first day that was agreed on. */
  startsOn: z.iso.date(),
  /** The first day it can be chosen; null until a person has said that what must be met before the start is met. */
  selectableFrom: z.nullable(z.iso.date()),
  /** That it takes on nobody new, and until when; null when it does. `intakeOn` says how it stands on a day. */
  intake: z.nullable(
    z.strictObject({ state: z.enum(['PAUSED', 'FULL']), from: z.iso.date(), until: z.nullable(z.iso.date()) }),
  ),
  /** A warning that the municipality shows; null when there is none. `warningOn` says whether on a day. */
  warning: z.nullable(EntryWarning),
  /** The day from which something of it last changed; null for one that is as it began. */
  changedOn: z.nullable(z.iso.date()),
  /** The last day it holds, from when that is to be seen; null before, or when none is known. */
  endsOn: z.nullable(z.iso.date()),
  /** The day that somebody last said that what is stated here holds. */
  confirmedOn: z.iso.date(),
  updatedAt: z.iso.datetime(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

/** What a provider says of itself, in the form that is the same for all. */
export interface StatedInCatalogue {
  readonly presentation: Presentation;
  readonly capacity: CatalogueEntry['capacity'];
  readonly perService?: PerService | undefined;
}

/** What people have found of what is stated, and of the help itself. */
export interface LookedAfter {
  readonly text: CatalogueEntry['text'];
  readonly confirmedOn: string;
  readonly results: readonly QualityResult[];
  readonly warning: CatalogueEntry['warning'];
}

/** The entry that a signed contract gives; there is none before (LOV 9:1). */
export function entryOf(
  contract: ContractIn<'SIGNED'>,
  { presentation, capacity, perService }: StatedInCatalogue,
  { text, confirmedOn, results, warning }: LookedAfter,
  at: string,
): CatalogueEntry {
  const { name, registration, legalForm, members = [] } = contract.provider;
  return {
    schemaVersion: 1,
    entryId: contract.contractId,
    municipality: contract.municipality,
    choiceSystemId: contract.choiceSystemId,
    provider: {
      name,
      organisationNumber: publicRegistration(registration, legalForm).sv,
      regi: regiOf(contract.basis, legalForm),
      members: members.map((one) => ({
        name: one.name,
        organisationNumber: publicRegistration(one.registration, one.legalForm).sv,
      })),
    },
    basis: contract.basis.kind,
    scopes: contract.scopes,
    text,
    phone: presentation.phone,
    email: presentation.email,
    website: presentation.website ?? null,
    languages: presentation.languages,
    specialCompetence: presentation.specialCompetence ?? [],
    environmentProfile: presentation.environmentProfile ?? [],
    addOnServices: presentation.addOnServices ?? [],
    hours: presentation.hours,
    capacity,
    perService: termsPerService(perService, contract.scopes),
    quality: [...shownResults(results)],
    visibleFrom: contract.signedAt,
    startsOn: contract.selectableFrom,
    selectableFrom: firstDay(contract),
    intake: contract.intake === undefined ? null : shownIntake(contract.intake),
    warning,
    changedOn: contract.changedOn ?? null,
    endsOn: contract.calendar?.shown ?? null,
    confirmedOn,
    updatedAt: at,
  };
}

/** As those who choose see it: when it is so and until when, and not by whom. */
function shownIntake({ state, from, until }: Intake): CatalogueEntry['intake'] {
  return { state, from, until: until ?? null };
}

function regiOf(basis: ContractBasis, legalForm: LegalForm | null): CatalogueEntry['provider']['regi'] {
  if (basis.kind === 'ASSIGNMENT') return 'MUNICIPAL';
  return legalForm === 'NON_PROFIT_ASSOCIATION' || legalForm === 'FOUNDATION' ? 'NON_PROFIT' : 'PRIVATE';
}
