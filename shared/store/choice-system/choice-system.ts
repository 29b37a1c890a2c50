import type { Application } from '../../domain/application/application.ts';
import { ChoiceSystem, takesApplications } from '../../domain/choice-system/choice-system.ts';
import { Version, type VersionIn } from '../../domain/choice-system/version.ts';
import { RequirementSet } from '../../domain/requirement/requirement-set.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { queryAll, readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const systems = keptCodec(ChoiceSystem);
const versions = codec(Version);
const requirementSets = codec(RequirementSet);

/** A published version together with the requirements it fixes. */
export type BoundVersion = VersionIn<'PUBLISHED'> & { readonly requirements: RequirementSet };

export function choiceSystemSubject(municipality: string, id: string): Subject {
  return { municipality, type: 'CHOICE_SYSTEM', id };
}

/** @throws when there is none: its id came from something that was stored with it. */
export async function readChoiceSystem(municipality: string, id: string): Promise<Kept<ChoiceSystem>> {
  const system = await findChoiceSystem(municipality, id);
  if (system === null) throw new Error('A choice system that is referred to and does not exist');
  return system;
}

export async function findChoiceSystem(municipality: string, id: string): Promise<Kept<ChoiceSystem> | null> {
  return readItem({ pk: collectionOf(choiceSystemSubject(municipality, id)), sk: sortKey.case }, systems);
}

/** A municipality's choice systems, whatever their state. */
export async function listChoiceSystems(municipality: string): Promise<Kept<ChoiceSystem>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': `${municipality}#CHOICE_SYSTEM` },
    },
    systems,
  );
}

export async function readVersions(municipality: string, id: string): Promise<Version[]> {
  return readCollection(collectionOf(choiceSystemSubject(municipality, id)), 'VERSION#', versions);
}

export async function readVersion(municipality: string, id: string, number: number): Promise<Version | null> {
  return readItem({ pk: collectionOf(choiceSystemSubject(municipality, id)), sk: sortKey.version(number) }, versions);
}

/** The version a system takes applications on; null when it takes none. @param on a day in Stockholm */
export async function readOpenVersion(municipality: string, id: string, on: string): Promise<BoundVersion | null> {
  const system = await findChoiceSystem(municipality, id);
  if (system === null || !takesApplications(system, on)) return null;
  return readPublished(municipality, id, system.versionNumber);
}

/** The version an application is bound to, with its requirements (LOV 8:1). */
export async function readBoundVersion(
  application: Pick<Application, 'municipality' | 'choiceSystemId' | 'versionNumber'>,
): Promise<BoundVersion> {
  const { municipality, choiceSystemId, versionNumber } = application;
  return readPublished(municipality, choiceSystemId, versionNumber);
}

/** Versions that this worker has read: a published one never changes. */
const published = new Map<string, BoundVersion>();

async function readPublished(municipality: string, id: string, number: number): Promise<BoundVersion> {
  const name = [tables.case, municipality, id, number].join(' ');
  const found = published.get(name) ?? (await bindVersion(municipality, id, number));
  published.set(name, found);
  return found;
}

async function bindVersion(municipality: string, id: string, number: number): Promise<BoundVersion> {
  const version = await readVersion(municipality, id, number);
  if (version?.status !== 'PUBLISHED') throw new Error('An application is bound to a version that is not published');
  const requirements = await readRequirementSet(municipality, id, version.requirementSet.contentHash);
  if (requirements === null) throw new Error('A published version without its requirements');
  return { ...version, requirements };
}

export async function readRequirementSet(
  municipality: string,
  id: string,
  contentHash: string,
): Promise<RequirementSet | null> {
  const pk = collectionOf(choiceSystemSubject(municipality, id));
  return readItem({ pk, sk: sortKey.requirementSet(contentHash) }, requirementSets);
}

/** Requirement sets lie under the hash of their content, so that a published one can't become another. */
export function putRequirementSet(subject: Subject, set: RequirementSet, contentHash: string): Write {
  const pk = collectionOf(subject);
  return {
    Put: {
      TableName: tables.case,
      Item: { pk, sk: sortKey.requirementSet(contentHash), ...requirementSets.encode(set) },
    },
  };
}

export function putVersion(subject: Subject, version: Version): Write {
  const pk = collectionOf(subject);
  return {
    Put: {
      TableName: tables.case,
      Item: { pk, sk: sortKey.version(version.number), ...versions.encode(version) },
      ConditionExpression: 'attribute_not_exists(pk) OR #status = :draft',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':draft': 'DRAFT' },
    },
  };
}

/** For a transaction that rests on what was read: the system is as it was then. */
export function stillAs({ municipality, id, version }: Kept<ChoiceSystem>): Write {
  return {
    ConditionCheck: {
      TableName: tables.case,
      Key: { pk: collectionOf(choiceSystemSubject(municipality, id)), sk: sortKey.case },
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}

export async function commitChoiceSystem(
  change: Omit<Change<ChoiceSystem>, 'subject' | 'codec' | 'list'>,
): Promise<Kept<ChoiceSystem>> {
  const { municipality, id, status } = change.after;
  return commit({
    ...change,
    subject: choiceSystemSubject(municipality, id),
    codec: systems,
    list: { pk: `${municipality}#CHOICE_SYSTEM`, sk: `${status}#${id}` },
  });
}
