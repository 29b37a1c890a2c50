import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { campaignIdOf } from '../../domain/follow-up/campaign.ts';
import type { DoneOfYear } from '../../domain/follow-up/plan-progress.ts';
import { requirementsFollowed } from '../../domain/follow-up/report-form.ts';
import type { YearPlan } from '../../domain/follow-up/year-plan.ts';
import { contractSubject, readContractsById } from '../contract/contract.ts';
import { campaignSubject, readCampaign, readForm } from './campaign.ts';
import { readRechecks } from './recheck.ts';
import { readAccepted } from './report-list.ts';
import { listVisits } from './visit.ts';

/** Reads what has been done of a year's plan: the contracts a hundred at a time, visits and reports by their lists. */
export async function readDoneOf(plan: YearPlan): Promise<DoneOfYear> {
  const { municipality, choiceSystemId, year, contracts } = plan;
  const ids = contracts.map(({ contractId }) => contractId);
  const [rechecks, visits, known, ...reported] = await Promise.all([
    readRechecks(ids.map((id) => contractSubject(municipality, id))),
    listVisits({ municipality, id: choiceSystemId }, year),
    readContractsById(municipality, ids),
    // A report is about the year before the one that it comes in, or late about the same.
    acceptedIn(plan, year - 1),
    acceptedIn(plan, year),
  ]);
  const inForce = new Set(known.flatMap(({ status, contractId }) => (status === 'SIGNED' ? [contractId] : [])));
  const lastDays = new Map(
    known.map((contract) => [contract.contractId, 'endedOn' in contract ? contract.endedOn : null]),
  );
  const byContract = Map.groupBy(reported.flat(), ({ contractId }) => contractId);
  return {
    rechecks,
    visits,
    reported: new Map([...byContract].map(([id, each]) => [id, each.flatMap(({ requirements }) => requirements)])),
    ended: new Map(ids.flatMap((id) => (inForce.has(id) ? [] : [[id, lastDays.get(id) ?? null] as const]))),
  };
}

interface Reported {
  readonly contractId: string;
  readonly requirements: readonly string[];
}

/** The reports about one year that were accepted during the plan's. */
async function acceptedIn(
  { municipality, choiceSystemId, year }: YearPlan,
  about: number,
): Promise<readonly Reported[]> {
  const campaignId = campaignIdOf(choiceSystemId, about);
  const campaign = await readCampaign(campaignSubject(municipality, campaignId));
  if (campaign === null) return [];
  const requirements = requirementsFollowed(await readForm(municipality, campaign));
  const accepted = await readAccepted(campaign);
  return accepted.flatMap(({ contractId, acceptedAt }) =>
    stockholmDay(acceptedAt).startsWith(String(year)) ? [{ contractId, requirements }] : [],
  );
}
