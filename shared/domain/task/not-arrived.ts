import type { ApplicationContent } from '../application/content.ts';
import type { Task, TaskKind } from './task.ts';

/** Why a mail did not come to whom it was for, in the words of the mail service. */
export type NotArrived =
  | {
      readonly kind: 'BOUNCE';
      readonly type: 'Permanent' | 'Transient' | 'Undetermined';
      readonly subType: string;
    }
  /** They called it spam: the mail service sends them nothing more. */
  | { readonly kind: 'COMPLAINT' }
  /** The mail service did not send it. */
  | { readonly kind: 'REJECT' };

/** An answering machine's mail comes back as a bounce too; what says no more than that has arrived. */
export function hasArrivedAllTheSame(why: NotArrived): boolean {
  return why.kind === 'BOUNCE' && why.type === 'Transient' && why.subType === 'General';
}

/** Where what did not arrive goes instead. */
export type Instead =
  | { readonly kind: 'OTHER_ADDRESS'; readonly to: string }
  | { readonly kind: 'LETTER' }
  /** The coordinator is told: one of the committee, the staff or somebody else who was asked. */
  | { readonly kind: 'COORDINATOR' }
  /** Nobody is waiting for it any more, or it was no duty to send. */
  | { readonly kind: 'NOWHERE' };

/** What the applicant's contact is asked; each can be sent to another who speaks for the applicant, or be a letter. */
const ofContact: ReadonlySet<TaskKind> = new Set<TaskKind>(['RECEIVE_NOTICE', 'COMPLETE', 'STATE_REGISTRATION']);
const toContact: ReadonlySet<string> = new Set([
  'RECEIPT',
  'PUBLISHED',
  'WITHDRAWN',
  'CORRECTION_ANSWERED',
  'SYSTEM_CANCELLED',
]);

/**
 * Where a mail about a received application goes that did not arrive: first to another who signs for the applicant and
 * has given an address, then in an envelope (LOV 8:2 says that they are told, not how).
 */
export function insteadOfMail(mail: {
  readonly template: string;
  /** What it was about, when that was a task. */
  readonly task: Task | null;
  /** Null for what is no received application. */
  readonly content: Pick<ApplicationContent, 'contact' | 'signatories'> | null;
  /** It was sent to another address than the first already. */
  readonly again: boolean;
}): Instead {
  const { template, task, content, again } = mail;
  if (task !== null && task.status !== 'OPEN') return { kind: 'NOWHERE' };
  const isForContact = task === null ? toContact.has(template) : ofContact.has(task.kind);
  if (content === null || !isForContact) return { kind: task === null ? 'NOWHERE' : 'COORDINATOR' };
  const first = (task?.assignee.email ?? content.contact.email)?.toLowerCase();
  const other = (content.signatories ?? []).find(({ email }) => email !== undefined && email.toLowerCase() !== first);
  return again || other?.email === undefined ? { kind: 'LETTER' } : { kind: 'OTHER_ADDRESS', to: other.email };
}
