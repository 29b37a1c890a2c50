import { addressOf } from '../../../shared/http/application/address.ts';
import { onThisDevice } from '../../../shared/http/application/not-open-page.tsx';
import { type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { correctionPage } from './correction-page.tsx';
import { press } from './press.ts';
import { statusPage } from './status-page.tsx';
import { type Visit, visitOf } from './visit.ts';
import { withdrawalPage } from './withdrawal-page.tsx';

/**
 * What one does with an application as a whole, on the device that has it open: sees where a sent one stands, asks for a
 * correction, withdraws, begins again, mails oneself a link, closes it.
 */
export const handler = pages({
  'GET /ansokan/{applicationId}/lage': own(sent(statusPage)),
  'POST /ansokan/{applicationId}/lage': own(press),
  'GET /ansokan/{applicationId}/rattelse': own(sent(correctionPage)),
  'POST /ansokan/{applicationId}/rattelse': own(sent(correctionPage)),
  'GET /ansokan/{applicationId}/aterkalla': own(withdrawalPage),
  'POST /ansokan/{applicationId}/aterkalla': own(withdrawalPage),
});

function own(page: (visit: Visit) => Promise<PageResponse>) {
  return onThisDevice(async (request) => page(await visitOf(request)));
}

/** Only of an application that has been sent: a draft is written on. */
function sent(page: (visit: Visit) => Promise<PageResponse>): (visit: Visit) => Promise<PageResponse> {
  return async (visit) => {
    const { application, lang } = visit;
    return application.status === 'DRAFT' ? seeOther(addressOf(application, lang)) : page(visit);
  };
}
