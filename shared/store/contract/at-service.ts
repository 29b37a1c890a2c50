import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { sendAnew, type ServedContract, stop, takeBack } from '../../domain/contract/at-service.ts';
import { type Contract, diaryNumberOf } from '../../domain/contract/contract.ts';
import { whoseTurn } from '../../domain/contract/signing.ts';
import type { StopReason } from '../../domain/contract/signing-service.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import type { Kept } from '../codec.ts';
import type { OutboxMessage } from '../outbox.ts';
import { answerTask, openTask, readTasks } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';
import { askToSign } from './ask-to-sign.ts';
import { commitContract, contractSubject, readContract } from './contract.ts';

type Served = Kept<ServedContract>;

/** What the service said of a contract, or what was done there: written down by the machine, without a change of anything else. */
export async function noteService(
  before: Served,
  after: ServedContract,
  { type, at, data = {} }: { readonly type: string; readonly at: string; readonly data?: NewEvent['data'] },
): Promise<Served> {
  const event = { type, at, by: 'system', data };
  const kept = await commitContract({ before, after, event });
  return { ...after, version: kept.version, eventHash: kept.eventHash };
}

/** It is not signed at the service, and the coordinator is asked to see to it. Nothing follows by itself. */
export async function stopAtService(
  before: Served,
  reason: { readonly why: StopReason; readonly said?: string | undefined; readonly at: string },
): Promise<void> {
  const { at, why } = reason;
  const { coordinator, deadlines } = municipalityOf(before.municipality);
  const { name, email } = coordinator;
  const task = openTask({
    kind: 'SEE_TO_SIGNING',
    subject: contractSubject(before.municipality, before.contractId),
    assignee: { name, email },
    ...diaryNumberOf(before),
    dueOn: addDays(stockholmDay(at), deadlines.lapseDays),
    openedAt: at,
  });
  await commitContract({
    before,
    after: stop(before, reason),
    event: { type: 'SIGNING_STOPPED', at, by: 'system', data: { why } },
    outbox: [task.mail],
    also: [task.write],
  });
}

/** Nothing can be signed there any more: those whose turn it is are asked here, with all their days. */
export async function askHereInstead(before: Served, at: string): Promise<void> {
  const { adapter } = before.service;
  const after: ServedContract = { ...before, service: { status: 'WITHDRAWN', adapter } };
  const asked = tasksFor(after, at);
  await commitContract({
    before,
    after,
    event: { type: 'SIGNING_WITHDRAWN', at, by: 'system', data: {} },
    outbox: asked.mails,
    also: asked.writes,
  });
}

interface Doer {
  readonly by: string;
  readonly at: string;
}

/**
 * A person takes the contract back from the service. Where nothing can be signed there any more the signers are asked
 * here at once; else as soon as the service has confirmed it.
 * @returns false when there was nothing to take back
 */
export async function takeBackFromService(contract: Subject, { by, at }: Doer): Promise<boolean> {
  return settle(contract, { by, at, type: 'SIGNING_TAKEN_BACK' }, takeBack);
}

/** A person has the service try once more. @returns false when it had not stopped */
export async function sendToServiceAnew(contract: Subject, { by, at }: Doer): Promise<boolean> {
  return settle(contract, { by, at, type: 'SIGNING_SENT_ANEW' }, sendAnew);
}

async function settle(
  subject: Subject,
  { by, at, type }: Doer & { readonly type: string },
  change: typeof takeBack | typeof sendAnew,
): Promise<boolean> {
  return retryOnConcurrency(async () => {
    const before = await readContract(subject);
    if (before === null) return false;
    const changed = change(before);
    if (!changed.ok) return false;
    const after = changed.value;
    const asked = after.service.status === 'WITHDRAWN' ? tasksFor(after, at) : { mails: [], writes: [] };
    const open = (await readTasks(subject)).filter((task): task is OpenTask => task.status === 'OPEN');
    const seenTo = open
      .filter(({ kind }) => kind === 'SEE_TO_SIGNING')
      .map((task) => answerTask(task, { at, by, outcome: type }));
    await commitContract({
      before,
      after,
      event: { type, at, by, data: {} },
      outbox: asked.mails,
      also: [...asked.writes, ...seenTo],
    });
    return true;
  });
}

function tasksFor(contract: Contract, at: string): { readonly mails: OutboxMessage[]; readonly writes: Write[] } {
  if (contract.status !== 'AWAITING_SIGNATURES') return { mails: [], writes: [] };
  const tasks = askToSign(contract, whoseTurn(contract), at);
  return { mails: tasks.map(({ mail }) => mail), writes: tasks.map(({ write }) => write) };
}
