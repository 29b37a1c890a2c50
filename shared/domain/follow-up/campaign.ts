import * as z from 'zod/mini';
import { addDays, type Day } from '../calendar/day.ts';
import type { Contract } from '../contract/contract.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { err, ok, type Result } from '../result.ts';
import { Draw, SampleRule } from './sample.ts';

const common = {
  schemaVersion: z.literal(1),
  campaignId: z.string(),
  municipality: MunicipalityId,
  choiceSystemId: z.string(),
  /** The year that the reports are about. */
  year: z.int().check(z.gte(2000), z.lte(2200)),
  /** The form that is asked; under its hash it can't become another. */
  formHash: z.string(),
  opensOn: z.iso.date(),
  /** The same last day for everybody. */
  dueOn: z.iso.date(),
  /** Absent: nobody is drawn to show proof. */
  sample: z.optional(SampleRule),
  by: z.string(),
  createdAt: z.iso.datetime(),
};

const begun = {
  ...common,
  startedAt: z.iso.datetime(),
  draw: z.optional(Draw),
  /** Contracts that could not be asked: each run tries them anew, and the desk shows them. */
  left: z.array(z.string()),
};

/** A year's reports of one choice system: the same form, days and terms for every provider and the own unit (LOV 1:2, SoL 15:9, KL 10:8). */
export const Campaign = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('PLANNED') }),
  /** On its way out, portion by portion. */
  z.strictObject({ ...begun, status: z.literal('OPENING'), after: z.string() }),
  z.strictObject({ ...begun, status: z.literal('OPEN'), openedAt: z.iso.datetime() }),
]);
export type Campaign = z.infer<typeof Campaign>;
export type CampaignIn<S extends Campaign['status']> = Extract<Campaign, { status: S }>;

/** A choice system has one campaign a year, however often it is planned. */
export function campaignIdOf(choiceSystemId: string, year: number): string {
  return `${choiceSystemId}-${String(year)}`;
}

/** Whoever is asked gets at least so long to answer, in days. */
export const leastDays = 14;

/** Whether its days leave whoever is asked time to answer. */
export function checkCampaignDays({
  year,
  opensOn,
  dueOn,
}: Pick<Campaign, 'year' | 'opensOn' | 'dueOn'>): Result<null, 'OPENS_TOO_EARLY' | 'TOO_SHORT'> {
  if (opensOn.slice(0, 4) < String(year)) return err('OPENS_TOO_EARLY');
  return dueOn < addDays(opensOn, leastDays) ? err('TOO_SHORT') : ok(null);
}

/** Another plan for a campaign that nobody has been asked by yet. */
export function replan(
  campaign: Campaign,
  plan: Pick<Campaign, 'formHash' | 'opensOn' | 'dueOn' | 'sample'>,
): Result<CampaignIn<'PLANNED'>, 'OPENED'> {
  if (campaign.status !== 'PLANNED') return err('OPENED');
  const { sample: _sample, ...standing } = campaign;
  return ok({ ...standing, ...plan });
}

/** Begins to open it; opened late, everybody gets the same days all the same. */
export function startCampaign(
  campaign: CampaignIn<'PLANNED'>,
  { at, on, draw }: { readonly at: string; readonly on: Day; readonly draw?: Draw },
): CampaignIn<'OPENING'> {
  const least = addDays(on, leastDays);
  return {
    ...campaign,
    status: 'OPENING',
    dueOn: campaign.dueOn < least ? least : campaign.dueOn,
    startedAt: at,
    ...(draw === undefined ? {} : { draw }),
    left: [],
    after: 'SIGNED#',
  };
}

/** What decides whether a contract is asked. */
export type Asked = Pick<Contract, 'selectableFrom' | 'basis' | 'status'>;

/** Whether there is a year to tell of: the contract is signed, and held during some of it. */
export function heldDuring(contract: Asked, year: number): boolean {
  return contract.status === 'SIGNED' && heldSince(contract) <= `${String(year)}-12-31`;
}

/** The day that a contract began to hold. */
export function heldSince({ basis, selectableFrom }: Pick<Contract, 'selectableFrom' | 'basis'>): Day {
  switch (basis.kind) {
    case 'IMPORTED':
      return basis.validFrom ?? basis.signedOn;
    case 'ASSIGNMENT':
      return basis.decidedOn;
    case 'AUTHORISATION':
      return selectableFrom;
  }
}
