import type { Contract } from '../../domain/contract/contract.ts';
import { ProviderRelation } from '../../domain/provider/provider.ts';
import { type Registration, registrationKey } from '../../domain/provider/registration.ts';
import type { Subject } from '../../domain/task/task.ts';
import { sha256 } from '../../platform/hash.ts';
import { codec } from '../codec.ts';
import { readCollection, readItem } from '../read.ts';
import { collectionOf, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const relations = codec(ProviderRelation);

/**
 * A provider is found by what it is registered under; the key tells nothing of it, since a sole trader's is a personal
 * number. One that is being formed is known by its one relation alone.
 */
export function providerSubject(municipality: string, registration: Registration, relationId = ''): Subject {
  const name = registrationKey(registration) ?? `being formed ${relationId}`;
  return { municipality, type: 'PROVIDER', id: sha256(`${municipality} ${name}`).slice(0, 32) };
}

/** On whose own page a task about one of its relations is shown. */
export function ofProvider(
  municipality: string,
  registration: Registration,
  relationId: string,
): { providerId: string } {
  return { providerId: providerSubject(municipality, registration, relationId).id };
}

/** Puts an application or a contract under its provider; each under a key of its own, so that nobody waits for another. */
export function putRelation(municipality: string, relation: ProviderRelation): Write {
  return { Put: { TableName: tables.case, Item: { ...keyOf(municipality, relation), ...relations.encode(relation) } } };
}

/** Puts it under those that it names now, and takes it from those that it no longer does. */
export function moveRelations(
  municipality: string,
  before: readonly ProviderRelation[],
  after: readonly ProviderRelation[],
): readonly Write[] {
  const kept = new Set(after.map((relation) => keyOf(municipality, relation).pk));
  const gone = before.map((relation) => keyOf(municipality, relation)).filter(({ pk }) => !kept.has(pk));
  return [
    ...gone.map((Key) => ({ Delete: { TableName: tables.case, Key } })),
    ...after.map((relation) => putRelation(municipality, relation)),
  ];
}

function keyOf(municipality: string, { kind, id, organisation }: ProviderRelation): { pk: string; sk: string } {
  return {
    pk: collectionOf(providerSubject(municipality, organisation.registration, id)),
    sk: `${kind}#${id}`,
  };
}

/** A contract as it stands under its provider; null for one that does not. */
export async function readRelation(
  contract: Pick<Contract, 'municipality' | 'contractId' | 'provider'>,
): Promise<ProviderRelation | null> {
  const pk = collectionOf(providerSubject(contract.municipality, contract.provider.registration, contract.contractId));
  return readItem({ pk, sk: `CONTRACT#${contract.contractId}` }, relations);
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
