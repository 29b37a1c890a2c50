import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { QualityReport } from '../../domain/follow-up/quality-report.ts';
import { database } from '../client.ts';
import { type CampaignName, reportList, reports } from './report.ts';
import { tables } from '../tables.ts';

export type ReportStatus = QualityReport['status'];

const portionSize = 25;

/** A portion of a campaign's reports in one state. @param after the report where the one before ended */
export async function readReports(campaign: CampaignName, status: ReportStatus, after = '') {
  const { Items = [] } = await database.send(
    new QueryCommand({ ...inState(campaign, status, after), Limit: portionSize + 1 }),
  );
  const found = Items.map((item) => reports.decode(item));
  const shown = found.slice(0, portionSize);
  return { reports: shown, next: found.length > portionSize ? (shown.at(-1)?.reportId ?? null) : null };
}

export const reportStatuses = ['OPEN', 'SUBMITTED', 'ACCEPTED', 'CLOSED'] as const satisfies readonly ReportStatus[];

/** How many there are in each state. */
export async function countReports(campaign: CampaignName): Promise<Readonly<Record<ReportStatus, number>>> {
  const counts: Record<ReportStatus, number> = { OPEN: 0, SUBMITTED: 0, ACCEPTED: 0, CLOSED: 0 };
  for (const status of reportStatuses) {
    let start: QueryCommandInput['ExclusiveStartKey'];
    do {
      const asked = { ...inState(campaign, status), Select: 'COUNT', ExclusiveStartKey: start } as const;
      const { Count = 0, LastEvaluatedKey } = await database.send(new QueryCommand(asked));
      counts[status] += Count;
      start = LastEvaluatedKey;
    } while (start !== undefined);
  }
  return counts;
}

function inState(campaign: CampaignName, status: ReportStatus, after = ''): QueryCommandInput {
  return {
    TableName: tables.case,
    IndexName: 'list',
    KeyConditionExpression: 'listPk = :pk AND listSk BETWEEN :from AND :to',
    // No report's id has a sign before `!` or after `~` in it.
    ExpressionAttributeValues: {
      ':pk': reportList(campaign),
      ':from': `${status}#${after}!`,
      ':to': `${status}#~`,
    },
  };
}
