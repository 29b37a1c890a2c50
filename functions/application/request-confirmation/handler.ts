import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { commitApplication, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { ofProvider } from '../../../shared/store/provider/provider.ts';
import { putRound } from '../../../shared/store/task/round.ts';
import { openTask } from '../../../shared/store/task/task.ts';
import { waitHandler } from '../../../workflows/wait.ts';

/** Asks each named signatory who has not signed on paper to stand behind what was submitted, by a task of their own. */
export const handler = waitHandler('CONFIRMATION', async (subject, round) => {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application?.status === 'WITHDRAWN') return { settled: 'WITHDRAWN' };
  if (application?.status !== 'RECEIVED' || application.signatoryConfirmedAt !== undefined)
    return { settled: 'CONFIRMED' };
  // Nobody is named, or left to ask: the check of it asks for one.
  const asked = (content?.signatories ?? []).filter(
    ({ name, email }) => email !== undefined && application.filing?.signedBy.includes(name) !== true,
  );
  if (asked.length === 0) return { settled: 'EXPIRED' };
  const at = now();
  const { days } = municipalityOf(subject.municipality).confirmation;
  const { diaryNumber, contentHash } = application;
  const confirmations = asked.map(({ name, email, phone }) =>
    openTask({
      kind: 'CONFIRM_SUBMISSION',
      subject,
      assignee: { name, email, phone },
      ...(content === null ? {} : ofProvider(subject.municipality, content.applicant.registration, subject.id)),
      diaryNumber,
      dueOn: addDays(stockholmDay(at), days),
      basisHash: contentHash,
      round: { name: round.name, number: round.number },
      openedAt: at,
    }),
  );
  await commitApplication({
    before: application,
    after: application,
    event: {
      type: 'CONFIRMATION_REQUESTED',
      at,
      by: 'workflow',
      data: { taskIds: confirmations.map(({ task }) => task.taskId) },
    },
    outbox: confirmations.map(({ mail }) => mail),
    also: [putRound(subject, round), ...confirmations.map(({ write }) => write)],
  });
  return 'WAITING';
});
