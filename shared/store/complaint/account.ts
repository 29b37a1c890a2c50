import { addDays } from '../../domain/calendar/day.ts';
import { askForAccount, type Act, type HandlingFault } from '../../domain/complaint/handling.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { ComplaintRule } from '../../domain/complaint/rule.ts';
import { diaryNumberOf } from '../../domain/contract/contract.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from '../contract/contact.ts';
import { contractSubject, contractWrites, readContract } from '../contract/contract.ts';
import { ofProvider } from '../provider/provider.ts';
import { answerTask, openTask, readTask, revokeTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import {
  commitComplaint,
  findAsked,
  noteAsked,
  putAccount,
  readAccounts,
  readComplaint,
  subjectOf,
} from './complaint.ts';

/** What an officer asks, in words that name nobody but whom the provider must know. */
interface Question {
  readonly question: string;
  readonly concerns?: string | undefined;
}

/**
 * Asks the provider for its account by a task of its contract. The contract's own record says that it was asked, and
 * nothing of what or whom.
 */
export async function askProvider(
  complaint: Kept<Complaint>,
  { question, concerns }: Question,
  rule: ComplaintRule,
  act: Act,
): Promise<Result<Complaint, HandlingFault>> {
  const { municipality, about } = complaint;
  const contract = about === null ? null : await readContract(contractSubject(municipality, about.contractId));
  if (contract === null || contract.status === 'DRAFT') return err('NOBODY_TO_ASK');
  const { at, by } = act;
  const subject = contractSubject(municipality, contract.contractId);
  const { task, write, mail } = openTask({
    kind: 'GIVE_ACCOUNT',
    subject,
    assignee: await contactOf(contract),
    ...ofProvider(municipality, contract.provider.registration, contract.contractId),
    ...diaryNumberOf(contract),
    dueOn: addDays(act.today, rule.accountDays),
    openedAt: at,
  });
  const asked = askForAccount(complaint, task.taskId, rule, act);
  if (!asked.ok) return asked;
  const { taskId } = task;
  await commitComplaint({
    before: complaint,
    after: asked.value,
    event: { type: 'ACCOUNT_ASKED', at, by, data: { taskId } },
    also: [
      putAccount(subjectOf(complaint), { taskId, question, ...(concerns === undefined ? {} : { concerns }) }),
      noteAsked(subjectOf(complaint), taskId),
      write,
      ...contractWrites({
        before: contract,
        after: contract,
        event: { type: 'ACCOUNT_ASKED', at, by, data: { taskId } },
        outbox: [mail],
      }),
    ],
  });
  return ok(asked.value);
}

/** Takes back what the provider was asked and has not answered, when nobody waits for it any more. */
export async function takeBackQuestion(
  { municipality, about, account }: Complaint,
  at: string,
): Promise<readonly Write[]> {
  if (about === null || account === undefined || account.givenAt !== undefined) return [];
  const task = await readTask(contractSubject(municipality, about.contractId), account.taskId);
  return task?.status === 'OPEN' ? [revokeTask(task, { at, why: 'COMPLAINT_CLOSED' })] : [];
}

/**
 * Keeps a provider's account beside the complaint, in the transaction that settles its task.
 * @throws ConcurrencyError when somebody else wrote in between, or nobody waits for it any more
 */
export async function giveAccount(task: OpenTask, text: string, at: string, also: readonly Write[]): Promise<void> {
  const { municipality } = task.subject;
  const subject = await findAsked(municipality, task.taskId);
  const [complaint, contract] = await Promise.all([
    subject === null ? null : readComplaint(subject),
    readContract(task.subject),
  ]);
  const account =
    subject === null ? undefined : (await readAccounts(subject)).find(({ taskId }) => taskId === task.taskId);
  if (subject === null || complaint?.account?.taskId !== task.taskId || account === undefined || contract === null)
    throw new ConcurrencyError('an account that nobody waits for');
  const { taskId, assignee } = task;
  const event = { type: 'ACCOUNT_GIVEN', at, by: assignee.name, data: { taskId } };
  await commitComplaint({
    before: complaint,
    after: { ...complaint, account: { ...complaint.account, givenAt: at } },
    event,
    also: [
      putAccount(subject, { ...account, answer: { text, at, by: assignee.name } }),
      answerTask(task, { at, by: assignee.name, outcome: 'GIVEN' }),
      ...contractWrites({ before: contract, after: contract, event }),
      ...also,
    ],
  });
}
