import { Application, isRegistered } from '../../domain/application/application.ts';
import { isDrawn } from '../../domain/application/status.ts';
import { ApplicationContent } from '../../domain/application/content.ts';
import { Evidence } from '../../domain/application/evidence.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { isExcerpt } from '../../domain/decision/meeting/excerpt.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { moveWrites } from '../desk/list.ts';
import { readBatch, readCollection, readItem } from '../read.ts';
import { diaryWrites } from '../register/diary.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { endStillTask } from '../task/task.ts';
import type { Write } from '../transact.ts';

const applications = keptCodec(Application);
const contents = codec(ApplicationContent);
const evidence = codec(Evidence);

/** An application as it was read: the next change is conditional on its version. */
export type KeptApplication = Kept<Application>;

export function applicationSubject(municipality: string, applicationId: string): Subject {
  return { municipality, type: 'APPLICATION', id: applicationId };
}

export async function readApplication(subject: Subject): Promise<KeptApplication | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, applications);
}

export async function readApplicationsById(municipality: string, ids: readonly string[]): Promise<KeptApplication[]> {
  const keys = ids.map((id) => ({ pk: collectionOf(applicationSubject(municipality, id)), sk: sortKey.case }));
  return readBatch(keys, applications);
}

export async function readContent(subject: Subject): Promise<ApplicationContent | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.content }, contents);
}

export async function readEvidence(subject: Subject): Promise<Evidence[]> {
  return readCollection(collectionOf(subject), 'EVIDENCE#', evidence);
}

/** The excerpts of minutes that the secretary has added, in their order. */
export async function readExcerpts(subject: Subject): Promise<Evidence[]> {
  return readCollection(collectionOf(subject), sortKey.excerpt(''), evidence);
}

/** An excerpt lies by itself: it is nothing that the applicant handed in, and no check reads it. */
function fileKey(file: Evidence): string {
  return isExcerpt(file) ? sortKey.excerpt(file.evidenceId) : sortKey.evidence(file.evidenceId);
}

export function putContent(subject: Subject, content: ApplicationContent): Write {
  const pk = collectionOf(subject);
  return { Put: { TableName: tables.case, Item: { pk, sk: sortKey.content, ...contents.encode(content) } } };
}

export function putEvidence(subject: Subject, item: Evidence): Write {
  const pk = collectionOf(subject);
  return {
    Put: { TableName: tables.case, Item: { pk, sk: fileKey(item), ...evidence.encode(item) } },
  };
}

/** Another state of a file, on condition that it is as it was read. */
export function replaceEvidence(subject: Subject, { status, at, scan }: Evidence, after: Evidence): Write {
  const key = { pk: collectionOf(subject), sk: fileKey(after) };
  return {
    Put: {
      TableName: tables.case,
      Item: { ...key, ...evidence.encode(after) },
      ConditionExpression: `#status = :status AND #at = :at AND ${scan === undefined ? 'attribute_not_exists(#scan)' : '#scan = :scan'}`,
      ExpressionAttributeNames: { '#status': 'status', '#at': 'at', '#scan': 'scan' },
      ExpressionAttributeValues: { ':status': status, ':at': at, ...(scan === undefined ? {} : { ':scan': scan }) },
    },
  };
}

/**
 * Changes an application, along the drawn graph only, and moves it in the desk's lists; drafts are in none of them,
 * since they are the applicant's own room.
 * @throws when no transition leads from the one state to the other: a fault of the caller's
 */
export async function commitApplication(
  change: Omit<Change<Application>, 'subject' | 'codec' | 'list'>,
): Promise<KeptApplication> {
  const { before } = change;
  if (before !== null && !isDrawn(before.status, change.after.status)) {
    throw new Error(`No transition leads from ${before.status} to ${change.after.status}`);
  }
  const after = moved(before, change.after, change.event.at);
  const subject = applicationSubject(after.municipality, after.applicationId);
  return commit({
    ...change,
    after,
    subject,
    codec: applications,
    also: [
      ...(change.also ?? []),
      ...diaryWrites(before, after),
      ...moveWrites(before, after),
      ...settledStillness(before, after, change.event.at),
    ],
    ...purgeListOf(after),
  });
}

/** Where the sweep finds a draft by its last day, and nobody else: a discarded one on the day it was discarded. */
function purgeListOf(application: Application): Pick<Change<Application>, 'list'> {
  const { municipality, applicationId } = application;
  const pk = purgeList(municipality);
  if (application.status === 'DRAFT') return { list: { pk, sk: `${application.purgeOn}#${applicationId}` } };
  if (application.status !== 'WITHDRAWN' || application.diaryNumber !== undefined) return {};
  return { list: { pk, sk: `${stockholmDay(application.withdrawnAt)}#${applicationId}` } };
}

export function purgeList(municipality: string): string {
  return `${municipality}#DRAFT`;
}

/** Every change of a case is a movement, except the note that it lies still, and that it is held from disposal. */
function moved(before: Application | null, after: Application, at: string): Application {
  if (!isRegistered(after)) return after;
  const known = before !== null && isRegistered(before) ? before.still : undefined;
  if (after.still !== undefined && after.still.taskId !== known?.taskId) return after;
  if (before !== null && isRegistered(before) && before.hold?.at !== after.hold?.at) return after;
  const { still: _settled, ...rest } = after;
  return { ...rest, movedAt: at };
}

function settledStillness(before: Application | null, after: Application, at: string): readonly Write[] {
  const was = before !== null && isRegistered(before) ? before.still : undefined;
  if (was === undefined || (isRegistered(after) && after.still?.taskId === was.taskId)) return [];
  return [endStillTask(applicationSubject(after.municipality, after.applicationId), was.taskId, at)];
}
