import type { ServedSigner } from '../../../shared/domain/contract/at-service.ts';
import { type Contract, diaryNumberOf } from '../../../shared/domain/contract/contract.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { environment } from '../../../shared/platform/environment.ts';
import type { SigningOrder } from './signing-service.ts';

/** What the service is asked to have signed: its mail says no more than ours would. */
export function orderOf(
  contract: Contract,
  signers: readonly ServedSigner[],
  { id, name, signing, reminders }: Municipality,
): SigningOrder {
  const { diaryNumber } = diaryNumberOf(contract);
  return {
    title: `Avtal ${diaryNumber === undefined ? '' : `${diaryNumber} `}med ${name}`,
    signers,
    company: contract.provider.name,
    days: signing.days,
    remindAfterDays: Math.max(1, signing.days - reminders.beforeDays),
    callbackUrl: `${environment('PUBLIC_BASE_URL').replace(/\/$/, '')}/signing-service/${publicId(id, contract.contractId)}`,
  };
}
