import { isRegistered } from '../../../shared/domain/application/application.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import { BackToCase } from '../../../shared/http/desk/back-to-case.tsx';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { applicationSubject, readApplication } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { noteReading } from '../../../shared/store/desk/reading.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readEarlier } from '../../../shared/store/requirement/earlier.ts';
import { EarlierPage } from './page.tsx';

/** What we found and decided the last time, on the same requirements and proof (LOV 1:2). */
export const handler = pages({ 'GET /desk/applications/{applicationId}/earlier': show });

const readers = ['coordinator', 'case-officer', 'secretary', 'delegate', 'auditor'] as const;

async function show(request: PageRequest): Promise<PageResponse> {
  const { subject, staff, municipality, lang } = await enterDesk(request, 'applicationId', readers);
  const [application, conflict] = await Promise.all([readApplication(subject), readConflict(subject, staff)]);
  if (application === null || !isRegistered(application)) throw new PageProblem(404);
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  const [version, cases] = await Promise.all([readBoundVersion(application), readEarlier(application, staff)]);
  if (request.method === 'GET') {
    // Each of them is read here: that goes to its access log, as when its file is opened.
    const at = now();
    await Promise.all(
      cases.map(({ application: read }) =>
        noteReading(applicationSubject(municipality.id, read.applicationId), staff, read.version, at),
      ),
    );
  }
  const content = (
    <EarlierPage
      requirements={version.requirements.requirements}
      cases={cases}
      terms={municipality.terminology}
      lang={lang}
    />
  );
  const title =
    lang === 'sv' ? `Tidigare bedömningar – ${application.diaryNumber}` : `Earlier – ${application.diaryNumber}`;
  const above = <BackToCase subject={subject} lang={lang} />;
  return { status: 200, html: renderPage(content, { title, lang, municipality, staff, wide: true, above }) };
}
