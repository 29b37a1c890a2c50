import * as z from 'zod/mini';
import type { LegalForm } from '../../domain/application/applicant.ts';
import type { Proceeding, RegistryEntry } from '../../domain/registry/lookup.ts';
import { RegistryFault } from './registry-adapter.ts';

/** Each part says whether its own source could be read. */
const Fault = z.optional(z.nullable(z.object({ typ: z.optional(z.nullable(z.string())) })));
const Day = z.iso.date();

const Organisation = z.object({
  organisationsidentitet: z.object({ identitetsbeteckning: z.string() }),
  organisationsnamn: z.object({
    fel: Fault,
    organisationsnamnLista: z.optional(
      z.nullable(
        z.array(
          z.object({ namn: z.string(), organisationsnamntyp: z.optional(z.nullable(z.object({ kod: z.string() }))) }),
        ),
      ),
    ),
  }),
  organisationsform: z.object({ fel: Fault, kod: z.optional(z.nullable(z.string())) }),
  organisationsdatum: z.optional(z.nullable(z.object({ fel: Fault, registreringsdatum: z.optional(z.nullable(Day)) }))),
  avregistreradOrganisation: z.optional(
    z.nullable(z.object({ fel: Fault, avregistreringsdatum: z.optional(z.nullable(Day)) })),
  ),
  pagaendeAvvecklingsEllerOmstruktureringsforfarande: z.optional(
    z.nullable(
      z.object({
        fel: Fault,
        pagaendeAvvecklingsEllerOmstruktureringsforfarandeLista: z.optional(
          z.nullable(
            z.array(
              z.object({
                kod: z.string(),
                klartext: z.optional(z.nullable(z.string())),
                fromDatum: z.optional(z.nullable(Day)),
              }),
            ),
          ),
        ),
      }),
    ),
  ),
});
type Organisation = z.infer<typeof Organisation>;

/** What `POST /organisationer` answers; more than this is neither read nor kept. */
const Answer = z.object({ organisationer: z.array(Organisation) });

/**
 * Reads an answer about one organisation.
 * @param number written `NNNNNN-NNNN`
 * @returns null when the registry knows no such number
 * @throws RegistryFault for an answer about another number, with a part missing, or of another shape
 */
export function readAnswer(body: unknown, number: string): RegistryEntry | null {
  const parsed = Answer.safeParse(body);
  if (!parsed.success) throw new RegistryFault('WRONG_ANSWER');
  const [organisation, ...others] = parsed.data.organisationer;
  if (organisation === undefined) return null;
  if (others.length > 0 || !isAbout(organisation, number)) throw new RegistryFault('WRONG_ANSWER');
  if (organisation.organisationsnamn.fel?.typ === 'ORGANISATION_FINNS_EJ') return null;
  return entryOf(organisation);
}

function isAbout({ organisationsidentitet }: Organisation, number: string): boolean {
  const digits = organisationsidentitet.identitetsbeteckning.replaceAll(/\D/g, '');
  return digits.replace(/^16(?=\d{10}$)/, '') === number.replace('-', '');
}

function entryOf(organisation: Organisation): RegistryEntry {
  const { organisationsnamn, organisationsform, organisationsdatum, avregistreradOrganisation } = organisation;
  const proceedings = organisation.pagaendeAvvecklingsEllerOmstruktureringsforfarande;
  // Silence about a proceeding is not the absence of one: every part that the checks read must have been readable.
  for (const part of [organisationsnamn, organisationsform, organisationsdatum, avregistreradOrganisation, proceedings])
    refuseUnread(part?.fel?.typ);
  const names = organisationsnamn.organisationsnamnLista ?? [];
  const name = names.find((each) => each.organisationsnamntyp?.kod === 'FORETAGSNAMN') ?? names[0];
  if (name === undefined) throw new RegistryFault('WRONG_ANSWER');
  const legalForm = legalForms[organisationsform.kod ?? ''];
  const registeredOn = organisationsdatum?.registreringsdatum ?? undefined;
  const endedOn = avregistreradOrganisation?.avregistreringsdatum ?? undefined;
  return {
    name: name.namn.trim(),
    ...(legalForm === undefined ? {} : { legalForm }),
    ...(registeredOn === undefined ? {} : { registeredOn }),
    ...(endedOn === undefined ? {} : { endedOn }),
    proceedings: (proceedings?.pagaendeAvvecklingsEllerOmstruktureringsforfarandeLista ?? []).map(
      ({ kod, klartext, fromDatum }) => ({
        kind: proceedingKinds[kod] ?? 'OTHER',
        name: klartext ?? kod,
        ...(fromDatum === undefined || fromDatum === null ? {} : { since: fromDatum }),
      }),
    ),
  };
}

function refuseUnread(type: string | null | undefined): void {
  if (type === undefined || type === null) return;
  if (type === 'TIMEOUT') throw new RegistryFault('TIMED_OUT');
  throw new RegistryFault(type === 'OTILLGANGLIG_UPPGIFTSKALLA' ? 'OUTAGE' : 'WRONG_ANSWER');
}

/** Bolagsverket's codes for organisation forms, those that an application can name. */
const legalForms: Readonly<Record<string, LegalForm>> = {
  AB: 'LIMITED_COMPANY',
  E: 'SOLE_TRADER',
  EK: 'ECONOMIC_ASSOCIATION',
  HB: 'TRADING_PARTNERSHIP',
  I: 'NON_PROFIT_ASSOCIATION',
  KB: 'TRADING_PARTNERSHIP',
  S: 'FOUNDATION',
};

/** Its codes for proceedings; mergers, divisions and conversions are among the others. */
const proceedingKinds: Readonly<Record<string, Proceeding['kind']>> = {
  AC: 'COMPOSITION',
  FR: 'RECONSTRUCTION',
  KK: 'BANKRUPTCY',
  LI: 'LIQUIDATION',
};
