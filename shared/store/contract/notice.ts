import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type Contract, diaryNumberOf } from '../../domain/contract/contract.ts';
import { ContractNotice } from '../../domain/contract/notice.ts';
import type { Assignee, OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import type * as z from 'zod/mini';
import { codec } from '../codec.ts';
import { contractSubject } from './contract.ts';
import type { OutboxMessage } from '../outbox.ts';
import { ofProvider } from '../provider/provider.ts';
import { readCollection } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { openTask } from '../task/task.ts';
import type { Write } from '../transact.ts';

const notices = codec(ContractNotice);

/** Word about a contract, with the task by which its provider gets it. Its mail carries none of it. */
export function giveContractNotice(
  contract: Contract,
  contact: z.infer<typeof Assignee>,
  { at, ...written }: Pick<ContractNotice, 'noticeId' | 'kind' | 'text' | 'by'> & { readonly at: string },
): { task: OpenTask; writes: Write[]; mail: OutboxMessage } {
  const subject = contractSubject(contract.municipality, contract.contractId);
  const textHash = sha256(written.text);
  const { task, write, mail } = openTask({
    kind: 'RECEIVE_CONTRACT_NOTICE',
    subject,
    assignee: contact,
    ...ofProvider(contract.municipality, contract.provider.registration, contract.contractId),
    ...diaryNumberOf(contract),
    dueOn: addDays(stockholmDay(at), municipalityOf(contract.municipality).deadlines.noticeDays),
    basisHash: textHash,
    openedAt: at,
  });
  const notice: ContractNotice = { schemaVersion: 1, ...written, textHash, writtenAt: at };
  return { task, writes: [putContractNotice(subject, notice), write], mail };
}

export function putContractNotice(subject: Subject, notice: ContractNotice): Write {
  const key = { pk: collectionOf(subject), sk: sortKey.contractNotice(notice.noticeId) };
  return { Put: { TableName: tables.case, Item: { ...key, ...notices.encode(notice) } } };
}

/** Everything that was written to the provider about its contract, in the order it was. */
export async function readContractNotices(subject: Subject): Promise<ContractNotice[]> {
  return readCollection(collectionOf(subject), sortKey.contractNotice(''), notices);
}
