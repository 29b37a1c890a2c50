import type { ChoiceSystem } from '../../domain/choice-system/choice-system.ts';
import { type Contract, type ContractIn, registerContract } from '../../domain/contract/contract.ts';
import type { Term } from '../../domain/contract/term.ts';
import type { ProviderRelation } from '../../domain/provider/provider.ts';
import type { Kept } from '../codec.ts';
import { commitContract, contractSubject, putStated, type Stated } from './contract.ts';
import { putRelation } from '../provider/provider.ts';
import type { Write } from '../transact.ts';

type Registered = Pick<ContractIn<'SIGNED'>, 'contractId' | 'provider' | 'scopes' | 'selectableFrom'> & {
  readonly basis: Parameters<typeof registerContract>[0]['basis'];
  readonly term?: Term;
};

interface Registering {
  readonly by: string;
  readonly at: string;
  /** What was undone, and is registered anew; null when it comes into being. */
  readonly before?: Kept<Contract> | null;
  readonly also?: readonly Write[];
}

/**
 * Registers the own unit's assignment, or a contract that is older than this system: shown like everybody's, and put
 * under its provider.
 * @throws ConcurrencyError when it has been registered meanwhile
 */
export async function registerOlderContract(
  system: Extract<ChoiceSystem, { status: 'OPEN' }>,
  contract: Registered,
  stated: Stated,
  { by, at, before = null, also = [] }: Registering,
): Promise<Kept<Contract>> {
  const { municipality, id, versionNumber } = system;
  const { contractId, basis } = contract;
  return commitContract({
    before,
    after: registerContract({ ...contract, municipality, choiceSystemId: id, versionNumber, createdAt: at }),
    event: { type: 'CONTRACT_REGISTERED', at, by, data: { basis: basis.kind, versionNumber } },
    outbox: [{ kind: 'PUBLISH' }],
    also: [
      putStated(contractSubject(municipality, contractId), stated),
      putRelation(municipality, relationOf(contract, stated, at)),
      ...also,
    ],
  });
}

/** The contract as its provider has it. @param since an instant */
export function relationOf(
  { contractId, provider }: Pick<Contract, 'contractId' | 'provider'>,
  { persons = [] }: Stated,
  since: string,
): ProviderRelation {
  return { schemaVersion: 1, kind: 'CONTRACT', id: contractId, organisation: provider, persons, since };
}
