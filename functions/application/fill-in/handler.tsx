import { isContactsTask } from '../../../shared/domain/application/contacts-task.ts';
import { applicationCookie } from '../../../shared/http/application-cookie.ts';
import { taskPath } from '../../../shared/domain/task/address.ts';
import { clearCookie } from '../../../shared/http/cookie.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { type PageHandler, type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { applicationSubject } from '../../../shared/store/application.ts';
import { issueLink } from '../../../shared/store/link.ts';
import { closeDevice, mailWayIn } from '../../../shared/store/open-application.ts';
import { readTasks } from '../../../shared/store/task.ts';
import { valueOf } from '../../../shared/http/form.ts';
import { addressOf, pageNamed } from '../../../shared/http/application-address.ts';
import { notOpenPage } from '../../../shared/http/not-open-page.tsx';
import { beginAgain } from './begin-again.ts';
import { evidencePage } from './evidence-page.tsx';
import { overviewPage } from './overview.tsx';
import { receiptPage } from './receipt-page.tsx';
import { reviewPage } from './review-page.tsx';
import { sectionPage } from './section-page.tsx';
import { NotOpen } from '../../../shared/store/application-door.ts';
import { startPage } from './start-page.tsx';
import { type Visit, visitOf } from './visit.ts';
import { withdrawalPage } from './withdrawal-page.tsx';

/** The applicant's own pages: a draft section by section, until it is sent and has its receipt. */
export const handler = pages({
  'GET /ansok/{choiceSystemId}': startPage,
  'POST /ansok/{choiceSystemId}': startPage,
  'GET /ansokan/{applicationId}': onThisDevice(overview),
  'POST /ansokan/{applicationId}': onThisDevice(press),
  'GET /ansokan/{applicationId}/{section}': onThisDevice(section),
  'POST /ansokan/{applicationId}/{section}': onThisDevice(section),
});

function onThisDevice(page: (visit: Visit) => Promise<PageResponse>): PageHandler {
  return async (request: PageRequest) => {
    try {
      return await page(await visitOf(request));
    } catch (error) {
      if (error instanceof NotOpen) return notOpenPage(request);
      throw error;
    }
  };
}

async function overview(visit: Visit): Promise<PageResponse> {
  const { application, lang } = visit;
  return application.status === 'DRAFT' ? overviewPage(visit) : seeOther(addressOf(application, lang));
}

async function section(visit: Visit): Promise<PageResponse> {
  const { application, lang, request } = visit;
  const name = pageNamed(request.params['section'] ?? '');
  if (name === undefined || name === 'status' || name === 'correction') throw new PageProblem(404);
  if (name === 'receipt') return receiptPage(visit);
  if (name === 'withdrawal') return withdrawalPage(visit);
  if (application.status !== 'DRAFT') {
    if (request.method === 'POST' && name !== 'review') throw new PageProblem(409);
    return seeOther(addressOf(application, lang));
  }
  if (name === 'review') return reviewPage(visit);
  if (name === 'evidence') return evidencePage(visit);
  return sectionPage(visit, name);
}

/** The buttons of the overview, and of the page that tells where a sent one stands. */
async function press(visit: Visit): Promise<PageResponse> {
  const { application, lang, at, request } = visit;
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [step = '', detail = ''] = valueOf(request.form, 'step').split(':', 2);
  switch (step) {
    case 'link': {
      const sent = await mailWayIn(subject, at);
      const told = { SENT: { lank: 'skickad' }, RECENT: { lank: 'nyss' }, GONE: undefined };
      return seeOther(addressOf(application, lang, undefined, told[sent]));
    }
    case 'leave':
      await closeDevice(subject, request.cookies[applicationCookie(application)] ?? '', at);
      return seeOther(inLanguage('/fortsatt-ansokan', lang), [clearCookie(applicationCookie(application))]);
    case 'open': {
      const task = (await readTasks(subject)).filter(isContactsTask).find(({ taskId }) => taskId === detail);
      if (task === undefined) return seeOther(addressOf(application, lang));
      return seeOther(inLanguage(taskPath(task.kind, subject, await issueLink(task, at)), lang));
    }
    case 'again':
      return beginAgain(visit, detail);
    default:
      throw new PageProblem(400);
  }
}
