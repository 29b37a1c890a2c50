import type { ApplicationIn } from '../../domain/application/application.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import { withCompletions } from '../../domain/application/promise.ts';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { CompletionRequest } from '../../domain/completion/request.ts';
import { type CompletionRule, silenceWords } from '../../domain/completion/rule.ts';
import type { OpenTask } from '../../domain/task/task.ts';
import { applicationSubject, commitApplication, type KeptApplication } from '../application/application.ts';
import { ofProvider } from '../provider/provider.ts';
import { endRound, putRound, type Round } from '../task/round.ts';
import { answerTask, openTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { putCompletion } from './completion.ts';

type Asking = KeptApplication & ApplicationIn<'CHECKING' | 'ASSESSMENT'>;

/**
 * An officer's request: it ends the assessment, and lies there until the workflow sends it (LOV 6:2).
 * @param also what the officer has settled besides
 */
export async function decideCompletion(
  application: KeptApplication & ApplicationIn<'ASSESSMENT'>,
  task: OpenTask,
  request: CompletionRequest,
  on: {
    readonly at: string;
    readonly by: string;
    readonly settled: readonly string[];
    readonly also: readonly Write[];
  },
): Promise<void> {
  const { at, by, settled, also } = on;
  if (task.round === undefined) throw new Error('An assessment that no workflow waits for');
  const end = endRound(task.subject, { name: 'ASSESSMENT', number: task.round.number }, 'COMPLETION_REQUESTED');
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: 'COMPLETION_DECIDED',
      at,
      by,
      data: { number: request.number, requirementIds: requirementsOf(request), settled: [...settled] },
    },
    outbox: [end.message],
    also: [
      ...also,
      putCompletion(application, request),
      answerTask(task, { at, by, outcome: 'COMPLETION_REQUESTED' }),
      end.write,
    ],
  });
}

/** Sends a request to the applicant's contact: the clock of the decision stands still by the version's rule (LOV 4:4). */
export async function requestCompletion(
  application: Asking,
  request: CompletionRequest,
  on: {
    readonly content: ApplicationContent;
    readonly rule: CompletionRule;
    readonly round: Round;
    readonly at: string;
  },
): Promise<void> {
  const { content, rule, round, at } = on;
  const { name, email, phone } = content.contact;
  const subject = applicationSubject(application.municipality, application.applicationId);
  const askedOn = stockholmDay(at);
  const dueOn = addDays(askedOn, request.days);
  const requirementIds = requirementsOf(request);
  const { task, mail, write } = openTask({
    kind: 'COMPLETE',
    subject,
    assignee: { name, email, phone },
    ...ofProvider(subject.municipality, content.applicant.registration, subject.id),
    diaryNumber: application.diaryNumber,
    dueOn,
    otherwise: silenceWords(rule),
    round: { name: round.name, number: round.number },
    openedAt: at,
  });
  const { number, kind } = request;
  await commitApplication({
    before: application,
    after: withCompletions({ ...application, status: 'COMPLETION_REQUESTED' as const, completionRounds: number }, [
      ...application.completions,
      { number, kind, requirementIds, askedOn, dueOn },
    ]),
    event: {
      type: 'COMPLETION_REQUESTED',
      at,
      by: request.by,
      data: { taskId: task.taskId, kind, number, dueOn, requirementIds },
    },
    outbox: [mail],
    also: [putRound(subject, round), putCompletion(application, request), write],
  });
}

function requirementsOf({ items }: Pick<CompletionRequest, 'items'>): string[] {
  return [...new Set(items.map(({ requirementId }) => requirementId))];
}
