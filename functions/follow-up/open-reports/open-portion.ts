import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { type CampaignIn, heldDuring, startCampaign } from '../../../shared/domain/follow-up/campaign.ts';
import { draw, isDrawn } from '../../../shared/domain/follow-up/sample.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newSecret } from '../../../shared/platform/ids.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { commitCampaign } from '../../../shared/store/follow-up/campaign.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { contractSubject, listSigned, readContract, readContracts } from '../../../shared/store/contract/contract.ts';
import { openReport } from './open-report.ts';

/** One run, and what came of it. */
export interface Run {
  readonly at: string;
  readonly counts: { opened: number; failed: number };
}

/** Begins a campaign. Who shows proof is drawn before anybody is asked, so that everybody is told at once. */
export async function start(campaign: Kept<CampaignIn<'PLANNED'>>, at: string): Promise<void> {
  const { sample, municipality, choiceSystemId, year } = campaign;
  const asked =
    sample === undefined
      ? undefined
      : (await listSigned({ municipality, id: choiceSystemId })).filter((contract) => heldDuring(contract, year));
  const drawn =
    asked === undefined || sample === undefined
      ? undefined
      : draw(asked, sample, { seed: newSecret(), hash: hashOf, risk: municipalityOf(municipality).risk });
  const started = startCampaign(campaign, {
    at,
    on: stockholmDay(at),
    ...(drawn === undefined ? {} : { draw: drawn }),
  });
  await commitCampaign({
    before: campaign,
    after: started,
    event: {
      type: 'CAMPAIGN_STARTED',
      at,
      by: 'calendar',
      data: { dueOn: started.dueOn, ...(drawn === undefined ? {} : { draw: drawn }) },
    },
  });
}

/** Opens the reports of the next portion of contracts, side by side. Each is a transaction of its own. */
export async function openPortion(campaign: Kept<CampaignIn<'OPENING'>>, run: Run): Promise<void> {
  const { municipality, choiceSystemId: id, year } = campaign;
  const { contracts, next } = await readContracts({ municipality, id }, campaign.after);
  const asked = contracts.filter((contract) => heldDuring(contract, year));
  const { opened, left: failed } = await openEach(campaign, asked, run);
  const { after: _after, ...standing } = campaign;
  const left = [...standing.left, ...failed];
  const { at } = run;
  await commitCampaign({
    before: campaign,
    after:
      next === null
        ? { ...standing, left, status: 'OPEN', openedAt: at }
        : { ...standing, left, status: 'OPENING', after: next },
    event: {
      type: next === null ? 'CAMPAIGN_OPENED' : 'CAMPAIGN_CONTINUED',
      at,
      by: 'calendar',
      data: { opened, left: left.length },
    },
  });
}

/** Tries those anew that could not be asked; who has left since is not asked. */
export async function tryAgain(campaign: Kept<CampaignIn<'OPEN'>>, run: Run): Promise<void> {
  const found = await Promise.all(
    campaign.left.map((contractId) => readContract(contractSubject(campaign.municipality, contractId))),
  );
  const asked = found.filter((contract) => contract !== null).filter((one) => heldDuring(one, campaign.year));
  const { opened, left } = await openEach(campaign, asked, run);
  if (left.length === campaign.left.length) return;
  await commitCampaign({
    before: campaign,
    after: { ...campaign, left },
    event: { type: 'CAMPAIGN_CONTINUED', at: run.at, by: 'calendar', data: { opened, left: left.length } },
  });
}

async function openEach(
  campaign: CampaignIn<'OPENING' | 'OPEN'>,
  contracts: readonly Contract[],
  { at, counts }: Run,
): Promise<{ readonly opened: number; readonly left: string[] }> {
  const outcomes = await Promise.all(
    contracts.map(async (contract) => {
      const { contractId } = contract;
      const drawn = campaign.draw !== undefined && isDrawn(contractId, campaign.draw, hashOf);
      try {
        return { contractId, opened: await openReport(campaign, contract, { at, drawn }) };
      } catch (error) {
        // One provider's fault must not keep the others from being asked.
        logger.error('QUALITY_REPORT_NOT_OPENED', {
          contractId,
          reason: error instanceof Error ? error.name : 'Unknown',
        });
        return { contractId, opened: null };
      }
    }),
  );
  const opened = outcomes.filter((outcome) => outcome.opened === true).length;
  const left = outcomes.flatMap(({ contractId, opened: done }) => (done === null ? [contractId] : []));
  counts.opened += opened;
  counts.failed += left.length;
  return { opened, left };
}
