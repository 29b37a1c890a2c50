import { addressOf } from '../../../shared/http/application/address.ts';
import { onThisDevice } from '../../../shared/http/application/not-open-page.tsx';
import { type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { evidencePage } from './evidence-page.tsx';
import { receiptPage } from './receipt-page.tsx';
import { reviewPage } from './review-page.tsx';
import { type Visit, visitOf } from './visit.ts';

/** What leaves the applicant's hands: the files, then the application as a whole; and the receipt for it. */
export const handler = pages({
  'GET /ansokan/{applicationId}/underlag': own(draft(evidencePage)),
  'POST /ansokan/{applicationId}/underlag': own(draft(evidencePage)),
  'GET /ansokan/{applicationId}/granska': own(draft(reviewPage)),
  'POST /ansokan/{applicationId}/granska': own(draft(reviewPage, 'again')),
  'GET /ansokan/{applicationId}/kvitto': own(receiptPage),
});

type OwnPage = (visit: Visit) => Promise<PageResponse>;

function own(page: OwnPage) {
  return onThisDevice(async (request) => page(await visitOf(request)));
}

/** Only of a draft: what has been sent is followed. @param again where a second press is led on instead of refused */
function draft(page: OwnPage, again?: 'again'): OwnPage {
  return async (visit) => {
    const { application, lang, request } = visit;
    if (application.status === 'DRAFT') return page(visit);
    if (request.method === 'POST' && again === undefined) throw new PageProblem(409);
    return seeOther(addressOf(application, lang));
  };
}
