import { Application, isRegistered } from '../domain/application/application.ts';
import { isDrawn } from '../domain/application/status.ts';
import { ApplicationContent } from '../domain/application/content.ts';
import { Evidence } from '../domain/application/evidence.ts';
import type { Subject } from '../domain/task/task.ts';
import { codec, type Kept, keptCodec } from './codec.ts';
import { type Change, commit } from './commit.ts';
import { queryAll, readCollection, readItem } from './read.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import type { Write } from './transact.ts';

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

export async function readContent(subject: Subject): Promise<ApplicationContent | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.content }, contents);
}

export async function readEvidence(subject: Subject): Promise<Evidence[]> {
  return readCollection(collectionOf(subject), 'EVIDENCE#', evidence);
}

/** A municipality's registered applications, by state and then by the day a decision is promised. */
export async function listApplications(municipality: string): Promise<KeptApplication[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': `${municipality}#APPLICATION` },
    },
    applications,
  );
}

export function putContent(subject: Subject, content: ApplicationContent): Write {
  const pk = collectionOf(subject);
  return { Put: { TableName: tables.case, Item: { pk, sk: sortKey.content, ...contents.encode(content) } } };
}

export function putEvidence(subject: Subject, item: Evidence): Write {
  const pk = collectionOf(subject);
  return {
    Put: { TableName: tables.case, Item: { pk, sk: sortKey.evidence(item.evidenceId), ...evidence.encode(item) } },
  };
}

/**
 * Changes an application, along the drawn graph only; drafts are in no list, since they are the applicant's own room.
 * @throws when no transition leads from the one state to the other: a fault of the caller's
 */
export async function commitApplication(
  change: Omit<Change<Application>, 'subject' | 'codec' | 'list'>,
): Promise<KeptApplication> {
  const { before, after } = change;
  if (before !== null && !isDrawn(before.status, after.status)) {
    throw new Error(`No transition leads from ${before.status} to ${after.status}`);
  }
  const subject = applicationSubject(after.municipality, after.applicationId);
  return commit({
    ...change,
    subject,
    codec: applications,
    ...(isRegistered(after)
      ? {
          list: {
            pk: `${after.municipality}#APPLICATION`,
            sk: `${after.status}#${after.decisionDueOn}#${after.applicationId}`,
          },
        }
      : {}),
  });
}
