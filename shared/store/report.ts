import { QualityReport } from '../domain/follow-up/quality-report.ts';
import type { Subject } from '../domain/task/task.ts';
import { type Kept, keptCodec } from './codec.ts';
import { type Change, commit } from './commit.ts';
import { readItem } from './read.ts';
import { collectionOf, sortKey } from './tables.ts';

const reports = keptCodec(QualityReport);

export function reportSubject(municipality: string, reportId: string): Subject {
  return { municipality, type: 'REPORT', id: reportId };
}

export async function readReport(subject: Subject): Promise<Kept<QualityReport> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, reports);
}

export async function commitReport(
  change: Omit<Change<QualityReport>, 'subject' | 'codec' | 'list'>,
): Promise<Kept<QualityReport>> {
  const { municipality, reportId, year, status } = change.after;
  return commit({
    ...change,
    subject: reportSubject(municipality, reportId),
    codec: reports,
    list: { pk: `${municipality}#REPORT#${String(year)}`, sk: `${status}#${reportId}` },
  });
}
