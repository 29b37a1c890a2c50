import { type PageHandler, type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { addressOf, pageNamed, type PageName } from '../../../shared/http/application-address.ts';
import { notOpenPage } from '../../../shared/http/not-open-page.tsx';
import { evidencePage } from './evidence-page.tsx';
import { overviewPage } from './overview.tsx';
import { receiptPage } from './receipt-page.tsx';
import { reviewPage } from './review-page.tsx';
import { sectionPage } from './section-page.tsx';
import { NotOpen } from '../../../shared/store/application-door.ts';
import { startPage } from './start-page.tsx';
import { type Visit, visitOf } from './visit.ts';

/** The applicant's own pages: a draft section by section, until it is sent and has its receipt. */
export const handler = pages({
  'GET /ansok/{choiceSystemId}': startPage,
  'POST /ansok/{choiceSystemId}': startPage,
  'GET /ansokan/{applicationId}': onThisDevice(overview),
  'GET /ansokan/{applicationId}/{section}': onThisDevice(section),
  'POST /ansokan/{applicationId}/{section}': onThisDevice(section),
});

/** Pages that another function has: what one does with an application as a whole. */
function isOfTheWhole(name: PageName): name is 'status' | 'withdrawal' | 'correction' {
  return name === 'status' || name === 'withdrawal' || name === 'correction';
}

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
  if (name === undefined || isOfTheWhole(name)) throw new PageProblem(404);
  if (name === 'receipt') return receiptPage(visit);
  if (application.status !== 'DRAFT') {
    if (request.method === 'POST' && name !== 'review') throw new PageProblem(409);
    return seeOther(addressOf(application, lang));
  }
  if (name === 'review') return reviewPage(visit);
  if (name === 'evidence') return evidencePage(visit);
  return sectionPage(visit, name);
}
