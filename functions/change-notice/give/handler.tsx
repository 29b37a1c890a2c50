import { again } from '../../../shared/http/desk/desk.ts';
import { changeFaultWords } from '../../../shared/http/change-notice/change-words.ts';
import { emptyForm, valueOf } from '../../../shared/http/form/form.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { giveChange, withdrawChange } from '../../../shared/store/change-notice/change-notice.ts';
import { changePage, overviewPage } from './page.tsx';
import { fieldOf, readGiven } from './read-given.ts';
import { enter, kindAsked } from './visit.ts';

const path = '/mina-sidor/{providerId}/avtal/{contractId}';

export const handler = pages({ [`GET ${path}`]: show, [`POST ${path}`]: give });

/** What can be changed and what was, or the form of one kind of change. */
async function show(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const kind = kindAsked(request);
  return kind === null || visit.contract.status !== 'SIGNED' ? overviewPage(visit) : changePage(visit, kind, emptyForm);
}

async function give(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const kind = kindAsked(request);
  const { form } = request;
  if (valueOf(form, 'step') === 'withdraw') {
    // What has been answered meanwhile stands in the list that this leads to.
    await withdrawChange(visit.contractSubject, valueOf(form, 'notice'), { by: visit.member.name, at: now() });
    return again(visit);
  }
  if (kind === null) return again(visit);
  const read = readGiven(kind, form, visit);
  if (!read.ok) return changePage(visit, kind, { values: form, errors: read.errors });
  const { memberId, name } = visit.member;
  const given = await giveChange(visit.contractSubject, read.value, {
    at: now(),
    channel: 'OWN_PAGE',
    submittedBy: { memberId, name },
  });
  if (given.ok) return again(visit);
  const error = { field: fieldOf(kind, given.error), message: changeFaultWords[given.error][visit.lang] };
  return changePage(visit, kind, { values: form, errors: [error] });
}
