import { addDays, type Day } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { commitApplication, readApplication } from '../../../shared/store/application.ts';
import { readCompletion } from '../../../shared/store/completion.ts';
import { putRound } from '../../../shared/store/round.ts';
import { openTask, readTasks, revokeTask } from '../../../shared/store/task.ts';
import { waitHandler } from '../../../workflows/wait.ts';

/** Days for the assessment, so that the decision can follow within the time that was promised. */
const assessmentDays = 14;

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
  const { name, email, phone } = municipalityOf(subject.municipality).coordinator;
  const assessment = openTask({
    kind: 'ASSESS',
    subject,
    assignee: officer ?? { name, email, phone },
    diaryNumber: application.diaryNumber,
    dueOn: lastDay(stockholmDay(at), application.decisionDueOn),
    round: { name: round.name, number: round.number },
    openedAt: at,
  });
  const leftOver = (await readTasks(subject))
    .filter((task) => task.kind === 'ASSESS')
    .filter((task) => task.status === 'OPEN');
  await commitApplication({
    before: application,
    after: { ...application, status: 'ASSESSMENT' },
    event: { type: 'ASSESSMENT_REQUESTED', at, by: 'workflow', data: { taskId: assessment.task.taskId } },
    outbox: [assessment.mail],
    also: [
      putRound(subject, round),
      assessment.write,
      ...leftOver.map((task) => revokeTask(task, { at, why: 'The assessment was asked for anew' })),
    ],
  });
  return 'WAITING';
});

function lastDay(today: Day, decisionDueOn: Day): Day {
  const day = addDays(today, assessmentDays);
  if (day <= decisionDueOn) return day;
  return decisionDueOn > today ? decisionDueOn : today;
}
