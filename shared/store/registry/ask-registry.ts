import { parseOrganisationNumber } from '../../domain/provider/organisation-number.ts';
import type { Registration } from '../../domain/provider/registration.ts';
import { type Answer, isFresh, type Lookup, numberHashOf, succeed } from '../../domain/registry/lookup.ts';
import type { Registry } from '../../domain/registry/registry.ts';
import { now } from '../../platform/clock.ts';
import { hashOf } from '../../platform/hash.ts';
import { connectedRegistries } from './connections.ts';
import { type RegistryAdapter, RegistryFault } from './registry-adapter.ts';

let connected: ReadonlyMap<Registry, RegistryAdapter> | undefined;

/** What one registry is asked about one firm. */
export interface Question {
  readonly registry: Registry;
  readonly registration: Registration;
}

/**
 * The registry's new word, with source, time and hash; null when there is no number to ask about, or the word that is
 * kept still stands. What did not answer is a word too: the checks then ask a person.
 */
export async function askRegistry(
  { registry, registration }: Question,
  kept: readonly Lookup[],
): Promise<Lookup | null> {
  const numberHash = numberHashOf(registration, hashOf);
  if (registration.kind !== 'SWEDISH' || numberHash === undefined) return null;
  const before = kept.find((lookup) => lookup.registry === registry && lookup.numberHash === numberHash);
  if (isFresh(before, now())) return null;
  connected ??= connectedRegistries();
  const adapter = connected.get(registry);
  const answer = await answerOf(adapter, parseOrganisationNumber(registration.organisationNumber));
  return succeed(before, {
    registry,
    ...(adapter === undefined ? {} : { source: adapter.source }),
    numberHash,
    answer,
    answerHash: hashOf(answer),
    at: now(),
  });
}

async function answerOf(
  adapter: RegistryAdapter | undefined,
  number: ReturnType<typeof parseOrganisationNumber>,
): Promise<Answer> {
  if (adapter === undefined) return { outcome: 'NO_ANSWER', fault: 'NOT_CONNECTED' };
  if (!number.ok) return { outcome: 'NO_ANSWER', fault: 'INVALID_NUMBER' };
  if (number.value.shape === 'PERSONAL') return { outcome: 'NO_ANSWER', fault: 'PERSONAL_NUMBER' };
  try {
    const entry = await adapter.lookUp(number.value.number);
    return entry === null ? { outcome: 'NOT_FOUND' } : { outcome: 'FOUND', entry };
  } catch (error) {
    if (error instanceof RegistryFault) return { outcome: 'NO_ANSWER', fault: error.fault };
    throw error;
  }
}
