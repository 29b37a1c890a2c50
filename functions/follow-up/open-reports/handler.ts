import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Campaign } from '../../../shared/domain/follow-up/campaign.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { campaignSubject, listCampaigns, readCampaign } from '../../../shared/store/follow-up/campaign.ts';
import { openPortion, type Run, start, tryAgain } from './open-portion.ts';
import { planWhatNobodyPlanned } from './plan.ts';

/** The scheduler says nothing; a missed hour is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/** A run that is short of time leaves the rest to the next one, which goes on where it stopped. */
const leastMilliseconds = 5_000;

/**
 * Opens the campaigns whose day has come: one report for every contract in force, the own unit's like the others'
 * (LOV 1:2, SoL 15:9, KL 10:8). A year that nobody planned is opened with the form of the year before.
 * @throws when somebody could not be asked, after all the others
 */
export async function handler(event: unknown, context: Context): Promise<{ opened: number }> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const on = stockholmDay(at);
  const counts = { opened: 0, failed: 0 };
  const hasTime = () => context.getRemainingTimeInMillis() > leastMilliseconds;
  for (const municipality of municipalities()) {
    await unlessItFails(counts, () => planWhatNobodyPlanned(municipality, at));
    for (const campaign of await listCampaigns(municipality.id)) {
      if (campaign.opensOn <= on) await unlessItFails(counts, () => open(campaign, { at, counts }, hasTime));
    }
  }
  logger.info('QUALITY_REPORTS_OPENED', { ...counts });
  if (counts.failed > 0) throw new Error('Some quality reports could not be opened; the next run tries them anew');
  return { opened: counts.opened };
}

/** One campaign's fault must not keep the others, or another municipality's, from being opened. */
async function unlessItFails(counts: Run['counts'], act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    counts.failed += 1;
    logger.error('CAMPAIGN_NOT_OPENED', { reason: error instanceof Error ? error.name : 'Unknown' });
  }
}

/** Takes a campaign as far as it goes. Another run may be doing the same: what it has done is not done again. */
async function open(listed: Kept<Campaign>, run: Run, hasTime: () => boolean): Promise<void> {
  if (isDone(listed)) return;
  const subject = campaignSubject(listed.municipality, listed.campaignId);
  while (hasTime()) {
    // The list may lag behind; what is true is on the campaign.
    const campaign = await readCampaign(subject);
    if (campaign === null || isDone(campaign)) return;
    try {
      if (campaign.status === 'PLANNED') await start(campaign, run.at);
      else if (campaign.status === 'OPENING') await openPortion(campaign, run);
      else {
        await tryAgain(campaign, run);
        return;
      }
    } catch (error) {
      if (!(error instanceof ConcurrencyError)) throw error;
    }
  }
}

function isDone(campaign: Campaign): boolean {
  return campaign.status === 'OPEN' && campaign.left.length === 0;
}
