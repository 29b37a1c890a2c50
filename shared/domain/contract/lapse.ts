import { err, ok, type Result } from '../result.ts';
import type { Contract, ContractIn, Lapsed } from './contract.ts';
import type { Signer } from './signature.ts';

/** A signature that somebody is asked for, and its last day. */
export interface AskedSignature {
  readonly party: Signer['party'];
  readonly dueOn: string;
}

export type LapseError =
  'NOT_AWAITING' | 'PROVIDER_NOT_LATE' | 'MUNICIPALITY_LATE' | 'PROPOSED_ALREADY' | 'NOT_PROPOSED';

/**
 * What stands against letting the contract lapse on a day: the provider has time left, or the municipality itself is
 * late, who can't hold its own delay against anybody (LOV 8:3).
 */
export function againstLapse(
  asked: readonly AskedSignature[],
  today: string,
): 'PROVIDER_NOT_LATE' | 'MUNICIPALITY_LATE' | null {
  const isLate = (party: Signer['party']) => asked.some((one) => one.party === party && one.dueOn < today);
  if (isLate('MUNICIPALITY')) return 'MUNICIPALITY_LATE';
  return isLate('PROVIDER') ? null : 'PROVIDER_NOT_LATE';
}

interface Now {
  readonly asked: readonly AskedSignature[];
  readonly today: string;
}

/** Proposes to a person that it lapses, since the provider let its time pass. Nothing lapses by itself. */
export function proposeLapse(
  contract: Contract,
  { asked, today }: Now,
  proposed: { readonly at: string; readonly taskId: string },
): Result<ContractIn<'AWAITING_SIGNATURES'>, LapseError> {
  if (contract.status !== 'AWAITING_SIGNATURES') return err('NOT_AWAITING');
  if (contract.lapseProposed !== undefined) return err('PROPOSED_ALREADY');
  const against = againstLapse(asked, today);
  return against === null ? ok({ ...contract, lapseProposed: proposed }) : err(against);
}

/** A person lets it lapse, on a proposal. */
export function lapse(
  contract: Contract,
  { asked, today }: Now,
  lapsed: Lapsed,
): Result<ContractIn<'LAPSED'>, LapseError> {
  if (contract.status !== 'AWAITING_SIGNATURES') return err('NOT_AWAITING');
  if (contract.lapseProposed === undefined) return err('NOT_PROPOSED');
  const against = againstLapse(asked, today);
  if (against !== null) return err(against);
  const { requestedAt: _requestedAt, lapseProposed: _lapseProposed, ...rest } = contract;
  return ok({ ...rest, status: 'LAPSED', lapsed });
}

/** A person gives more time instead: it waits on, and can be proposed anew. */
export function waitLonger(contract: Contract): Result<ContractIn<'AWAITING_SIGNATURES'>, LapseError> {
  if (contract.status !== 'AWAITING_SIGNATURES') return err('NOT_AWAITING');
  if (contract.lapseProposed === undefined) return err('NOT_PROPOSED');
  const { lapseProposed: _lapseProposed, ...rest } = contract;
  return ok(rest);
}
