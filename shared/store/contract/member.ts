import type { Contract } from '../../domain/contract/contract.ts';
import { type Member, memberOf, type ProviderAccount } from '../../domain/provider/account.ts';
import type { Subject } from '../../domain/task/task.ts';
import type { Kept } from '../codec.ts';
import { readContract } from './contract.ts';
import { readProviderAccount } from '../provider/account.ts';
import { providerSubject } from '../provider/provider.ts';

/** A contract with whoever may act for its provider. */
export interface ContractMember {
  readonly contract: Kept<Exclude<Contract, { status: 'DRAFT' }>>;
  readonly account: ProviderAccount;
  readonly member: Member;
}

/** Null for a contract that is not there and for one of a provider that they are no member of, alike. */
export async function findContractMember(subject: Subject, memberId: string): Promise<ContractMember | null> {
  const contract = await readContract(subject);
  if (contract === null || contract.status === 'DRAFT') return null;
  const { registration } = contract.provider;
  const account = await readProviderAccount(providerSubject(subject.municipality, registration, subject.id));
  const member = account === null ? null : memberOf(account, memberId);
  return account === null || member === null ? null : { contract, account, member };
}
