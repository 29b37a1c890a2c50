import { pressAddress } from '../../../shared/http/application-address.ts';
import { notOpenPage } from '../../../shared/http/not-open-page.tsx';
import { type PageHandler, type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { NotOpen } from '../../../shared/store/application-door.ts';
import { correctionPage } from './correction-page.tsx';
import { statusPage } from './status-page.tsx';
import { type Visit, visitOf } from './visit.ts';

/** Where a sent application stands, and what is to be corrected in it, for whoever has it open on their device. */
export const handler = pages({
  'GET /ansokan/{applicationId}/lage': onThisDevice(statusPage),
  'GET /ansokan/{applicationId}/rattelse': onThisDevice(correctionPage),
  'POST /ansokan/{applicationId}/rattelse': onThisDevice(correctionPage),
});

function onThisDevice(page: (visit: Visit) => Promise<PageResponse>): PageHandler {
  return async (request: PageRequest) => {
    try {
      const visit = await visitOf(request);
      const { application, lang } = visit;
      return application.status === 'DRAFT' ? seeOther(pressAddress(application, lang)) : await page(visit);
    } catch (error) {
      if (error instanceof NotOpen) return notOpenPage(request);
      throw error;
    }
  };
}
