import { isRegistered } from '../../../shared/domain/application/application.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { AuditEvent } from '../../../shared/domain/register/event.ts';
import { Parties } from '../../../shared/http/decision/basis.tsx';
import { emptyForm, type FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { Note } from '../../../shared/http/parts.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readContent, readEvidence } from '../../../shared/store/application/application.ts';
import { readFindings } from '../../../shared/store/requirement/check.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readDecision, readNotice } from '../../../shared/store/decision/decision.ts';
import { readDesk } from '../../../shared/store/desk/desk.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readNotes } from '../../../shared/store/desk/journal.ts';
import { readOpinions } from '../../../shared/store/opinion/opinion.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { noteReading, readReadings } from '../../../shared/store/desk/reading.ts';
import { readSiblings } from '../../../shared/store/application/sibling.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { disposedPage } from './disposed-file.tsx';
import { FilePage } from './file-page.tsx';
import type { Decided } from './remedy-row.tsx';
import { handlers } from './readers.ts';
import { enterAny, type Visit } from './visit.ts';
import { withdrawnPage } from './withdrawn-file.tsx';

/** One case as its file. That it was read goes to the access log, and into nothing of the case. */
export async function showFile(request: PageRequest): Promise<PageResponse> {
  const visit = await enterAny(request);
  const { application } = visit;
  if (application.status === 'WITHDRAWN' && application.diaryNumber !== undefined) {
    if (visit.hasConflict) throw new NotAllowed();
    if (request.method === 'GET') await noteReading(visit.subject, visit.staff, application.version, now());
    return withdrawnPage(visit, { ...application, diaryNumber: application.diaryNumber });
  }
  if (application.status === 'DISPOSED') {
    if (request.method === 'GET') await noteReading(visit.subject, visit.staff, application.version, now());
    return disposedPage(visit, application);
  }
  if (!isRegistered(application)) throw new PageProblem(404);
  const registered = { ...visit, application };
  return visit.hasConflict ? showParties(registered) : filePage(registered, emptyForm);
}

/** The file, with a form as it was sent and what is wrong in it. */
export async function filePage(visit: Visit, form: FormState): Promise<PageResponse> {
  const { request, staff, subject, application, municipality, lang } = visit;
  const isLogReader = hasRole(staff, municipality.id, ['coordinator', 'auditor']);
  const [content, version, evidence, findings, tasks, opinions, siblings, outbox, events, notes, desk, readings] =
    await Promise.all([
      readContent(subject),
      readBoundVersion(application),
      readEvidence(subject),
      readFindings(subject),
      readTasks(subject),
      readOpinions(subject),
      readSiblings(application),
      readOutbox(subject),
      readEvents(subject),
      readNotes(subject),
      readDesk(municipality.id),
      isLogReader ? readReadings(subject) : null,
    ]);
  if (content === null) throw new Error('A registered application without its content');
  const decided = await readDecided(visit);
  // HEAD reads nothing aloud; a form that is shown again is no new reading.
  const since = request.method === 'GET' ? await noteReading(subject, staff, application.version, now()) : null;
  const page = (
    <FilePage
      visit={visit}
      content={content}
      requirements={version.requirements}
      evidence={evidence}
      findings={findings}
      tasks={tasks}
      opinions={opinions}
      siblings={siblings}
      outbox={outbox}
      events={events}
      decided={decided}
      today={stockholmDay(now())}
      notes={notes}
      officers={desk?.officers ?? []}
      readings={readings}
      since={since}
      needsAttention={hasStopped(events)}
      mayHandle={hasRole(staff, municipality.id, handlers)}
      isCoordinator={hasRole(staff, municipality.id, ['coordinator'])}
      mayPutRight={hasRole(staff, municipality.id, ['coordinator', 'secretary'])}
      form={form}
    />
  );
  const invalid = form.errors.length > 0;
  const above = (
    <p class="back">
      <a href={inLanguage(`/desk?municipality=${municipality.id}`, lang)}>
        {lang === 'sv' ? 'Till kön' : 'To the queue'}
      </a>
    </p>
  );
  const html = renderPage(page, { title: titleOf(visit), lang, municipality, staff, wide: true, invalid, above });
  return { status: invalid ? 422 : 200, html };
}

/** The last decision, where there is one: a case that was taken up again has it too. */
async function readDecided({ subject, application }: Visit): Promise<Decided | null> {
  const { reconsiders } = application;
  const before = reconsiders?.of === undefined ? reconsiders?.decisionNumber : undefined;
  const number = 'decisionNumber' in application ? application.decisionNumber : before;
  if (number === undefined) return null;
  const [decision, notice] = await Promise.all([readDecision(subject, number), readNotice(subject)]);
  return decision === null ? null : { decision, notice };
}

/** Whoever has declared an interest sees who applies, and nothing more (KL 6:28). */
async function showParties(visit: Visit): Promise<PageResponse> {
  const { subject, application, municipality, staff, lang } = visit;
  const content = await readContent(subject);
  if (content === null) throw new Error('A registered application without its content');
  const basis = { application, content, findings: [], requirements: [], exclusion: null, opinions: [] };
  const page = (
    <>
      <Note tone="warn">
        <p>
          {lang === 'sv'
            ? 'Du har anmält jäv i ärendet. Därför visas bara vem som söker.'
            : 'You have declared an interest in the case. So only the applicant is shown.'}
        </p>
      </Note>
      <Parties basis={basis} lang={lang} />
    </>
  );
  return { status: 200, html: renderPage(page, { title: titleOf(visit), lang, municipality, staff }) };
}

function titleOf({ application }: Visit): string {
  return `${application.diaryNumber} ${application.applicantName}`;
}

export function hasStopped(events: readonly AuditEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'ATTENTION_NEEDED' || type === 'WORKFLOW_RESTARTED');
  return last?.type === 'ATTENTION_NEEDED';
}
