import type { RegisteredApplication } from '../../domain/application/application.ts';
import type { Person } from '../../domain/application/content.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject, Task } from '../../domain/task/task.ts';
import { sha256 } from '../../platform/hash.ts';
import { newSecret } from '../../platform/ids.ts';
import { commitApplication, type KeptApplication, putContent, readContent } from './application.ts';
import { openTask, readTasks, revokeTask } from '../task/task.ts';

/** Tasks that are the contact's; a signatory's own stay theirs, whatever address they have. */
const contactTasks: readonly Task['kind'][] = ['COMPLETE', 'RECEIVE_NOTICE'];

export interface Replacement {
  readonly contact: Person;
  /** How the municipality made sure that the new one speaks for the applicant. */
  readonly verification: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/**
 * Replaces the contact of a registered application: what is open for the old one moves to the new one, the links and
 * tokens that the old one had die, and the old address is told.
 * `SAME`: nothing would change.
 * @throws ConcurrencyError when the case changed meanwhile
 */
export async function replaceContact(
  application: KeptApplication & RegisteredApplication,
  replacement: Replacement,
): Promise<Result<KeptApplication, 'SAME'>> {
  const { municipality, applicationId } = application;
  const subject: Subject = { municipality, type: 'APPLICATION', id: applicationId };
  const [content, tasks] = await Promise.all([readContent(subject), readTasks(subject)]);
  if (content === null) throw new Error('A registered application without its content');
  const { contact: before } = content;
  const { contact, verification, reason, by, at } = replacement;
  if (before.email === contact.email && before.name === contact.name && before.phone === contact.phone)
    return err('SAME');
  const moved = tasks
    .filter((task): task is OpenTask => task.status === 'OPEN')
    .filter(({ kind, assignee }) => contactTasks.includes(kind) && assignee.email === before.email)
    .map((task) => ({ task, opened: openTask({ ...task, assignee: contact, openedAt: at }) }));
  const { confirmedEmail: _old, ...rest } = application;
  const after = await commitApplication({
    before: application,
    after: { ...rest, tokenHashes: [sha256(newSecret())] },
    event: {
      type: 'CONTACT_REPLACED',
      at,
      by,
      data: {
        from: { name: before.name, email: before.email ?? null },
        to: { name: contact.name, email: contact.email },
        verification,
        reason,
      },
    },
    outbox: [
      ...moved.map(({ opened }) => opened.mail),
      ...(before.email === undefined || before.email === contact.email
        ? []
        : [{ kind: 'MAIL' as const, template: 'CONTACT_REPLACED' as const, to: before.email }]),
      ...(moved.length === 0 ? [{ kind: 'MAIL' as const, template: 'RECEIPT' as const }] : []),
    ],
    also: [
      putContent(subject, { ...content, contact }),
      ...moved.flatMap(({ task, opened }) => [revokeTask(task, { at, why: 'CONTACT_REPLACED' }), opened.write]),
    ],
  });
  return ok(after);
}
