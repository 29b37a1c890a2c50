import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { draftQualityReports } from '../../../shared/domain/follow-up/quality-report.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { listContracts } from '../../../shared/store/contract.ts';
import { openReport } from './open-report.ts';

/** The scheduler says nothing; another year is opened, or a year again, by saying which. */
const Asked = z.object({ at: z.optional(z.iso.datetime()), year: z.optional(z.int()) });

/** Whoever is asked late still gets this long to answer. */
const leastDays = 14;

/** Opens the year's quality report for every contract in force, the own unit's like the others' (SoL 15:9, KL 10:8). */
export async function handler(event: unknown, context: Context): Promise<{ opened: number }> {
  logger.addContext(context);
  const asked = Asked.parse(event ?? {});
  const at = asked.at ?? now();
  const year = asked.year ?? Number(stockholmDay(at).slice(0, 4)) - 1;
  let opened = 0;
  let failed = 0;
  for (const municipality of municipalities()) {
    const round = await openYear(municipality, year, at);
    opened += round.opened;
    failed += round.failed;
  }
  logger.info('QUALITY_REPORTS_OPENED', { year, opened, failed });
  if (failed > 0) throw new Error('Some quality reports could not be opened; running it again opens the rest');
  return { opened };
}

async function openYear(
  municipality: Municipality,
  year: number,
  at: string,
): Promise<{ opened: number; failed: number }> {
  const on = stockholmDay(at);
  const due = `${String(year + 1)}-${municipality.qualityReport.dueMonthDay}`;
  const least = addDays(on, leastDays);
  const contracts = await listContracts(municipality.id);
  const drafts = draftQualityReports(contracts, { year, on, dueOn: due < least ? least : due });
  const counts = { opened: 0, failed: 0 };
  for (const draft of drafts) {
    const contract = contracts.find(({ contractId }) => contractId === draft.contractId);
    try {
      if (contract !== undefined && (await openReport(draft, contract, at))) counts.opened += 1;
    } catch (error) {
      // One provider's fault must not keep the others from being asked.
      logger.error('QUALITY_REPORT_NOT_OPENED', {
        reportId: draft.reportId,
        reason: error instanceof Error ? error.name : 'Unknown',
      });
      counts.failed += 1;
    }
  }
  return counts;
}
