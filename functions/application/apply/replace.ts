import { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { commitApplication, type KeptApplication, putContent, readContent } from '../../../shared/store/application.ts';
import type { OutboxMessage } from '../../../shared/store/outbox.ts';
import { openTask, readTasks, revokeTask } from '../../../shared/store/task.ts';
import { retryOnConcurrency, type Write } from '../../../shared/store/transact.ts';
import { authorise } from './authorise.ts';
import { checkOrganisationNumber } from './check-content.ts';
import { draftDays } from './draft-days.ts';
import { view } from './view.ts';
import { now } from '../../../shared/platform/clock.ts';

/** Replaces what the draft says; a new contact address has to be confirmed anew. */
export async function replace(request: Request): Promise<ApiResponse> {
  const content = parseBody(request, ApplicationContent);
  checkOrganisationNumber(content, '');
  return retryOnConcurrency(() => replaceWith(request, content));
}

async function replaceWith(request: Request, content: ApplicationContent): Promise<ApiResponse> {
  const { subject, application } = await authorise(request);
  checkPrecondition(request, application);
  if (application.status !== 'DRAFT') {
    throw problem(
      'already-submitted',
      409,
      'The application has been submitted; only what is asked for can be added now',
    );
  }
  const at = now();
  const { confirmations, mails } = await askAnew(subject, application, content.contact, at);
  const after = await commitApplication({
    before: application,
    after: { ...application, applicantName: content.applicant.name },
    event: { type: 'DRAFT_REPLACED', at, by: 'applicant', data: {} },
    outbox: mails,
    also: [putContent(subject, content), ...confirmations],
  });
  return view(subject, after);
}

/** What a change of the contact's address asks: the new one is confirmed unless it was before, the old one no more. */
async function askAnew(
  subject: Subject,
  { confirmedEmail }: KeptApplication,
  { name, email }: ApplicationContent['contact'],
  at: string,
): Promise<{ confirmations: readonly Write[]; mails: readonly OutboxMessage[] }> {
  const [before, tasks] = await Promise.all([readContent(subject), readTasks(subject)]);
  if (before?.contact.email === email) return { confirmations: [], mails: [] };
  const revocations = tasks
    .filter((task) => task.status === 'OPEN')
    .filter(({ kind }) => kind === 'CONFIRM_CONTACT')
    .map((task) => revokeTask(task, { at, why: 'ANOTHER_ADDRESS' }));
  if (confirmedEmail === email) return { confirmations: revocations, mails: [] };
  const { write, mail } = openTask({
    kind: 'CONFIRM_CONTACT',
    subject,
    assignee: { name, email },
    dueOn: addDays(stockholmDay(at), draftDays),
    openedAt: at,
  });
  return { confirmations: [...revocations, write], mails: [mail] };
}

function checkPrecondition(request: Request, application: KeptApplication): void {
  const expected = request.headers['if-match'];
  if (expected === undefined || expected === '*' || expected === `"${String(application.version)}"`) return;
  throw problem('version-differs', 412, 'The draft has changed since you read it');
}
