import { addressOf, pageNamed } from '../../../shared/http/application/address.ts';
import { onThisDevice } from '../../../shared/http/application/not-open-page.tsx';
import { type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { overviewPage } from './overview.tsx';
import { isWritten, sectionPage } from './section-page.tsx';
import { startPage } from './start-page.tsx';
import { type Visit, visitOf } from './visit.ts';

/** The applicant's own pages: a draft is begun, and written section by section. */
export const handler = pages({
  'GET /ansok/{choiceSystemId}': startPage,
  'POST /ansok/{choiceSystemId}': startPage,
  'GET /ansokan/{applicationId}': own(overview),
  'GET /ansokan/{applicationId}/{section}': own(section),
  'POST /ansokan/{applicationId}/{section}': own(section),
});

function own(page: (visit: Visit) => Promise<PageResponse>) {
  return onThisDevice(async (request) => page(await visitOf(request)));
}

async function overview(visit: Visit): Promise<PageResponse> {
  const { application, lang } = visit;
  return application.status === 'DRAFT' ? overviewPage(visit) : seeOther(addressOf(application, lang));
}

async function section(visit: Visit): Promise<PageResponse> {
  const { application, lang, request } = visit;
  const name = pageNamed(request.params['section'] ?? '');
  if (name === undefined || !isWritten(name)) throw new PageProblem(404);
  if (application.status === 'DRAFT') return sectionPage(visit, name);
  if (request.method === 'POST') throw new PageProblem(409);
  return seeOther(addressOf(application, lang));
}
