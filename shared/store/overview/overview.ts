import type { Day } from '../../domain/calendar/day.ts';
import { deskList } from '../../domain/desk/place.ts';
import type { Campaign } from '../../domain/follow-up/campaign.ts';
import { lateTasks } from '../../domain/overview/late-tasks.ts';
import { measureCounts, warnedIn } from '../../domain/overview/measure-counts.ts';
import { type Overview, overviewOf, type ReportStanding } from '../../domain/overview/overview.ts';
import type { Tertial } from '../../domain/overview/tertial.ts';
import { readEntries } from '../catalogue/catalogue.ts';
import { readCatalogue } from '../catalogue/lists.ts';
import { readComplaintCounts } from '../complaint/counts.ts';
import { listChoiceSystems } from '../choice-system/choice-system.ts';
import { countPlaces } from '../desk/list.ts';
import { listCampaigns } from '../follow-up/campaign.ts';
import { countReports, readReports } from '../follow-up/report-list.ts';
import { listMeasures } from '../measure/measure.ts';
import { readLate } from '../task/due.ts';
import { readDecided } from './decided-case.ts';

/**
 * Reads what an overview counts: the choice systems, their queues, the tertial's decisions, the whole catalogue, what is late,
 * the latest year's reports and the measures.
 */
export async function readOverview(
  municipality: string,
  at: { readonly tertial: Tertial; readonly on: Day; readonly fewest: number },
): Promise<Overview> {
  const [systems, decided, { entryIds }, counts, campaigns, measures, late] = await Promise.all([
    listChoiceSystems(municipality),
    readDecided(municipality, at.tertial),
    readCatalogue(municipality, {}, at.on),
    readComplaintCounts(municipality),
    listCampaigns(municipality),
    listMeasures(municipality),
    readLate(municipality, at.on),
  ]);
  const entries = await readEntries(entryIds.map((entryId) => ({ municipality, entryId })));
  const facts = systems.map(async (system) => {
    const list = deskList.system(system.id);
    const campaign = campaigns
      .filter(({ choiceSystemId, status }) => choiceSystemId === system.id && status !== 'PLANNED')
      .toSorted((one, other) => other.year - one.year)[0];
    const [all, past, reports] = await Promise.all([
      countPlaces(municipality, list),
      countPlaces(municipality, list, { before: at.on }),
      campaign === undefined ? null : standingOf(campaign, at.on),
    ]);
    const isOf = ({ choiceSystemId }: { readonly choiceSystemId: string }) => choiceSystemId === system.id;
    const waiting = { all, late: past };
    return { system, waiting, decided: decided.filter(isOf), entries: entries.filter(isOf), reports };
  });
  const complaints = counts.find(({ year }) => at.tertial.from.startsWith(year)) ?? null;
  return overviewOf(await Promise.all(facts), warnedIn(measures, at.tertial), {
    ...at,
    complaints,
    late: { tasks: lateTasks(late.tasks.map(({ kind }) => kind)), more: late.more },
    measures: measureCounts(measures, at.tertial),
  });
}

/** How far its reports have come, and whose have not come by their day. */
async function standingOf(campaign: Campaign, on: Day): Promise<ReportStanding> {
  const { year, dueOn } = campaign;
  const { OPEN: open, SUBMITTED: submitted, ACCEPTED: accepted, CLOSED: closed } = await countReports(campaign);
  const late = dueOn < on && open > 0 ? await lateReports(campaign, on) : [];
  return { year, dueOn, open, submitted, accepted, closed, late };
}

async function lateReports(campaign: Campaign, on: Day): Promise<string[]> {
  const late: string[] = [];
  let after: string | undefined;
  do {
    const { reports, next } = await readReports(campaign, 'OPEN', after);
    late.push(...reports.filter((report) => report.dueOn < on).map(({ contractId }) => contractId));
    after = next ?? undefined;
  } while (after !== undefined);
  return late;
}
