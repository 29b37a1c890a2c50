import { ProviderRelation } from '../domain/provider/provider.ts';
import { type Registration, registrationKey } from '../domain/provider/registration.ts';
import type { Subject } from '../domain/task/task.ts';
import { sha256 } from '../platform/hash.ts';
import { codec } from './codec.ts';
import { readCollection } from './read.ts';
import { collectionOf, tables } from './tables.ts';
import type { Write } from './transact.ts';

const relations = codec(ProviderRelation);

/**
 * A provider is found by what it is registered under; the key tells nothing of it, since a sole trader's is a personal
 * number. One that is being formed is known by its one relation alone.
 */
export function providerSubject(municipality: string, registration: Registration, relationId = ''): Subject {
  const name = registrationKey(registration) ?? `being formed ${relationId}`;
  return { municipality, type: 'PROVIDER', id: sha256(`${municipality} ${name}`).slice(0, 32) };
}

/** Puts an application or a contract under its provider; each under a key of its own, so that nobody waits for another. */
export function putRelation(municipality: string, relation: ProviderRelation): Write {
  const pk = collectionOf(providerSubject(municipality, relation.organisation.registration, relation.id));
  return {
    Put: {
      TableName: tables.case,
      Item: { pk, sk: `${relation.kind}#${relation.id}`, ...relations.encode(relation) },
    },
  };
}

/** Everything that a provider has with the municipality. */
export async function readRelations(municipality: string, registration: Registration): Promise<ProviderRelation[]> {
  const pk = collectionOf(providerSubject(municipality, registration));
  const [applications, contracts] = await Promise.all([
    readCollection(pk, 'APPLICATION#', relations),
    readCollection(pk, 'CONTRACT#', relations),
  ]);
  return [...applications, ...contracts];
}
