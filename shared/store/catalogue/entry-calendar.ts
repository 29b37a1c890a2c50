import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { confirmed } from '../../domain/catalogue/confirmation.ts';
import { diaryNumberOf } from '../../domain/contract/contract.ts';
import type { OpenTask, Subject, TaskKind } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { choiceSystemSubject, commitChoiceSystem, readChoiceSystem } from '../choice-system/choice-system.ts';
import { contactOf } from '../contract/contact.ts';
import { commitContract, readContract } from '../contract/contract.ts';
import { putConfirmation, readAwaiting, readUpkeep } from './entry-upkeep.ts';
import { recordEvent } from '../record-event.ts';
import { answerTask, openTask, readTasks, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

interface Actor {
  readonly by: string;
  readonly at: string;
}

/**
 * Asks a provider whether what the catalogue says of it still is right, the own unit like the others; once until it is
 * answered.
 * @returns false when nobody is asked: it is being asked, or the contract is not in force
 */
export async function askWhetherRight(subject: Subject, at: string): Promise<boolean> {
  return retryOnConcurrency(async () => {
    const [contract, { confirmation }] = await Promise.all([readContract(subject), readUpkeep(subject)]);
    if (contract?.status !== 'SIGNED' || confirmation === null || confirmation.asked !== undefined) return false;
    const on = stockholmDay(at);
    const { task, write, mail } = openTask({
      kind: 'CONFIRM_ENTRY',
      subject,
      assignee: await contactOf(contract),
      ...diaryNumberOf(contract),
      dueOn: addDays(on, municipalityOf(subject.municipality).catalogue.answerDays),
      openedAt: at,
    });
    await commitContract({
      before: contract,
      after: contract,
      event: { type: 'ENTRY_CONFIRMATION_ASKED', at, by: 'calendar', data: { taskId: task.taskId } },
      outbox: [mail],
      also: [write, putConfirmation(subject, { ...confirmation, asked: { on, taskId: task.taskId } })],
    });
    return true;
  });
}

/** Its provider says that what the catalogue says is right: it is as fresh as today. */
export async function confirmEntry(task: OpenTask, { by, at }: Actor, also: readonly Write[]): Promise<void> {
  const { subject, taskId } = task;
  await recordEvent(
    subject,
    { type: 'ENTRY_CONFIRMED', at, by, data: { taskId } },
    {
      outbox: [{ kind: 'PUBLISH' }],
      also: [
        putConfirmation(subject, confirmed(stockholmDay(at), by)),
        answerTask(task, { at, by, outcome: 'RIGHT' }),
        ...also,
      ],
    },
  );
}

/** Its provider says that something is wrong, in its own words: an officer sees to it. */
export async function sayEntryWrong(
  task: OpenTask,
  words: string,
  { by, at }: Actor,
  also: readonly Write[],
): Promise<void> {
  const { subject, taskId } = task;
  const { coordinator, catalogue } = municipalityOf(subject.municipality);
  const correction = openTask({
    kind: 'CORRECT_ENTRY',
    subject,
    assignee: { name: coordinator.name, email: coordinator.email },
    dueOn: addDays(stockholmDay(at), catalogue.officerDays),
    note: { sv: words, en: words },
    openedAt: at,
  });
  await recordEvent(
    subject,
    { type: 'ENTRY_SAID_WRONG', at, by, data: { taskId, correction: correction.task.taskId } },
    {
      outbox: [correction.mail],
      also: [correction.write, answerTask(task, { at, by, outcome: 'WRONG' }), ...also],
    },
  );
}

/** An officer has seen to what was said to be wrong: it was corrected, or is right; so it is as fresh as today. */
export async function settleCorrection(task: OpenTask, outcome: string, { by, at }: Actor): Promise<void> {
  const { subject, taskId } = task;
  await recordEvent(
    subject,
    { type: 'ENTRY_CORRECTED', at, by, data: { taskId } },
    {
      outbox: [{ kind: 'PUBLISH' }],
      also: [putConfirmation(subject, confirmed(stockholmDay(at), by)), answerTask(task, { at, by, outcome })],
    },
  );
}

/**
 * Asks an officer to read the texts of a choice system that wait, with one task for them all; settles it when none is left.
 * @param read contracts whose texts have just been read: the list may still show them
 * @returns whether a task was opened or settled
 */
export async function followTexts(
  system: { readonly municipality: string; readonly id: string },
  { at, read = [] }: { readonly at: string; readonly read?: readonly string[] },
): Promise<boolean> {
  const subject = choiceSystemSubject(system.municipality, system.id);
  return retryOnConcurrency(async () => {
    const before = await readChoiceSystem(system.municipality, system.id);
    const [tasks, { contractIds, next }] = await Promise.all([readTasks(subject), readAwaiting(system)]);
    const open = tasks.find((task): task is OpenTask => task.kind === 'APPROVE_TEXTS' && task.status === 'OPEN');
    const isWaiting = next !== null || contractIds.some((id) => !read.includes(id));
    if (isWaiting === (open !== undefined)) return false;
    const { coordinator, catalogue } = municipalityOf(system.municipality);
    if (open !== undefined) {
      await commitChoiceSystem({
        before,
        after: before,
        event: { type: 'CATALOGUE_TEXTS_READ', at, by: 'calendar', data: { taskId: open.taskId } },
        also: [revokeTask(open, { at, why: 'NONE_LEFT' })],
      });
      return true;
    }
    const { task, write, mail } = openTask({
      kind: 'APPROVE_TEXTS',
      subject,
      assignee: { name: coordinator.name, email: coordinator.email },
      dueOn: addDays(stockholmDay(at), catalogue.officerDays),
      openedAt: at,
    });
    await commitChoiceSystem({
      before,
      after: before,
      event: { type: 'CATALOGUE_TEXTS_AWAIT', at, by: 'calendar', data: { taskId: task.taskId } },
      outbox: [mail],
      also: [write],
    });
    return true;
  });
}

/** What is asked only while a contract is in force. */
const ofContractInForce: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'CONFIRM_ENTRY',
  'CORRECT_ENTRY',
  'SUPPLY_PROOF',
  'JUDGE_RECHECK',
]);

/** What nobody answers any more when a contract has ended, or was registered by mistake. */
export async function endQuestions(subject: Subject, at: string): Promise<readonly Write[]> {
  const tasks = await readTasks(subject);
  return tasks
    .filter((task): task is OpenTask => task.status === 'OPEN')
    .filter(({ kind }) => ofContractInForce.has(kind))
    .map((task) => revokeTask(task, { at, why: 'CONTRACT_ENDED' }));
}
