import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { CompletionRequest } from '../../../shared/domain/completion/request.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type KeptApplication, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { type BoundVersion, readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import type { Answering } from '../../../shared/store/completion/answer.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { type Conflict, readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readTasks } from '../../../shared/store/task/task.ts';

/** One officer at the latest request of one application. */
export interface Visit extends DeskVisit {
  readonly application: KeptApplication & RegisteredApplication;
  readonly content: ApplicationContent;
  readonly version: BoundVersion;
  readonly asked: CompletionRequest;
  readonly tasks: readonly Task[];
  /** The applicant's task of this request, the latest when links were replaced. */
  readonly task: Task;
  readonly conflict: Conflict | null;
}

/** A request that the applicant still can answer. */
export interface Waiting extends Answering {
  readonly visit: Visit;
}

/**
 * Who is signed in, and what the applicant was last asked for.
 * @throws SignInNeeded, NotAllowed; PageProblem 404 for a draft, an unknown case, or one that nobody has asked anything of
 */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', ['case-officer', 'coordinator']);
  const { subject, staff } = visit;
  // The version first: what is read after it can't be older than what a write is conditional on.
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application) || application.completions.length === 0) {
    throw new PageProblem(404, {
      sv: 'Sökanden har inte fått någon begäran om komplettering.',
      en: 'The applicant has not been asked to complete anything.',
    });
  }
  const [content, version, asked, tasks, conflict] = await Promise.all([
    readContent(subject),
    readBoundVersion(application),
    readCompletion(subject, application.completionRounds),
    readTasks(subject),
    readConflict(subject, staff),
  ]);
  const task = tasks.findLast(({ kind }) => kind === 'COMPLETE');
  if (content === null || asked === null || task === undefined) throw new Error('A completion without its request');
  return { ...visit, application, content, version, asked: asked, tasks, task, conflict };
}

/** The request while it waits for its answer; null when it has ended. */
export function waiting(visit: Visit): Waiting | null {
  const { application, content, asked: request, task } = visit;
  const isOpen = application.status === 'COMPLETION_REQUESTED' && task.status === 'OPEN';
  return isOpen ? { visit, application, content, request, task } : null;
}
