import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { type ApplicationIn, isRegistered } from '../../../shared/domain/application/application.ts';
import type { Formation } from '../../../shared/domain/provider/formation.ts';
import { type Lookup, numberHashOf } from '../../../shared/domain/registry/lookup.ts';
import type { OpenTask, Task } from '../../../shared/domain/task/task.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readApplication, readContent } from '../../../shared/store/application/application.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { type Conflict, readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readLookups } from '../../../shared/store/registry/registry.ts';
import { readTasks } from '../../../shared/store/task/task.ts';

/** The applications that may have stated a registration since they were approved. */
export type Formed = ApplicationIn<'APPROVED' | 'CONTRACT_PENDING' | 'CONTRACTED'>;

/** One officer at an approved application whose company has stated its registration. */
export interface Visit extends DeskVisit {
  readonly application: Kept<Formed>;
  readonly formation: Formation;
  readonly content: ApplicationContent;
  /** What the registries say of the number that was stated. */
  readonly lookups: readonly Lookup[];
  /** The latest check that was asked for. */
  readonly task: Task | undefined;
  readonly conflict: Conflict | null;
}

/**
 * Who is signed in, and whose registration it is about.
 * @throws SignInNeeded, NotAllowed; PageProblem 404 where nothing has been stated
 */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', ['case-officer', 'coordinator']);
  const { subject, staff } = visit;
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application) || !isFormed(application)) throw new PageProblem(404);
  const { formation } = application;
  if (formation === undefined) {
    throw new PageProblem(404, {
      sv: 'Ingen registrering har angetts efter beslutet.',
      en: 'No registration has been stated since the decision.',
    });
  }
  const [content, lookups, tasks, conflict] = await Promise.all([
    readContent(subject),
    readLookups(subject),
    readTasks(subject),
    readConflict(subject, staff),
  ]);
  if (content === null) throw new Error('A registered application without its content');
  const numberHash = numberHashOf(content.applicant.registration, hashOf);
  return {
    ...visit,
    application,
    formation,
    content,
    lookups: lookups.filter((lookup) => lookup.numberHash === numberHash),
    task: tasks.findLast(({ kind }) => kind === 'CHECK_REGISTRATION'),
    conflict,
  };
}

/** A stated registration that waits for an officer; null when it does not. */
export function waiting({
  application,
  task,
}: Visit): { readonly application: Kept<ApplicationIn<'APPROVED'>>; readonly task: OpenTask } | null {
  return application.status === 'APPROVED' && task?.status === 'OPEN' ? { application, task } : null;
}

function isFormed<A extends { readonly status: string }>(
  application: A,
): application is A & { readonly status: Formed['status'] } {
  return ['APPROVED', 'CONTRACT_PENDING', 'CONTRACTED'].includes(application.status);
}
