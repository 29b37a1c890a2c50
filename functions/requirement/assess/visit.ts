import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type KeptApplication, readApplication } from '../../../shared/store/application/application.ts';
import { type Conflict, readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readTasks } from '../../../shared/store/task/task.ts';

type AssessmentTask = Task & { readonly kind: 'ASSESS' };

/** One officer at one application. */
export interface Visit extends DeskVisit {
  readonly application: KeptApplication & RegisteredApplication;
  /** The latest assessment that was asked for. */
  readonly task: Task;
  readonly tasks: readonly Task[];
  /** The officer's own word on their impartiality; null until asked. */
  readonly conflict: Conflict | null;
}

/**
 * Who is signed in, and which application it is about.
 * @throws SignInNeeded, NotAllowed; PageProblem 404 for a draft, an unknown case, or one that nobody has handed to an officer
 */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', ['case-officer', 'coordinator']);
  const { subject, staff } = visit;
  const [application, tasks, conflict] = await Promise.all([
    readApplication(subject),
    readTasks(subject),
    readConflict(subject, staff),
  ]);
  if (application === null || !isRegistered(application)) throw new PageProblem(404);
  const task = tasks.findLast(isAssessment);
  if (task === undefined) {
    throw new PageProblem(404, {
      sv: 'Ansökan väntar inte på någon bedömning än.',
      en: 'The application does not wait for an assessment yet.',
    });
  }
  return { ...visit, application, task, tasks, conflict };
}

function isAssessment(task: Task): task is AssessmentTask {
  return task.kind === 'ASSESS';
}

/** How many corrections wait for yes or no (LOV 6:2). */
export function correctionsAsked({ tasks }: Pick<Visit, 'tasks'>): number {
  return tasks.filter(({ kind, status }) => kind === 'DECIDE_CORRECTION' && status === 'OPEN').length;
}
