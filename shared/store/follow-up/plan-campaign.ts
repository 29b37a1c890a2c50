import { isDeepStrictEqual } from 'node:util';
import { type Campaign, campaignIdOf, replan } from '../../domain/follow-up/campaign.ts';
import type { ReportForm } from '../../domain/follow-up/report-form.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { campaignSubject, commitCampaign, putForm, readCampaign } from './campaign.ts';
import type { Kept } from '../codec.ts';
import { retryOnConcurrency } from '../transact.ts';

export interface Plan extends Pick<Campaign, 'municipality' | 'choiceSystemId' | 'year' | 'opensOn' | 'dueOn'> {
  readonly sample?: Campaign['sample'];
  readonly form: ReportForm;
}

/**
 * Plans a year's reports of a choice system, or plans them otherwise: as long as nobody has been asked by them.
 * What is planned so already stays as it is.
 * @param onlyIfNobody leaves a campaign that is there as it is
 * @param version what it was read as; when it has another now, nothing is written
 */
export async function planCampaign(
  { form, sample, ...plan }: Plan,
  { by, at }: { readonly by: string; readonly at: string },
  { onlyIfNobody = false, version }: { readonly onlyIfNobody?: boolean; readonly version?: number } = {},
): Promise<Result<Kept<Campaign>, 'OPENED' | 'CHANGED'>> {
  const campaignId = campaignIdOf(plan.choiceSystemId, plan.year);
  const subject = campaignSubject(plan.municipality, campaignId);
  return retryOnConcurrency(async () => {
    const before = await readCampaign(subject);
    if (before !== null && onlyIfNobody) return ok(before);
    const { formHash, write } = putForm(subject, form);
    const { opensOn, dueOn } = plan;
    const said = { formHash, opensOn, dueOn, ...(sample === undefined ? {} : { sample }) };
    if (before?.status === 'PLANNED' && isPlannedSo(before, said)) return ok(before);
    const planned: Result<Campaign, 'OPENED'> =
      before === null
        ? ok({ schemaVersion: 1, status: 'PLANNED', campaignId, ...plan, ...said, by, createdAt: at })
        : replan(before, said);
    if (!planned.ok) return err(planned.error);
    if (version !== undefined && before?.version !== version) return err('CHANGED');
    const event = { type: 'CAMPAIGN_PLANNED', at, by, data: said };
    return ok(await commitCampaign({ before, after: planned.value, event, also: [write] }));
  });
}

type Said = Pick<Campaign, 'formHash' | 'opensOn' | 'dueOn' | 'sample'>;

function isPlannedSo(campaign: Campaign, said: Said): boolean {
  const { formHash, opensOn, dueOn, sample } = campaign;
  return isDeepStrictEqual({ formHash, opensOn, dueOn, sample }, { sample: undefined, ...said });
}
