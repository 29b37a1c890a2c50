import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { proposeJudges } from '../../../shared/domain/desk/propose-judges.ts';
import type { Officer } from '../../../shared/domain/desk/officer.ts';
import { authorisationPoint } from '../../../shared/domain/requirement/requirement-set.ts';
import { addDays, type Day } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { openJudging } from '../../../shared/store/desk/assign.ts';
import { readFindings } from '../../../shared/store/requirement/check.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readDesk } from '../../../shared/store/desk/desk.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { putRound } from '../../../shared/store/task/round.ts';
import { openTask, readTasks, revokeTask } from '../../../shared/store/task/task.ts';
import { waitHandler } from '../../../workflows/wait.ts';

/** Hands the application to the municipality's officers: what is left is for a person to judge. */
export const handler = waitHandler('ASSESSMENT', async (subject, round) => {
  const application = await readApplication(subject);
  switch (application?.status) {
    case undefined:
    case 'DRAFT':
    case 'RECEIVED':
      throw new Error('Only an application that has been checked is assessed');
    case 'WITHDRAWN':
    case 'COMPLETION_REQUESTED':
      return { settled: application.status };
    case 'CHECKING':
      break;
    case 'ASSESSMENT':
      // An officer asked for a completion, and the workflow stopped before it went out.
      if ((await readCompletion(subject, application.completionRounds + 1)) !== null) {
        return { settled: 'COMPLETION_REQUESTED' };
      }
      break;
    default:
      return { settled: 'ASSESSED' };
  }
  const at = now();
  const { officer } = application;
  const { coordinator, deadlines } = municipalityOf(subject.municipality);
  const { name, email, phone } = coordinator;
  const assessment = openTask({
    kind: 'ASSESS',
    subject,
    assignee: officer ?? { name, email, phone },
    diaryNumber: application.diaryNumber,
    dueOn: lastDay(stockholmDay(at), deadlines.assessmentDays, application.decisionDueOn),
    round: { name: round.name, number: round.number },
    openedAt: at,
  });
  const judges = await judgesFor(application);
  const soon = addDays(stockholmDay(at), deadlines.judgingDays);
  const judging = [...Map.groupBy(judges, ([, judge]) => judge.email).values()].flatMap((given) => {
    const [, to] = given[0] ?? [];
    const ids = given.map(([id]) => id);
    const dueOn = soon < assessment.task.dueOn ? soon : assessment.task.dueOn;
    return to === undefined ? [] : [openJudging(application, ids, to, { at, dueOn })];
  });
  const leftOver = (await readTasks(subject))
    .filter((task) => task.kind === 'ASSESS')
    .filter((task) => task.status === 'OPEN');
  await commitApplication({
    before: application,
    after: {
      ...application,
      status: 'ASSESSMENT',
      ...(judges.size === 0 ? {} : { judges: { ...application.judges, ...Object.fromEntries(judges) } }),
    },
    event: {
      type: 'ASSESSMENT_REQUESTED',
      at,
      by: 'workflow',
      data: { taskId: assessment.task.taskId, ...(judges.size === 0 ? {} : { judges: namesOf(judges) }) },
    },
    outbox: [assessment.mail, ...judging.map(({ mail }) => mail)],
    also: [
      putRound(subject, round),
      assessment.write,
      ...judging.map(({ write }) => write),
      ...leftOver.map((task) => revokeTask(task, { at, why: 'The assessment was asked for anew' })),
    ],
  });
  return 'WAITING';
});

/** Whom the desk proposes for what is left to judge, by the competence that the requirements name; nobody where they name none. */
async function judgesFor(application: KeptApplication & RegisteredApplication): Promise<ReadonlyMap<string, Officer>> {
  const { requirements } = (await readBoundVersion(application)).requirements;
  const named = requirements.flatMap((one) => {
    const competence = authorisationPoint(one)?.competence;
    return competence === undefined ? [] : [{ requirementId: one.id, competence }];
  });
  const desk = named.length === 0 ? null : await readDesk(application.municipality);
  if (desk === null) return new Map();
  const findings = await readFindings(applicationSubject(application.municipality, application.applicationId));
  const waiting = named.filter(({ requirementId }) =>
    findings.some((finding) => finding.requirementId === requirementId && finding.result === 'NEEDS_HUMAN'),
  );
  const { applicationId: caseId, officer, judges } = application;
  return proposeJudges(waiting, desk.officers, { caseId, officer, judges });
}

function namesOf(judges: ReadonlyMap<string, Officer>): Record<string, string> {
  return Object.fromEntries([...judges].map(([id, { name }]) => [id, name]));
}

/** So that the decision can follow within the time that was promised. */
function lastDay(today: Day, days: number, decisionDueOn: Day): Day {
  const day = addDays(today, days);
  if (day <= decisionDueOn) return day;
  return decisionDueOn > today ? decisionDueOn : today;
}
