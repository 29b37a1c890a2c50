import { addDays } from '../calendar/day.ts';
import type { Contract, ContractIn } from '../contract/contract.ts';

/**
 * A registration that should not have been made: it ends before its first day, so that it has never held. What happened
 * stays in its events.
 */
export function undoRegistration(contract: ContractIn<'SIGNED'>): ContractIn<'ENDED'> {
  return {
    ...contract,
    status: 'ENDED',
    endedOn: addDays(contract.selectableFrom, -1),
    why: 'Inläsningen ångrades',
  };
}

/** Whether a contract ended before its first day: nothing stands in the way of registering it again. */
export function hasNeverHeld(contract: Contract): boolean {
  return contract.status === 'ENDED' && contract.endedOn < contract.selectableFrom;
}
