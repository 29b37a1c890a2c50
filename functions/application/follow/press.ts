import { isContactsTask } from '../../../shared/domain/application/contacts-task.ts';
import { taskPath } from '../../../shared/domain/task/address.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import { applicationCookie } from '../../../shared/http/application/cookie.ts';
import { clearCookie } from '../../../shared/http/cookie.ts';
import { valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { closeDevice, mailWayIn } from '../../../shared/store/application/open.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { beginAgain } from './begin-again.ts';
import type { Visit } from './visit.ts';

/** The buttons of the overview, and of the page that tells where a sent one stands. */
export async function press(visit: Visit): Promise<PageResponse> {
  const { application, lang, request } = visit;
  const at = now();
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
