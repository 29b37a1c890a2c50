import { Application, isRegistered } from '../domain/application/application.ts';
import { ApplicationContent } from '../domain/application/content.ts';
import { Evidence } from '../domain/application/evidence.ts';
import type { Subject } from '../domain/task/task.ts';
import { codec } from './codec.ts';
import { type Change, commit } from './commit.ts';
import { readCollection, readItem } from './read.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import type { Write } from './transact.ts';

const applications = codec(Application);
const contents = codec(ApplicationContent);
const evidence = codec(Evidence);

export function applicationSubject(municipality: string, applicationId: string): Subject {
  return { municipality, type: 'APPLICATION', id: applicationId };
}

export async function readApplication(subject: Subject): Promise<Application | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, applications);
}

export async function readContent(subject: Subject): Promise<ApplicationContent | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.content }, contents);
}

export async function readEvidence(subject: Subject): Promise<Evidence[]> {
  return readCollection(collectionOf(subject), 'EVIDENCE#', evidence);
}

export function putContent(subject: Subject, content: ApplicationContent): Write {
  const pk = collectionOf(subject);
  return { Put: { TableName: tables.case, Item: { pk, sk: sortKey.content, ...contents.encode(content) } } };
}

export function putEvidence(subject: Subject, item: Evidence): Write {
  const pk = collectionOf(subject);
  return { Put: { TableName: tables.case, Item: { pk, sk: sortKey.evidence(item.evidenceId), ...evidence.encode(item) } } };
}

/** Changes an application; drafts are in no list, since they are the applicant's own room. */
export async function commitApplication(
  change: Omit<Change<Application>, 'subject' | 'encode' | 'list'>,
): Promise<Application> {
  const { after } = change;
  const subject = applicationSubject(after.municipality, after.applicationId);
  return commit({
    ...change,
    subject,
    encode: applications.encode,
    ...(isRegistered(after)
      ? { list: { pk: `${after.municipality}#APPLICATION`, sk: `${after.status}#${after.decisionDueOn}#${after.applicationId}` } }
      : {}),
  });
}
