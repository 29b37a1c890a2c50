import * as z from 'zod/mini';
import type { QualityReport } from '../../domain/follow-up/quality-report.ts';
import { codec } from '../codec.ts';
import { countPart, type ListPart, readPart } from '../list.ts';
import { queryAll } from '../read.ts';
import { tables } from '../tables.ts';
import { type CampaignName, reportList, reports } from './report.ts';

export type ReportStatus = QualityReport['status'];

const portionSize = 25;

/** A portion of a campaign's reports in one state. @param after the report where the one before ended */
export async function readReports(campaign: CampaignName, status: ReportStatus, after?: string) {
  const { shown, last } = await readPart(inState(campaign, status), { size: portionSize, after, codec: reports });
  return { reports: shown, next: last?.reportId ?? null };
}

export const reportStatuses = ['OPEN', 'SUBMITTED', 'ACCEPTED', 'CLOSED'] as const satisfies readonly ReportStatus[];

/** How many there are in each state. */
export async function countReports(campaign: CampaignName): Promise<Readonly<Record<ReportStatus, number>>> {
  const counts: Record<ReportStatus, number> = { OPEN: 0, SUBMITTED: 0, ACCEPTED: 0, CLOSED: 0 };
  for (const status of reportStatuses) counts[status] = await countPart(inState(campaign, status));
  return counts;
}

const Accepted = z.strictObject({ contractId: z.string(), acceptedAt: z.iso.datetime() });
const accepted = codec(Accepted);

/** Of every report of a campaign that was accepted, whose it is and when. */
export async function readAccepted(campaign: CampaignName): Promise<z.infer<typeof Accepted>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :accepted)',
      ExpressionAttributeValues: { ':pk': reportList(campaign), ':accepted': 'ACCEPTED#' },
      ProjectionExpression: 'contractId, acceptedAt',
    },
    accepted,
  );
}

function inState(campaign: CampaignName, status: ReportStatus): ListPart {
  return { list: reportList(campaign), prefix: `${status}#` };
}
