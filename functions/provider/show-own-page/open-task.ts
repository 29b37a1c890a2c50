import { taskPath } from '../../../shared/domain/task/address.ts';
import { Subject } from '../../../shared/domain/task/task.ts';
import { providerDoor } from '../../../shared/http/door.ts';
import { valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { enterOwnPage } from '../../../shared/http/provider/own-page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readProviderAccount } from '../../../shared/store/provider/account.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { readTask } from '../../../shared/store/task/task.ts';
import { mayOpen } from './may-open.ts';

/** Enough to do the task. A link asks nobody whether they are a member still, so it ends soon for who is taken out. */
const linkMinutes = 60;

/**
 * Leads a member to a task of their provider's, by a link of its own as the mailed one is. Who opened it stands in the
 * case. What asks for a code still asks whoever it was sent to.
 */
export async function openTask(request: PageRequest): Promise<PageResponse> {
  const { subject, member, lang } = await enterOwnPage(request, readProviderAccount);
  const about = Subject.safeParse({
    municipality: subject.municipality,
    type: valueOf(request.form, 'type'),
    id: valueOf(request.form, 'id'),
  });
  if (!about.success) throw new PageProblem(400);
  const task = await readTask(about.data, valueOf(request.form, 'task'));
  if (task?.providerId !== subject.id) throw new PageProblem(404);
  // Done meanwhile: the page says what is left.
  if (task.status !== 'OPEN') return seeOther(inLanguage(providerDoor.home, lang));
  if (!mayOpen(task, member)) throw new PageProblem(404);
  const at = now();
  const data = { taskId: task.taskId, memberId: member.memberId };
  await recordEvent(task.subject, { type: 'TASK_OPENED_BY_MEMBER', at, by: member.name, data });
  const token = await issueLink(task, at, linkMinutes);
  return seeOther(inLanguage(taskPath(task.kind, task.subject, token), lang));
}
