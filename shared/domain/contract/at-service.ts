import { err, ok, type Result } from '../result.ts';
import type { Contract, ContractIn } from './contract.ts';
import type { Signer } from './signature.ts';
import {
  type AtService,
  type Laid,
  type ServiceFaultKind,
  type StopReason,
  takenBack,
  toSendAnew,
} from './signing-service.ts';

/** A contract that an e-signing service has, or had. */
export type ServedContract = Exclude<Contract, { status: 'DRAFT' }> & { readonly service: AtService };

/** Whether the contract is one that a service has, or had. */
export function isServed(contract: Contract | null): contract is ServedContract {
  return contract !== null && contract.status !== 'DRAFT' && contract.service !== undefined;
}

/** Whether there is something to do or to ask at the service; what was sealed there, until all its signatures are recorded. */
export function isFollowed(contract: Contract | null): boolean {
  if (!isServed(contract)) return false;
  return (
    isAsking(contract.service) || (contract.service.status === 'SEALED' && contract.status === 'AWAITING_SIGNATURES')
  );
}

/** The file is with the service, and nobody has been told of it. */
export function lay<C extends ServedContract>(contract: C, laid: Laid): C {
  return { ...contract, service: { status: 'TO_SEND', adapter: contract.service.adapter, laid } };
}

/** It went out to its signers. */
export function sendOut<C extends ServedContract>(contract: C, laid: Laid, sentAt: string): C {
  const { adapter } = contract.service;
  return { ...contract, service: { status: 'OUT', adapter, laid, sentAt, signed: [] } };
}

/** A person there has something to see to: it is not signed, and why. */
export function stop<C extends ServedContract>(
  contract: C,
  { why, said, at }: { readonly why: StopReason; readonly said?: string | undefined; readonly at: string },
): C {
  const { service } = contract;
  const laid = 'laid' in service && service.laid !== undefined ? { laid: service.laid } : {};
  const words = said === undefined ? {} : { said };
  return { ...contract, service: { status: 'STOPPED', adapter: service.adapter, ...laid, at, why, ...words } };
}

/** Somebody who keeps the contracts takes it back from the service, to be signed here or on paper. */
export function takeBack(
  contract: Contract,
): Result<ContractIn<'AWAITING_SIGNATURES'> & { readonly service: AtService }, 'NOT_AT_SERVICE'> {
  if (contract.status !== 'AWAITING_SIGNATURES' || contract.service === undefined) return err('NOT_AT_SERVICE');
  const service = takenBack(contract.service);
  // Taken back already, or signed by everybody.
  return service.status === contract.service.status ? err('NOT_AT_SERVICE') : ok({ ...contract, service });
}

/** They have the service try once more. */
export function sendAnew(
  contract: Contract,
): Result<ContractIn<'AWAITING_SIGNATURES'> & { readonly service: AtService }, 'NOT_STOPPED'> {
  if (contract.status !== 'AWAITING_SIGNATURES' || contract.service?.status !== 'STOPPED') return err('NOT_STOPPED');
  return ok({ ...contract, service: toSendAnew(contract.service) });
}

/** Notes that the service does not answer as it should; null when that is noted. */
export function noteFault<C extends ServedContract>(contract: C, kind: ServiceFaultKind, at: string): C | null {
  const { service } = contract;
  if (!isAsking(service) || service.fault?.kind === kind) return null;
  return { ...contract, service: { ...service, fault: { kind, since: service.fault?.since ?? at } } };
}

/** What those who sign have done there; null when nothing is new. */
export function hear<C extends ServedContract>(contract: C, signed: readonly string[]): C | null {
  const { service } = contract;
  if (service.status !== 'OUT') return null;
  const { fault, ...out } = service;
  const isNew = fault !== undefined || signed.length !== out.signed.length;
  return isNew ? { ...contract, service: { ...out, signed: [...signed] } } : null;
}

/** Signed by everybody there, and sealed. */
export function seal<C extends ServedContract>(
  contract: C,
  laid: Laid,
  file: { readonly objectKey: string; readonly sealHash: string; readonly at: string },
): C {
  return { ...contract, service: { status: 'SEALED', adapter: contract.service.adapter, laid, ...file } };
}

/** How a service is asked to reach somebody who signs. */
export interface ServedSigner {
  readonly signerId: string;
  readonly party: Signer['party'];
  readonly name: string;
  readonly email: string;
  /** In the international form, `+46…`. */
  readonly mobile: string;
  /** Those with a lower number sign before those with a higher. */
  readonly turn: 1 | 2;
}

/**
 * Those who sign, as a service needs them: each with an address of their own, by which they are told apart there, and a
 * telephone for the code; null when somebody has not.
 */
export function servedSigners({
  signers,
  signing,
}: Pick<ContractIn<'AWAITING_SIGNATURES'>, 'signers' | 'signing'>): readonly ServedSigner[] | null {
  const served = signers.flatMap(({ signerId, party, name, email, phone }): ServedSigner[] => {
    const mobile = internationally(phone);
    if (email === undefined || mobile === null) return [];
    return [{ signerId, party, name, email: email.toLowerCase(), mobile, turn: turnOf(party, signing) }];
  });
  const addresses = new Set(served.map(({ email }) => email));
  return served.length === signers.length && addresses.size === served.length ? served : null;
}

function turnOf(party: Signer['party'], signing: ContractIn<'AWAITING_SIGNATURES'>['signing']): 1 | 2 {
  if (signing === 'ANY_ORDER') return 1;
  return signing === (party === 'MUNICIPALITY' ? 'MUNICIPALITY_FIRST' : 'PROVIDER_FIRST') ? 1 : 2;
}

/** A Swedish number is written with or without its country. */
function internationally(phone: string | undefined): string | null {
  const digits = (phone ?? '').replaceAll(/[\s-]/g, '');
  const number = /^0[1-9]/.test(digits) ? `+46${digits.slice(1)}` : digits.replace(/^00/, '+');
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : null;
}

function isAsking(service: AtService): service is Extract<AtService, { status: 'TO_SEND' | 'OUT' | 'TO_WITHDRAW' }> {
  return ['TO_SEND', 'OUT', 'TO_WITHDRAW'].includes(service.status);
}
