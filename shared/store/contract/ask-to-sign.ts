import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type Contract, diaryNumberOf } from '../../domain/contract/contract.ts';
import type { Signer } from '../../domain/contract/signature.ts';
import { municipalityOf } from '../../platform/config.ts';
import { contractSubject } from './contract.ts';
import { ofProvider } from '../provider/provider.ts';
import { openTask } from '../task/task.ts';

/** A task for everybody whose turn it is, with the days to sign from now: the provider's by link, the municipality's signed in. */
export function askToSign(
  contract: Contract & { readonly documentHash: string },
  signers: readonly Signer[],
  at: string,
): ReturnType<typeof openTask>[] {
  return signers.map(({ party, name, email, phone }) =>
    openTask({
      kind: party === 'PROVIDER' ? 'SIGN' : 'REGISTER_SIGNATURE',
      subject: contractSubject(contract.municipality, contract.contractId),
      assignee: { name, email, phone },
      ...(party === 'PROVIDER'
        ? ofProvider(contract.municipality, contract.provider.registration, contract.contractId)
        : {}),
      ...diaryNumberOf(contract),
      dueOn: lastDayToSign(contract.municipality, at),
      basisHash: contract.documentHash,
      openedAt: at,
    }),
  );
}

/** The last day to sign of somebody who is asked, or given their days anew, at an instant. */
export function lastDayToSign(municipality: string, at: string): string {
  return addDays(stockholmDay(at), municipalityOf(municipality).signing.days);
}
