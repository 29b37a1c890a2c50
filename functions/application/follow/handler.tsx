import { pressAddress } from '../../../shared/http/application-address.ts';
import { notOpenPage } from '../../../shared/http/not-open-page.tsx';
import { type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { NotOpen } from '../../../shared/store/application-door.ts';
import { statusPage } from './status-page.tsx';
import { visitOf } from './visit.ts';

/** Where a sent application stands, for whoever has it open on their device. */
export const handler = pages({ 'GET /ansokan/{applicationId}/lage': show });

async function show(request: PageRequest): Promise<PageResponse> {
  try {
    const visit = await visitOf(request);
    const { application, lang } = visit;
    return application.status === 'DRAFT' ? seeOther(pressAddress(application, lang)) : await statusPage(visit);
  } catch (error) {
    if (error instanceof NotOpen) return notOpenPage(request);
    throw error;
  }
}
