import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import {
  type KeptApplication,
  readApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import {
  type BoundVersion,
  readBoundVersion,
  readChoiceSystem,
} from '../../../shared/store/choice-system/choice-system.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { registrars } from './officer.ts';

/** One of the staff at the papers of one application. */
export interface Visit extends DeskVisit {
  readonly application: KeptApplication & RegisteredApplication;
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  readonly version: BoundVersion;
  readonly system: ChoiceSystem;
}

/**
 * The papers of an application: of one that came as such, and of any whose applicant may answer a completion by letter.
 * @throws PageProblem 404 for a draft, an unknown case, and one that has no papers; SignInNeeded; NotAllowed, also for
 * whoever has declared an interest in the case (KL 6:28)
 */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', registrars);
  const { subject, staff } = visit;
  // The case first: what is read after it can't be older than what a write is conditional on.
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application) || !hasPapers(application)) throw new PageProblem(404);
  const [content, evidence, version, system, conflict] = await Promise.all([
    readContent(subject),
    readEvidence(subject),
    readBoundVersion(application),
    readChoiceSystem(application.municipality, application.choiceSystemId),
    readConflict(subject, staff),
  ]);
  if (content === null) throw new Error('A registered application without its content');
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  return { ...visit, application, content, evidence, version, system };
}

export function hasPapers({ filing, status }: RegisteredApplication): boolean {
  return filing !== undefined || status === 'COMPLETION_REQUESTED';
}
