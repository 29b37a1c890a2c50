import * as z from 'zod/mini';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { newSecret } from '../../platform/ids.ts';
import { commitApplication, readApplication, readContent } from './application.ts';
import { codec } from '../codec.ts';
import { consumeLink } from '../task/link.ts';
import { readItem } from '../read.ts';
import { tables } from '../tables.ts';
import { answerTask, openTask, readTasks, revokeTask } from '../task/task.ts';
import { aggregateChanged, retryOnConcurrency, transact, type Write } from '../transact.ts';

/** How long one link is waited for before another is sent. */
const linkMinutes = 10;
/** How many devices and programs hold an application at once. */
const mostTokens = 10;

/** Without applications for the moment in which the last one is forgotten. */
const Begun = z.object({ applications: z.optional(z.set(z.string())) });
const begun = codec(Begun);

/**
 * Mails the contact a link that opens the application on another device: to the address they have confirmed, or, while
 * it is not, the link that confirms it. One link at a time: an earlier one is taken back. A notice that waits in the
 * mailbox is sent anew with it: only there is it received.
 * @returns `RECENT` when one was sent within the last minutes; nothing is sent then
 */
export async function mailWayIn(subject: Subject, at: string): Promise<'SENT' | 'RECENT' | 'GONE'> {
  return retryOnConcurrency(async () => {
    const application = await readApplication(subject);
    const [content, tasks] = await Promise.all([readContent(subject), readTasks(subject)]);
    if (application === null || content === null || application.status === 'WITHDRAWN') return 'GONE';
    const { name, email } = content.contact;
    const kind = application.confirmedEmail === email ? 'OPEN_APPLICATION' : 'CONFIRM_CONTACT';
    const open = tasks.filter((task): task is OpenTask => task.status === 'OPEN' && task.kind === kind);
    if (open.some(({ openedAt }) => minutesBetween(openedAt, at) < linkMinutes)) return 'RECENT';
    const notices = tasks.filter(({ status, kind: other }) => status === 'OPEN' && other === 'RECEIVE_NOTICE');
    // A confirmation keeps its day; it is only sent anew.
    const keptDay = kind === 'CONFIRM_CONTACT' ? open[0]?.dueOn : undefined;
    const way = wayIn(subject, { name, email }, { kind, at, dueOn: keptDay });
    await commitApplication({
      before: application,
      after: application,
      event: { type: 'WAY_IN_MAILED', at, by: 'applicant', data: { taskId: way.task.taskId } },
      outbox: [
        way.mail,
        ...notices.map(({ taskId }) => ({ kind: 'MAIL' as const, template: 'NEW_LINK' as const, taskId })),
      ],
      also: [way.write, ...open.map((task) => revokeTask(task, { at, why: 'ANOTHER_LINK' }))],
    });
    return 'SENT';
  });
}

/** A link that opens an application, for its contact. */
export function wayIn(
  subject: Subject,
  { name, email }: { readonly name: string; readonly email?: string | undefined },
  on: {
    readonly kind?: 'OPEN_APPLICATION' | 'CONFIRM_CONTACT';
    readonly at: string;
    readonly dueOn?: string | undefined;
  },
) {
  const { wayInDays } = municipalityOf(subject.municipality).deadlines;
  const { kind = 'OPEN_APPLICATION', at, dueOn = addDays(stockholmDay(at), wayInDays) } = on;
  return openTask({ kind, subject, assignee: { name, email }, dueOn, openedAt: at });
}

/** Opens an application from its mailed link, which is used up: the token is the device's own. */
export async function openFromLink(
  task: OpenTask,
  link: { readonly municipality: string; readonly tokenHash: string },
  at: string,
): Promise<string> {
  const token = newSecret();
  const open = async (): Promise<void> => {
    const before = await readApplication(task.subject);
    if (before === null) throw new Error('A task without its application');
    const [first = '', ...later] = before.tokenHashes;
    // The one that the application was created with stays; of the others, the oldest gives way.
    const tokenHashes = [first, ...later.slice(-(mostTokens - 2)), sha256(token)];
    await commitApplication({
      before,
      after: { ...before, tokenHashes },
      event: { type: 'APPLICATION_OPENED', at, by: task.assignee.name, data: { taskId: task.taskId } },
      also: [answerTask(task, { at, by: task.assignee.name, outcome: 'OPENED' }), consumeLink(link, at)],
    });
  };
  // The applicant may be writing at the same time, elsewhere.
  await retryOnConcurrency(open, undefined, aggregateChanged);
  return token;
}

/** Forgets a device: what it holds opens nothing any more. */
export async function closeDevice(subject: Subject, token: string, at: string): Promise<void> {
  const hash = sha256(token);
  await retryOnConcurrency(async () => {
    const before = await readApplication(subject);
    const tokenHashes = before?.tokenHashes.filter((known) => known !== hash) ?? [];
    // The last one stays as a hash that nobody holds: an application is never without.
    if (before === null || tokenHashes.length === before.tokenHashes.length) return;
    const kept = tokenHashes.length === 0 ? [sha256(newSecret())] : tokenHashes;
    await commitApplication({
      before,
      after: { ...before, tokenHashes: kept },
      event: { type: 'DEVICE_CLOSED', at, by: 'applicant', data: {} },
    });
  });
}

/** Remembers that a confirmed address is an application's contact: the address itself is not kept, only its hash. */
export function rememberContact(subject: Subject, email: string, at: string): Write {
  const { contactDays } = municipalityOf(subject.municipality).links;
  return {
    Update: {
      TableName: tables.link,
      Key: contactKey(subject.municipality, email),
      UpdateExpression: 'ADD applications :id SET expiresAt = :expiresAt',
      ExpressionAttributeValues: {
        ':id': new Set([subject.id]),
        ':expiresAt': Math.floor(Date.parse(at) / 1000) + contactDays * 24 * 60 * 60,
      },
    },
  };
}

/** Forgets that an address was an application's contact, and the address's hash with its last application. */
export async function forgetContact(subject: Subject, email: string): Promise<void> {
  const at = { TableName: tables.link, Key: contactKey(subject.municipality, email) };
  await whereItHolds({
    Update: {
      ...at,
      UpdateExpression: 'DELETE applications :ids',
      ConditionExpression: 'contains(applications, :id)',
      ExpressionAttributeValues: { ':ids': new Set([subject.id]), ':id': subject.id },
    },
  });
  await whereItHolds({ Delete: { ...at, ConditionExpression: 'attribute_not_exists(applications)' } });
}

async function whereItHolds(write: Write): Promise<void> {
  try {
    await transact([write]);
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error;
  }
}

/** The applications that an address has been confirmed for, the latest first. */
export async function applicationsBegunBy(municipality: string, email: string): Promise<readonly string[]> {
  const item = await readItem(contactKey(municipality, email), begun, tables.link);
  return [...(item?.applications ?? [])].toSorted().toReversed();
}

function contactKey(municipality: string, email: string): { pk: string } {
  return { pk: `${municipality}#CONTACT#${sha256(email.trim().toLowerCase())}` };
}

function minutesBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 60_000;
}
