import type { OpinionIn } from '../../../shared/domain/opinion/opinion.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { putRequest, settleRequest } from '../../../shared/store/opinion/opinion.ts';
import { openTask, revokeTask } from '../../../shared/store/task/task.ts';
import type { OpinionRequest } from './read-request.ts';
import type { Visit } from './visit.ts';

/** Asks, by a link of their own, in one transaction with what is kept of it. */
export async function ask(
  { application, subject, staff }: Visit,
  { opinionId, assignee, organisation, dueOn, requirementIds, questions }: OpinionRequest,
  at: string,
): Promise<void> {
  const { diaryNumber } = application;
  const { task, write, mail } = openTask({ kind: 'GIVE_OPINION', subject, assignee, diaryNumber, dueOn, openedAt: at });
  const opinion: OpinionIn<'ASKED'> = {
    schemaVersion: 1,
    status: 'ASKED',
    opinionId,
    taskId: task.taskId,
    name: assignee.name,
    organisation,
    askedBy: staff.name,
    askedAt: at,
    dueOn,
    requirementIds: [...requirementIds],
    questions: [...questions],
  };
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: 'OPINION_ASKED',
      at,
      by: staff.name,
      data: { opinionId, taskId: task.taskId, organisation, dueOn, requirementIds: [...requirementIds] },
    },
    outbox: [mail],
    also: [write, putRequest(subject, opinion)],
  });
}

/** Nobody waits for the answer any more; the link dies with its task. */
export async function takeBack(
  { application, subject, staff, tasks }: Visit,
  { status: _asked, ...opinion }: OpinionIn<'ASKED'>,
  at: string,
): Promise<void> {
  const task = tasks.find(({ taskId }) => taskId === opinion.taskId);
  await commitApplication({
    before: application,
    after: application,
    event: { type: 'OPINION_TAKEN_BACK', at, by: staff.name, data: { opinionId: opinion.opinionId } },
    also: [
      settleRequest(subject, { ...opinion, status: 'TAKEN_BACK', takenBackAt: at, takenBackBy: staff.name }),
      ...(task?.status === 'OPEN' ? [revokeTask(task, { at, why: 'TAKEN_BACK' })] : []),
    ],
  });
}
