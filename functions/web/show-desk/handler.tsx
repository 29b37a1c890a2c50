import { isRegistered, type RegisteredApplication } from '../../../shared/domain/application/application.ts';
import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import { enterDesk } from '../../../shared/http/desk.ts';
import { valueOf } from '../../../shared/http/form.ts';
import { languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole, type Staff } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality } from '../../../shared/platform/config.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  readApplication,
} from '../../../shared/store/application.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readTasks } from '../../../shared/store/task.ts';
import { FilePage } from './file-page.tsx';
import { readers } from './readers.ts';
import { showQueue } from './show-queue.tsx';

/** The desk: what waits, and each case's file. */
export const handler = pages({
  'GET /desk': showQueue,
  'GET /desk/applications/{applicationId}': showFile,
  'POST /desk/applications/{applicationId}': restart,
});

async function showFile(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const { staff, application } = await open(request);
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [tasks, outbox, events] = await Promise.all([readTasks(subject), readOutbox(subject), readEvents(subject)]);
  const file = {
    application,
    tasks,
    outbox,
    events,
    needsAttention: hasStopped(events),
    mayRestart: hasRole(staff, application.municipality, ['coordinator']),
  };
  const municipality = findMunicipality(application.municipality);
  const title = `${application.diaryNumber} ${application.applicantName}`;
  return {
    status: 200,
    html: renderPage(<FilePage file={file} lang={lang} />, { title, lang, municipality, staff, wide: true }),
  };
}

/** Starts the workflow anew where the case stands: every wait that has been passed settles at once. */
async function restart(request: PageRequest): Promise<PageResponse> {
  const { staff, application } = await open(request);
  if (!hasRole(staff, application.municipality, ['coordinator'])) throw new NotAllowed();
  if (valueOf(request.form, 'step') !== 'restart') throw new PageProblem(400);
  const events = await readEvents(applicationSubject(application.municipality, application.applicationId));
  if (hasStopped(events)) {
    const attempt = application.attempt + 1;
    await commitApplication({
      before: application,
      after: { ...application, attempt },
      event: { type: 'WORKFLOW_RESTARTED', at: now(), by: staff.name, data: { attempt } },
      outbox: [{ kind: 'START', attempt }],
    });
  }
  return seeOther(request.path);
}

async function open(
  request: PageRequest,
): Promise<{ staff: Staff; application: KeptApplication & RegisteredApplication }> {
  const { staff, subject } = await enterDesk(request, 'applicationId', readers);
  const application = await readApplication(subject);
  // A draft is the applicant's own room: to staff it does not exist.
  if (application === null || !isRegistered(application)) throw new PageProblem(404);
  return { staff, application };
}

function hasStopped(events: readonly AuditEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'ATTENTION_NEEDED' || type === 'WORKFLOW_RESTARTED');
  return last?.type === 'ATTENTION_NEEDED';
}
