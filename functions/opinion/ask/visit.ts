import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { Opinion } from '../../../shared/domain/opinion/opinion.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type KeptApplication, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { type BoundVersion, readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { type Conflict, readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readOpinions } from '../../../shared/store/opinion/opinion.ts';
import { readTasks } from '../../../shared/store/task/task.ts';

/** One officer at one application and what others were asked about it. */
export interface Visit extends DeskVisit {
  readonly application: KeptApplication & RegisteredApplication;
  readonly content: ApplicationContent;
  readonly version: BoundVersion;
  readonly opinions: readonly Opinion[];
  readonly tasks: readonly Task[];
  /** The latest assessment that was asked for. */
  readonly assessment: Task;
  /** The officer's own word on their impartiality; null until asked. */
  readonly conflict: Conflict | null;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a draft, an unknown case, or one that nobody has handed to an officer */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', ['case-officer', 'coordinator']);
  const { subject, staff } = visit;
  // The version first: what is read after it can't be older than what a write is conditional on.
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) throw new PageProblem(404);
  const [content, version, opinions, tasks, conflict] = await Promise.all([
    readContent(subject),
    readBoundVersion(application),
    readOpinions(subject),
    readTasks(subject),
    readConflict(subject, staff),
  ]);
  if (content === null) throw new Error('A registered application without its content');
  const assessment = tasks.findLast(({ kind }) => kind === 'ASSESS');
  if (assessment === undefined) {
    throw new PageProblem(404, {
      sv: 'Ansökan väntar inte på någon bedömning än.',
      en: 'The application does not wait for an assessment yet.',
    });
  }
  return { ...visit, application, content, version, opinions, tasks, assessment, conflict };
}
