import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { campaignIdOf } from '../../../shared/domain/follow-up/campaign.ts';
import { standardForm } from '../../../shared/domain/follow-up/report-form.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { listCampaigns, readForm } from '../../../shared/store/follow-up/campaign.ts';
import { listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { planCampaign } from '../../../shared/store/follow-up/plan-campaign.ts';

/**
 * The year runs by itself: a choice system that nobody planned last year's reports for gets the form of the year
 * before, or the standard one, on the municipality's days. Only while those days last: a deployment in the autumn asks
 * nobody for a year that it knows nothing of.
 */
export async function planWhatNobodyPlanned(municipality: Municipality, at: string): Promise<void> {
  const on = stockholmDay(at);
  const thisYear = on.slice(0, 4);
  const { opensMonthDay, dueMonthDay, sample } = municipality.qualityReport;
  const opensOn = `${thisYear}-${opensMonthDay}`;
  const dueOn = `${thisYear}-${dueMonthDay}`;
  if (on < opensOn || on > dueOn) return;
  const year = Number(thisYear) - 1;
  const [systems, campaigns] = await Promise.all([listChoiceSystems(municipality.id), listCampaigns(municipality.id)]);
  for (const system of systems.filter(({ status }) => status !== 'PREPARING')) {
    const campaignId = campaignIdOf(system.id, year);
    if (campaigns.some((campaign) => campaign.campaignId === campaignId)) continue;
    const before = campaigns.findLast(({ choiceSystemId }) => choiceSystemId === system.id);
    const form = before === undefined ? standardForm : await readForm(municipality.id, before);
    await planCampaign(
      { municipality: municipality.id, choiceSystemId: system.id, year, opensOn, dueOn, sample, form },
      { by: 'calendar', at },
      { onlyIfNobody: true },
    );
  }
}
