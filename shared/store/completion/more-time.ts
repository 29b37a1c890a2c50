import type { RegisteredApplication } from '../../domain/application/application.ts';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type ExtensionFault, grantExtension, refuseExtension } from '../../domain/completion/extension.ts';
import type { CompletionRequest } from '../../domain/completion/request.ts';
import type { CompletionRule } from '../../domain/completion/rule.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Task } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { commitApplication, type KeptApplication } from '../application/application.ts';
import { answerTask, openTask, takeUpAgain } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { isExtensionToDecide, moveCompletion, putCompletion } from './completion.ts';

/** A request whose time is asked about, or moved. */
export interface Timed {
  readonly application: KeptApplication & RegisteredApplication;
  readonly request: CompletionRequest;
  /** The applicant's. */
  readonly task: OpenTask;
}

/** An officer who settles it, with the case's tasks. */
interface Settling {
  readonly tasks: readonly Task[];
  readonly by: string;
  readonly at: string;
}

/** The applicant asks for more time, with the reason; what was typed so far is kept, and the day stands until it is settled. */
export async function askForMoreTime(
  { application, request, task }: Timed,
  asked: { readonly why: string; readonly draft: Readonly<Record<string, string>>; readonly at: string },
): Promise<void> {
  const { why, draft, at } = asked;
  const { coordinator, deadlines } = municipalityOf(task.subject.municipality);
  const { name, email, phone } = coordinator;
  const decide = openTask({
    kind: 'DECIDE_EXTENSION',
    subject: task.subject,
    assignee: { name, email, phone },
    diaryNumber: application.diaryNumber,
    dueOn: addDays(stockholmDay(at), deadlines.extensionDays),
    openedAt: at,
  });
  const extensions = [
    ...(request.extensions ?? []),
    { state: 'ASKED' as const, askedAt: at, askedBy: task.assignee.name, why },
  ];
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: 'EXTENSION_REQUESTED',
      at,
      by: task.assignee.name,
      data: { taskId: task.taskId, number: request.number },
    },
    outbox: [decide.mail],
    also: [putCompletion(application, { ...request, draft, extensions }), decide.write],
  });
}

/** What an officer says of the time to answer. */
export interface TimeAnswer {
  readonly dueOn: string;
  readonly reason: string;
  readonly deviationReason: string;
}

/** Gives more time, asked for or not: the task's last day, the clock and the request move together. */
export async function giveMoreTime(
  { application, request, task }: Timed,
  { dueOn, reason, deviationReason }: TimeAnswer,
  { rule, ...settling }: Settling & { readonly rule: CompletionRule },
): Promise<Result<null, ExtensionFault>> {
  const { by, at } = settling;
  const granted = grantExtension(rule, request.extensions, {
    from: task.dueOn,
    dueOn,
    today: stockholmDay(at),
    reason,
    deviationReason,
    by,
    at,
  });
  if (!granted.ok) return err(granted.error);
  const { extensions, deviation } = granted.value;
  const extended = {
    ...request,
    extensions,
    ...(deviation === undefined ? {} : { deviations: [...(request.deviations ?? []), deviation] }),
  };
  const moved = moveCompletion(application, task, extended, dueOn);
  await commitApplication({
    before: application,
    after: moved.after,
    event: {
      type: 'EXTENSION_GRANTED',
      at,
      by,
      data: { taskId: task.taskId, number: request.number, from: task.dueOn, dueOn, departs: deviation !== undefined },
    },
    outbox: [moved.message],
    also: [...moved.writes, ...settled(settling, 'GRANTED')],
  });
  return ok(null);
}

/** Says no to a question about more time; when the time is out already, the calendar takes the task up again. */
export async function refuseMoreTime(
  { application, request, task }: Timed,
  { reason }: Pick<TimeAnswer, 'reason'>,
  settling: Settling,
): Promise<Result<null, ExtensionFault>> {
  const { by, at } = settling;
  const refused = refuseExtension(request.extensions, { reason, by, at });
  if (!refused.ok) return err(refused.error);
  await commitApplication({
    before: application,
    after: application,
    event: { type: 'EXTENSION_REFUSED', at, by, data: { taskId: task.taskId, number: request.number } },
    outbox: [{ kind: 'MAIL', template: 'NOT_EXTENDED', taskId: task.taskId }],
    also: [
      putCompletion(application, { ...request, extensions: refused.value }),
      takeUpAgain(task),
      ...settled(settling, 'REFUSED'),
    ],
  });
  return ok(null);
}

/** The officer's own tasks about more time, done. */
function settled({ tasks, by, at }: Settling, outcome: string): Write[] {
  return tasks.filter(isExtensionToDecide).map((task) => answerTask(task, { at, by, outcome }));
}
