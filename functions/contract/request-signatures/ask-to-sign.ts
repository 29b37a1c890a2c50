import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type ContractIn, whoseTurn } from '../../../shared/domain/contract/contract.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { contractSubject } from '../../../shared/store/contract.ts';
import type { Round } from '../../../shared/store/round.ts';
import { openTask } from '../../../shared/store/task.ts';

/** A task for everybody who may sign now: the provider's by link, the municipality's signed in. */
export function askToSign(
  contract: ContractIn<'AWAITING_SIGNATURES'>,
  round: Pick<Round, 'name' | 'number'>,
  { at, diaryNumber }: { readonly at: string; readonly diaryNumber: string },
): ReturnType<typeof openTask>[] {
  const { days } = municipalityOf(contract.municipality).signing;
  return whoseTurn(contract).map(({ party, name, email, phone }) =>
    openTask({
      kind: party === 'PROVIDER' ? 'SIGN' : 'REGISTER_SIGNATURE',
      subject: contractSubject(contract.municipality, contract.contractId),
      assignee: { name, email, phone },
      diaryNumber,
      dueOn: addDays(stockholmDay(at), days),
      basisHash: contract.documentHash,
      round: { name: round.name, number: round.number },
      openedAt: at,
    }),
  );
}
