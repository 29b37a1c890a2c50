import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type Contract, type ContractIn, diaryNumberOf } from '../../domain/contract/contract.ts';
import { extensionText, terminationText } from '../../domain/contract/notice.ts';
import { extendTerm, lastDay, lastDayAfterNotice, nextStep, type Termination } from '../../domain/contract/term.ts';
import type { OpenTask, Subject, TaskKind } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { newId } from '../../platform/ids.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from './contact.ts';
import { giveContractNotice } from './notice.ts';
import { commitContract, readContract } from './contract.ts';
import { answerTask, openTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

type Signed = Kept<ContractIn<'SIGNED'>>;
interface Actor {
  readonly by: string;
  readonly at: string;
}

/** What a person says of a notice; `agreedOn` is a last day that both parties agreed on instead of the contract's. */
export interface NoticeGiven {
  readonly from: Termination['by'];
  readonly receivedOn: string;
  readonly agreedOn?: string | undefined;
  readonly why: string;
  readonly authority?: string | undefined;
}

export type EndError =
  'NOT_IN_FORCE' | 'TERMINATED' | 'LAST_DAY_NEEDED' | 'LAST_DAY_PASSED' | 'AUTHORITY_NEEDED' | 'NO_EXTENSION';
type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: EndError };

/**
 * Registers that a party gave notice of the contract, or that both agreed to end it. The last day follows from the
 * contract's own days; the provider gets word of it in writing. Of two at the same time one counts.
 */
export async function terminate(subject: Subject, given: NoticeGiven, { by, at }: Actor): Promise<Outcome> {
  return retryOnConcurrency(async (): Promise<Outcome> => {
    const before = await readSigned(subject);
    if (before === null) return { ok: false, error: 'NOT_IN_FORCE' };
    if (before.termination !== undefined) return { ok: false, error: 'TERMINATED' };
    const { from, receivedOn, agreedOn, why, authority } = given;
    if (from === 'MUNICIPALITY' && authority === undefined) return { ok: false, error: 'AUTHORITY_NEEDED' };
    const byTerms = lastDayAfterNotice(before, { by: from, receivedOn });
    const endsOn = from === 'BOTH' || byTerms === null ? agreedOn : byTerms;
    if (endsOn === undefined) return { ok: false, error: 'LAST_DAY_NEEDED' };
    if (endsOn < stockholmDay(at)) return { ok: false, error: 'LAST_DAY_PASSED' };
    const termination: Termination = {
      by: from,
      receivedOn,
      endsOn,
      why,
      ...(authority === undefined ? {} : { authority }),
      registeredBy: by,
      registeredAt: at,
    };
    const municipality = municipalityOf(subject.municipality);
    const text = terminationText(municipality, before.provider.name, termination);
    const notice = giveContractNotice(before, await contactOf(before), {
      noticeId: newId(),
      kind: 'TERMINATED',
      text,
      by,
      at,
    });
    await commitContract({
      before,
      after: { ...before, termination },
      event: { type: 'CONTRACT_TERMINATED', at, by, data: { from, receivedOn, endsOn, why } },
      outbox: [notice.mail],
      also: [...notice.writes, ...(await settled(subject, (task) => revokeTask(task, { at, why: 'TERMINATED' })))],
    });
    return { ok: true };
  });
}

/** A person extends the contract by what its terms allow; its provider gets word of the new last day. */
export async function extend(subject: Subject, { by, at }: Actor): Promise<Outcome> {
  return retryOnConcurrency(async (): Promise<Outcome> => {
    const before = await readSigned(subject);
    if (before === null) return { ok: false, error: 'NOT_IN_FORCE' };
    const term = extendTerm(before);
    if (!term.ok) return term;
    const { calendar: _calendar, ...rest } = before;
    const until = term.value.until ?? '';
    const text = extensionText(municipalityOf(subject.municipality), before.provider.name, { until, by });
    const notice = giveContractNotice(before, await contactOf(before), {
      noticeId: newId(),
      kind: 'EXTENDED',
      text,
      by,
      at,
    });
    await commitContract({
      before,
      after: { ...rest, term: term.value },
      event: { type: 'CONTRACT_EXTENDED', at, by, data: { until } },
      outbox: [notice.mail, { kind: 'PUBLISH' }],
      also: [
        ...notice.writes,
        ...(await settled(subject, (task) => answerTask(task, { at, by, outcome: 'EXTENDED' }))),
      ],
    });
    return { ok: true };
  });
}

/**
 * Does what the calendar has for a contract on a day: asks a person whether it is extended, shows its last day to those
 * who choose, and ends it the day after. Steps that were missed are made up for, each once. Nobody is sent away by it:
 * the last day was agreed on or given notice of by people.
 * @returns how many steps were taken
 */
export async function followCalendar(subject: Subject, at: string): Promise<number> {
  let taken = 0;
  while (await retryOnConcurrency(() => takeStep(subject, at))) taken += 1;
  return taken;
}

async function takeStep(subject: Subject, at: string): Promise<boolean> {
  const before = await readSigned(subject);
  const step = before === null ? null : nextStep(before);
  const last = before === null ? null : lastDay(before);
  if (before === null || step === null || last === null || step.on > stockholmDay(at)) return false;
  const data = { lastDay: last };
  if (step.kind === 'ASK') {
    const { task, write, mail } = askAboutTerm(before, last, at);
    await commitContract({
      before,
      after: { ...before, calendar: { ...before.calendar, asked: last } },
      event: { type: 'CONTRACT_END_ASKED', at, by: 'calendar', data: { ...data, taskId: task.taskId } },
      outbox: [mail],
      also: [write],
    });
  } else if (step.kind === 'SHOW') {
    await commitContract({
      before,
      after: { ...before, calendar: { ...before.calendar, shown: last } },
      event: { type: 'CONTRACT_END_SHOWN', at, by: 'calendar', data },
      outbox: [{ kind: 'PUBLISH' }],
    });
  } else await end(before, last, at);
  return true;
}

async function end(before: Signed, last: string, at: string): Promise<void> {
  const { calendar: _calendar, ...rest } = before;
  const subject = { municipality: before.municipality, type: 'CONTRACT', id: before.contractId } as const;
  await commitContract({
    before,
    after: { ...rest, status: 'ENDED', endedOn: last, why: before.termination?.why ?? 'Avtalstiden löpte ut.' },
    event: { type: 'CONTRACT_ENDED', at, by: 'calendar', data: { lastDay: last } },
    outbox: [{ kind: 'PUBLISH' }],
    also: await settled(subject, (task) => revokeTask(task, { at, why: 'ENDED' }), [
      'DECIDE_TERM',
      'JUDGE_CHANGE_NOTICE',
      'SUPPLY_PROOF',
      'JUDGE_RECHECK',
    ]),
  });
}

/** A question to the coordinator while there is time to answer it. */
function askAboutTerm(contract: Contract, last: string, at: string): ReturnType<typeof openTask> {
  const { name, email } = municipalityOf(contract.municipality).coordinator;
  return openTask({
    kind: 'DECIDE_TERM',
    subject: { municipality: contract.municipality, type: 'CONTRACT', id: contract.contractId },
    assignee: { name, email },
    ...diaryNumberOf(contract),
    dueOn: last,
    openedAt: at,
  });
}

async function readSigned(subject: Subject): Promise<Signed | null> {
  const contract = await readContract(subject);
  return contract?.status === 'SIGNED' ? contract : null;
}

/** The open question about the term, or what else waits for an answer, settled by what was done. */
export async function settled(
  subject: Subject,
  settle: (task: OpenTask) => Write,
  kinds: readonly TaskKind[] = ['DECIDE_TERM'],
): Promise<Write[]> {
  const open = (await readTasks(subject)).filter((task): task is OpenTask => task.status === 'OPEN');
  return open.filter(({ kind }) => kinds.includes(kind)).map(settle);
}
