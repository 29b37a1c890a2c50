import type { Campaign } from '../../domain/follow-up/campaign.ts';
import { QualityReport, ReportDraft, Submission } from '../../domain/follow-up/quality-report.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { readBatch, readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact, type Write } from '../transact.ts';

export const reports = keptCodec(QualityReport);
const submissions = codec(Submission);
const drafts = codec(ReportDraft);

export function reportSubject(municipality: string, reportId: string): Subject {
  return { municipality, type: 'REPORT', id: reportId };
}

export async function readReport(subject: Subject): Promise<Kept<QualityReport> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, reports);
}

/** Reports by their ids, in no order; one that was never asked for is passed over. */
export async function readReportsById(municipality: string, ids: readonly string[]): Promise<Kept<QualityReport>[]> {
  const keys = ids.map((id) => ({ pk: collectionOf(reportSubject(municipality, id)), sk: sortKey.case }));
  return readBatch(keys, reports);
}

export async function commitReport(
  change: Omit<Change<QualityReport>, 'subject' | 'codec' | 'list'>,
): Promise<Kept<QualityReport>> {
  const { municipality, reportId, campaignId, status } = change.after;
  return commit({
    ...change,
    subject: reportSubject(municipality, reportId),
    codec: reports,
    list: { pk: reportList({ municipality, campaignId }), sk: `${status}#${reportId}` },
  });
}

/** What was handed in, the number of times that the report says; null before the first. */
export async function readSubmission(subject: Subject, number: number): Promise<Submission | null> {
  return number === 0 ? null : readItem({ pk: collectionOf(subject), sk: sortKey.submission(number) }, submissions);
}

/** All that was handed in, in its order. */
export async function readSubmissions(subject: Subject): Promise<Submission[]> {
  return readCollection(collectionOf(subject), 'SUBMISSION#', submissions);
}

/** Never written over: a later one stands beside it. */
export function putSubmission(subject: Subject, submission: Submission): Write {
  const key = { pk: collectionOf(subject), sk: sortKey.submission(submission.number) };
  return {
    Put: {
      TableName: tables.case,
      Item: { ...key, ...submissions.encode(submission) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export async function readReportDraft(subject: Subject): Promise<ReportDraft | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.reportDraft }, drafts);
}

/** Keeps what is written so far. @throws ConcurrencyError when the report is open no more */
export async function saveReportDraft(subject: Subject, draft: ReportDraft): Promise<void> {
  const pk = collectionOf(subject);
  await transact([
    putReportDraft(subject, draft),
    {
      ConditionCheck: {
        TableName: tables.case,
        Key: { pk, sk: sortKey.case },
        ConditionExpression: '#status = :open',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':open': 'OPEN' },
      },
    },
  ]);
}

/** What is written so far, for the transaction of something else; nothing of it when the report is open no more. */
export function putReportDraft(subject: Subject, draft: ReportDraft): Write {
  const key = { pk: collectionOf(subject), sk: sortKey.reportDraft };
  return { Put: { TableName: tables.case, Item: { ...key, ...drafts.encode(draft) } } };
}

/** What was handed in needs no draft. */
export function dropReportDraft(subject: Subject): Write {
  return { Delete: { TableName: tables.case, Key: { pk: collectionOf(subject), sk: sortKey.reportDraft } } };
}

export type CampaignName = Pick<Campaign, 'municipality' | 'campaignId'>;

/** The list that a campaign's reports stand in, by state. */
export function reportList({ municipality, campaignId }: CampaignName): string {
  return `${municipality}#REPORT#${campaignId}`;
}
