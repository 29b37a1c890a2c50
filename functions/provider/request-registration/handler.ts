import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { registrationStep } from '../../../shared/domain/provider/formation.ts';
import type { Assignee } from '../../../shared/domain/task/task.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { commitApplication, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { ofProvider } from '../../../shared/store/provider/provider.ts';
import { putRound } from '../../../shared/store/task/round.ts';
import { openTask } from '../../../shared/store/task/task.ts';
import { waitHandler } from '../../../workflows/wait.ts';

/**
 * Before the contract of a company that was being formed: its contact states the registration, then an officer checks
 * it. Nobody's silence ends the wait; the calendar reminds, and tells the coordinator.
 */
export const handler = waitHandler('REGISTRATION', async (subject, round) => {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null) throw new Error('A registration without its application');
  // Past it already: a workflow that was started anew goes on from there.
  if (application.status !== 'APPROVED') return { settled: 'REGISTERED' };
  const step = registrationStep(content.applicant, application.formation, await readBoundVersion(application));
  if (step === 'NONE') return { settled: 'REGISTERED' };
  const at = now();
  const { signing, coordinator, deadlines } = municipalityOf(subject.municipality);
  const { diaryNumber, officer } = application;
  const returned = application.formation?.returned;
  const { name, email, phone }: Assignee = step === 'STATE' ? content.contact : (officer ?? coordinator);
  const { task, write, mail } = openTask({
    kind: step === 'STATE' ? 'STATE_REGISTRATION' : 'CHECK_REGISTRATION',
    subject,
    assignee: { name, email, phone },
    ...(step === 'STATE' ? ofProvider(subject.municipality, content.applicant.registration, subject.id) : {}),
    diaryNumber,
    dueOn: addDays(stockholmDay(at), step === 'STATE' ? signing.days : deadlines.registrationDays),
    round: { name: round.name, number: round.number },
    ...(step === 'STATE' && returned !== undefined ? { note: { sv: returned.why, en: returned.why } } : {}),
    openedAt: at,
  });
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: step === 'STATE' ? 'REGISTRATION_REQUESTED' : 'REGISTRATION_CHECK_REQUESTED',
      at,
      by: 'workflow',
      data: { taskId: task.taskId },
    },
    outbox: [mail],
    also: [putRound(subject, round), write],
  });
  return 'WAITING';
});
