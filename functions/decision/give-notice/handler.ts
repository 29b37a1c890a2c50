import type { Context } from 'aws-lambda';
import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Decision } from '../../../shared/domain/decision/decision.ts';
import { type Notice, noticeDueOn } from '../../../shared/domain/decision/notice.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { logger } from '../../../shared/platform/logger.ts';
import {
  applicationSubject,
  commitApplication,
  readApplication,
  readContent,
} from '../../../shared/store/application/application.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { keepFormerNotice, putNotice, readDecision, readNotice } from '../../../shared/store/decision/decision.ts';
import { readDesk } from '../../../shared/store/desk/desk.ts';
import { ofProvider } from '../../../shared/store/provider/provider.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { openTask } from '../../../shared/store/task/task.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { type NoticeOutcome, StepInput, type StepResult } from '../../../workflows/contracts.ts';

type Decided = Kept<ApplicationIn<'APPROVED' | 'REFUSED' | 'CONTRACT_PENDING' | 'CONTRACTED' | 'LAPSED'>>;

/** Sends the notice of a decision, approvals too (LOV 8:2). Called again it finds the one that was sent. */
export async function handler(event: unknown, context: Context): Promise<StepResult<NoticeOutcome>> {
  logger.addContext(context);
  const { applicationId } = StepInput.parse(event);
  const id = parsePublicId(applicationId);
  if (id === null) throw new Error('An application id without its municipality');
  const subject = applicationSubject(id.municipality, id.id);
  return retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    if (application === null || !('decisionNumber' in application)) throw new Error('A notice before its decision');
    const [decision, notice] = await Promise.all([
      readDecision(subject, application.decisionNumber),
      readNotice(subject),
    ]);
    if (decision === null) throw new Error('An application that lacks its decision');
    if (notice?.decisionNumber !== decision.number) await send(subject, application, decision, notice);
    return { outcome: application.status === 'REFUSED' ? 'REFUSED' : 'APPROVED' };
  });
}

async function send(subject: Subject, application: Decided, decision: Decision, former: Notice | null): Promise<void> {
  const [content, desk] = await Promise.all([readContent(subject), readDesk(subject.municipality)]);
  if (content === null) throw new Error('An application without its content');
  const { name, email } = content.contact;
  const at = now();
  const noticeId = newId();
  const received = openTask({
    kind: 'RECEIVE_NOTICE',
    subject,
    assignee: { name, email },
    ...ofProvider(subject.municipality, content.applicant.registration, subject.id),
    diaryNumber: application.diaryNumber,
    dueOn: noticeDueOn(stockholmDay(at), municipalityOf(subject.municipality).deadlines),
    basisHash: hashOf(decision),
    openedAt: at,
  });
  await commitApplication({
    before: application,
    after: application,
    event: { type: 'NOTICE_SENT', at, by: 'workflow', data: { noticeId, decisionNumber: decision.number } },
    outbox: [received.mail],
    also: [
      ...(former === null ? [] : [keepFormerNotice(subject, former)]),
      putNotice(subject, {
        schemaVersion: 1,
        status: 'SENT',
        noticeId,
        decisionNumber: decision.number,
        channel: 'TASK_LINK',
        address: email ?? content.contact.address ?? name,
        sentAt: at,
        ...(desk?.notice === undefined ? {} : { words: desk.notice }),
      }),
      received.write,
    ],
  });
}
