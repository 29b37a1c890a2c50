import type { RegisteredApplication } from '../../domain/application/application.ts';
import { isSameOfficer, type Officer } from '../../domain/desk/officer.ts';
import type { OpenTask, Subject, Task } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { commitApplication, type KeptApplication } from '../application/application.ts';
import type { OutboxMessage } from '../outbox.ts';
import { answerTask, openTask, readTasks, revokeTask } from '../task/task.ts';
import type { Write } from '../transact.ts';

type Open = KeptApplication & RegisteredApplication;

interface Assignment {
  readonly by: string;
  readonly at: string;
}

/**
 * Gives a case to an officer, or to nobody. An assessment that is open goes with it: the old task is taken back,
 * the new one is mailed.
 * @throws ConcurrencyError when the case changed meanwhile: of two who take it at once one has it
 */
export async function assignCase(application: Open, to: Officer | null, { by, at }: Assignment): Promise<void> {
  const subject = subjectOf(application);
  const { officer: from, ...rest } = application;
  if (from !== undefined && to !== null && isSameOfficer(from, to)) return;
  const coordinator = municipalityOf(application.municipality).coordinator;
  const assignee = to ?? { name: coordinator.name, email: coordinator.email };
  const open = (await readTasks(subject)).filter(isOpen).filter(({ kind }) => kind === 'ASSESS');
  const moved = open.map((task) => handOn(task, assignee, at));
  await commitApplication({
    before: application,
    after: to === null ? rest : { ...rest, officer: to },
    event: { type: 'CASE_ASSIGNED', at, by, data: { from: from?.name ?? null, to: to?.name ?? null } },
    outbox: moved.map(({ mail }) => mail),
    also: moved.flatMap(({ writes }) => writes),
  });
}

/**
 * Gives some of a case's requirements to another officer to judge, with a task of their own that is mailed; what
 * somebody had of them before is theirs no longer. To nobody: whoever has the case judges them.
 * @throws ConcurrencyError when the case changed meanwhile
 */
export async function assignChecks(
  application: Open,
  requirementIds: readonly string[],
  to: Officer | null,
  { by, at, dueOn }: Assignment & { readonly dueOn: string },
): Promise<void> {
  const subject = subjectOf(application);
  const { judges = {}, ...rest } = application;
  const others = Object.entries(judges).filter(([id]) => !requirementIds.includes(id));
  const after = [...others, ...(to === null ? [] : requirementIds.map((id): [string, Officer] => [id, to]))];
  const open = (await readTasks(subject)).filter(isOpen).filter(({ kind }) => kind === 'JUDGE');
  const lessened = open.flatMap((task) => lessen(task, requirementIds, at));
  const given = to === null ? null : openJudging(application, requirementIds, to, { at, dueOn });
  await commitApplication({
    before: application,
    after: after.length === 0 ? rest : { ...rest, judges: Object.fromEntries(after) },
    event: {
      type: 'CHECKS_ASSIGNED',
      at,
      by,
      data: {
        requirementIds: [...requirementIds],
        from: [...new Set(requirementIds.flatMap((id) => judges[id]?.name ?? []))],
        to: to?.name ?? null,
      },
    },
    outbox: given === null ? [] : [given.mail],
    also: [...lessened, ...(given === null ? [] : [given.write])],
  });
}

/** A task to judge some of a case's requirements, and the mail that tells of it. */
export function openJudging(
  application: Open,
  requirementIds: readonly string[],
  to: Officer,
  { at, dueOn }: { readonly at: string; readonly dueOn: string },
) {
  const ids = requirementIds.join(', ');
  return openTask({
    kind: 'JUDGE',
    subject: subjectOf(application),
    assignee: to,
    diaryNumber: application.diaryNumber,
    dueOn,
    requirementIds: [...requirementIds],
    note: { sv: `Krav att bedöma: ${ids}`, en: `Requirements to judge: ${ids}` },
    openedAt: at,
  });
}

/** The same task with another: its day, its wait and its basis stay. */
function handOn(task: OpenTask, assignee: Officer, at: string): { writes: readonly Write[]; mail: OutboxMessage } {
  const { conflict: _conflict, conflictAnsweredAt: _answeredAt, ...same } = task;
  const opened = openTask({ ...same, assignee, openedAt: at });
  return { writes: [revokeTask(task, { at, why: 'REASSIGNED' }), opened.write], mail: opened.mail };
}

/** Takes requirements out of a task; without any left it is taken back. */
function lessen(task: OpenTask, taken: readonly string[], at: string): readonly Write[] {
  const before = task.requirementIds ?? [];
  const left = before.filter((id) => !taken.includes(id));
  if (left.length === before.length) return [];
  const revoked = revokeTask(task, { at, why: 'REASSIGNED' });
  if (left.length === 0) return [revoked];
  const ids = left.join(', ');
  const note = { sv: `Krav att bedöma: ${ids}`, en: `Requirements to judge: ${ids}` };
  return [revoked, openTask({ ...task, requirementIds: left, note, openedAt: at }).write];
}

/** Settles the tasks whose requirements have all been judged; with `all`, every one that is left. */
export function settleJudging(
  tasks: readonly Task[],
  judged: readonly string[] | 'ALL',
  { by, at }: Assignment,
): readonly Write[] {
  return tasks
    .filter(isOpen)
    .filter(({ kind }) => kind === 'JUDGE')
    .flatMap((task) => {
      const done = judged === 'ALL' ? false : (task.requirementIds ?? []).every((id) => judged.includes(id));
      if (done) return [answerTask(task, { at, by, outcome: 'JUDGED' })];
      return judged === 'ALL' ? [revokeTask(task, { at, why: 'ASSESSED' })] : [];
    });
}

function subjectOf({ municipality, applicationId }: Open): Subject {
  return { municipality, type: 'APPLICATION', id: applicationId };
}

function isOpen(task: Task): task is OpenTask {
  return task.status === 'OPEN';
}
