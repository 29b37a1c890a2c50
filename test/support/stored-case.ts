import type { ApplicationIn } from '../../shared/domain/application/application.ts';
import type { OpenTask, Subject } from '../../shared/domain/task/task.ts';
import { newId } from '../../shared/platform/ids.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  putContent,
} from '../../shared/store/application/application.ts';
import type { OutboxMessage } from '../../shared/store/outbox.ts';
import { openTask } from '../../shared/store/task/task.ts';
import type { Write } from '../../shared/store/transact.ts';
import { completeApplication } from './application-builder.ts';

/** An application that arrived on 2 March 2026 and waits for its checks. */
export function received(changes: Partial<ApplicationIn<'RECEIVED'>> = {}): ApplicationIn<'RECEIVED'> {
  return {
    schemaVersion: 1,
    status: 'RECEIVED',
    applicationId: newId(),
    municipality: 'granvik',
    choiceSystemId: 'hemtjanst',
    versionNumber: 1,
    applicantName: 'Solgläntans Hemtjänst AB',
    tokenHashes: ['0'.repeat(64)],
    createdAt: '2026-03-01T09:00:00.000Z',
    diaryNumber: 'SN 2026/00042',
    receivedAt: '2026-03-02T09:00:00.000Z',
    decisionTime: { weeks: 8 },
    completions: [],
    decisionDueOn: '2026-04-27',
    contentHash: 'c'.repeat(64),
    attempt: 1,
    completionRounds: 0,
    ...changes,
  };
}

/** Stores a received application with its content, and what else a test needs to begin with. */
export async function storeReceived(
  more: { readonly outbox?: readonly OutboxMessage[]; readonly also?: (subject: Subject) => readonly Write[] } = {},
  changes: Partial<ApplicationIn<'RECEIVED'>> = {},
): Promise<{ subject: Subject; application: KeptApplication }> {
  const after = received(changes);
  const subject = applicationSubject('granvik', after.applicationId);
  const application = await commitApplication({
    before: null,
    after,
    event: { type: 'APPLICATION_RECEIVED', at: after.receivedAt, by: 'applicant', data: {} },
    outbox: more.outbox ?? [],
    also: [putContent(subject, completeApplication().content), ...(more.also?.(subject) ?? [])],
  });
  return { subject, application };
}

type TaskChanges = Partial<Parameters<typeof openTask>[0]>;

/** A received application with one open task about it. */
export async function storeTask(
  changes: TaskChanges = {},
  also: (subject: Subject) => readonly Write[] = () => [],
): Promise<{ subject: Subject; task: OpenTask }> {
  const opened: { task?: OpenTask } = {};
  const { subject } = await storeReceived({
    also: (of) => {
      const { task, write } = openTask({
        kind: 'CONFIRM_SUBMISSION',
        subject: of,
        assignee: { name: 'Mika Glänta', email: 'mika@solglantan.example', phone: '070-174 06 11' },
        diaryNumber: 'SN 2026/00042',
        dueOn: '2026-03-16',
        openedAt: '2026-03-02T09:00:00.000Z',
        ...changes,
      });
      opened.task = task;
      return [write, ...also(of)];
    },
  });
  if (opened.task === undefined) throw new Error('No task was opened');
  return { subject, task: opened.task };
}
