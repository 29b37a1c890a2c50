import * as z from 'zod/mini';
import { giveNotice, type Notice } from '../../../shared/domain/decision/notice.ts';
import type { Decision } from '../../../shared/domain/decision/decision.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { Cover, NoticeView } from '../../../shared/http/decision/notice-view.tsx';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { putNotice, readDecision, readNotice } from '../../../shared/store/decision/decision.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { answerTask, readTask } from '../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';

interface Page {
  readonly decision: Decision;
  readonly notice: Notice;
  readonly municipality: Municipality;
}

/**
 * The notice of the decision: first only its cover. The press on the button is when it was given, and from then the
 * three weeks run (LOV 8:2, 10:3).
 */
export const handler = defineTaskPage(
  {
    kind: 'RECEIVE_NOTICE',
    title: { sv: 'Underrättelse om beslut', en: 'Notice of decision' },
    load: (task) => load(task.subject),
    show: ({ municipality }, lang) => <Cover municipality={municipality} lang={lang} />,
    answerSchema: z.strictObject({}),
    confirmation: {
      sv: 'Jag tar emot beslutet för sökandens räkning.',
      en: 'I receive the decision on behalf of the applicant.',
    },
    submit: { sv: 'Jag har tagit del av beslutet', en: 'I have received the decision' },
    answer: receive,
    recorded: (_task, page, lang) => <NoticeView {...page} words={page.notice.words ?? {}} lang={lang} />,
  },
  { store: taskPageStore() },
);

async function load(subject: Subject): Promise<Page> {
  const notice = await readNotice(subject);
  const decision = notice === null ? null : await readDecision(subject, notice.decisionNumber);
  if (notice === null || decision === null) throw new Error('A notice that is not there');
  return { notice, decision, municipality: municipalityOf(subject.municipality) };
}

async function receive(
  { task: pressed, link, at }: AnswerContext,
  _answer: unknown,
  { decision }: Page,
): Promise<AnswerOutcome> {
  const { subject, taskId } = pressed;
  return retryOnConcurrency(async (attempt): Promise<AnswerOutcome> => {
    const application = await readApplication(subject);
    const [task, notice] = await Promise.all([
      // Answering it is conditional on its being open: the task of the page's own reading is good for a first try.
      attempt === 1 ? pressed : readTask(subject, taskId),
      readNotice(subject),
    ]);
    if (application === null || notice === null) throw new Error('A notice without its application');
    if (task?.status !== 'OPEN') return { kind: 'CONFLICT', message: alreadyGiven };
    const by = task.assignee.name;
    const given = giveNotice(notice, decision, { at, proof: { kind: 'ACKNOWLEDGED', by, taskId } });
    if (!given.ok) return { kind: 'CONFLICT', message: alreadyGiven };
    const { noticeId, decisionNumber, remedyLastDay } = given.value;
    await commitApplication({
      before: application,
      after: application,
      event: {
        type: 'NOTICE_GIVEN',
        at,
        by,
        data: { noticeId, decisionNumber, taskId, ...(remedyLastDay === undefined ? {} : { remedyLastDay }) },
      },
      also: [putNotice(subject, given.value), answerTask(task, { at, by, outcome: 'GIVEN' }), consumeLink(link, at)],
    });
    return { kind: 'RECORDED' };
  });
}

const alreadyGiven = {
  sv: 'Underrättelsen är redan registrerad som mottagen.',
  en: 'The notice has been registered as received already.',
};
