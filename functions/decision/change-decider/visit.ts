import { answerOf } from '../../../shared/domain/decision/conflict-of-interest.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readCommittee } from '../../../shared/store/decision/committee.ts';
import { accountHash, readConflicts } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readMeeting } from '../../../shared/store/decision/decision.ts';
import { bodyOf, type ProposedApplication, rightOf } from '../../../shared/store/decision/pending.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { openQuestions } from './people.ts';

const roles = ['coordinator', 'secretary', 'case-officer'] as const;

export type Visit = Awaited<ReturnType<typeof enter>>;

/** @throws PageProblem 404 when no decision is waited for; NotAllowed for whoever has declared an interest (KL 6:28) */
export async function enter(request: PageRequest) {
  const visit = await enterDesk(request, 'applicationId', [...roles, 'auditor']);
  const { subject, staff, municipality } = visit;
  const [application, said] = await Promise.all([readApplication(subject), readConflicts(subject)]);
  const own = said.find(({ who }) => who === accountHash(staff));
  if (own !== undefined && answerOf(own) === 'DECLARED') throw new NotAllowed();
  if (application?.status !== 'PROPOSED') {
    throw new PageProblem(404, {
      sv: 'Inget beslut väntar i det här ärendet.',
      en: 'No decision is waiting in this case.',
    });
  }
  const [tasks, meeting, committee] = await Promise.all([
    readTasks(subject),
    readMeeting(subject),
    readCommittee(municipality.id, municipality.committee.id),
  ]);
  return {
    ...visit,
    application,
    tasks,
    committee,
    right: rightOf(application),
    /** Doubts of somebody's impartiality that nobody has ruled on. */
    questions: openQuestions(said, application),
    meets: isBegun(application, meeting),
    /** What the committee itself resolved is registered by its secretary or the coordinator. */
    mayRegister: hasRole(staff, municipality.id, ['coordinator', 'secretary']),
    mayAct: hasRole(staff, municipality.id, roles),
  };
}

/** The committee has begun on the case. */
export function isBegun(application: ProposedApplication, meeting: Meeting | null): boolean {
  return (
    meeting !== null &&
    meeting.status !== 'DECLARED' &&
    meeting.basisHash === application.proposal.basisHash &&
    meeting.committee.id === bodyOf(application).id
  );
}
