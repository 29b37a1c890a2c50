import * as z from 'zod/mini';
import { JointOffer } from '../domain/application/sibling.ts';
import { InPart } from '../domain/decision/reconsidered.ts';
import { News } from '../domain/choice-system/subscription.ts';
import { MailTemplate } from '../domain/register/mail-template.ts';
import { Subject } from '../domain/task/task.ts';
import { newId } from '../platform/ids.ts';
import { codec } from './codec.ts';
import { readBatch, readCollection, readItem } from './read.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import type { Write } from './transact.ts';

/** What has to happen after a transaction; consumers read the state anew and do it at least once. */
export const OutboxMessage = z.discriminatedUnion('kind', [
  /**
   * Tell a task's assignee, or an applicant's contact when no task is named.
   * The link is made when the mail is, and only its hash is kept.
   */
  z.strictObject({
    kind: z.literal('MAIL'),
    template: MailTemplate,
    taskId: z.optional(z.string()),
    news: z.optional(News),
    /** Where it goes when that is not whom it is for at their first address: a former contact, or another address given. */
    to: z.optional(z.email()),
  }),
  z.strictObject({ kind: z.literal('START'), attempt: z.int() }),
  z.strictObject({ kind: z.literal('CALLBACK'), round: z.string(), number: z.int(), outcome: z.string() }),
  /** Tell somebody about a complaint: the complainant, or one of the staff. Who, and where, is read when it is done. */
  z.strictObject({
    kind: z.literal('TELL'),
    what: z.enum(['RECEIVED', 'ANSWERED', 'ASSIGNED', 'MISCONDUCT', 'LATE', 'READINGS_TO_REVIEW']),
  }),
  z.strictObject({ kind: z.literal('PUBLISH') }),
  /** Bring the files that an application began with to where they belong. */
  z.strictObject({ kind: z.literal('COPY_FILES') }),
  /** Receive the application at another municipality of a joint system too. */
  z.strictObject({ kind: z.literal('OFFER'), offer: JointOffer }),
  /** Open the case in which some of this one’s scopes are decided anew. */
  z.strictObject({ kind: z.literal('TAKE_UP'), part: InPart, by: z.string() }),
  /** Bring in, or undo, the next portion of an import's rows. */
  z.strictObject({ kind: z.literal('IMPORT') }),
  /** Send a change of terms, or a circular, to the next portion of the contracts that it is for. */
  z.strictObject({ kind: z.literal('ROLL_OUT') }),
  /** Give each contract what a survey said of it, or take that back. */
  z.strictObject({ kind: z.literal('SHOW_RESULTS') }),
  /** Tell everybody who follows a choice system. */
  z.strictObject({ kind: z.literal('ANNOUNCE'), choiceSystemId: z.string(), news: News }),
]);
export type OutboxMessage = z.infer<typeof OutboxMessage>;

export const OutboxLine = z.strictObject({
  outboxId: z.string(),
  kind: z.enum([
    'MAIL',
    'START',
    'CALLBACK',
    'PUBLISH',
    'ANNOUNCE',
    'COPY_FILES',
    'OFFER',
    'TAKE_UP',
    'IMPORT',
    'ROLL_OUT',
    'SHOW_RESULTS',
    'TELL',
  ]),
  subject: Subject,
  message: OutboxMessage,
  at: z.iso.datetime(),
  /** `RESENT`: it failed, and another line took its place. `LETTER`: no mail reaches them; it waits to be sent by letter, and was. */
  state: z.enum(['PENDING', 'DONE', 'FAILED', 'RESENT', 'LETTER', 'LETTER_SENT']),
  attempts: z.int(),
  /** While one consumer works on it, others leave it alone until this instant. */
  claimedUntil: z.optional(z.iso.datetime()),
  doneAt: z.optional(z.iso.datetime()),
  failure: z.optional(z.string()),
});
export type OutboxLine = z.infer<typeof OutboxLine>;

const lines = codec(OutboxLine);

/** A line of the outbox, to be written with the change that it follows from. */
export function outboxLine(
  pk: string,
  subject: Subject,
  message: OutboxMessage,
  at: string,
  table = tables.case,
): Write {
  return { Put: { TableName: table, Item: itemOf(pk, subject, message, at, newId()) } };
}

/** A line under a name of its own: on condition that there is none of that name yet. */
export function namedOutboxLine(subject: Subject, message: OutboxMessage, at: string, name: string): Write {
  const Item = itemOf(collectionOf(subject), subject, message, at, name);
  return { Put: { TableName: tables.case, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

function itemOf(pk: string, subject: Subject, message: OutboxMessage, at: string, outboxId: string) {
  const line: OutboxLine = { outboxId, kind: message.kind, subject, message, at, state: 'PENDING', attempts: 0 };
  return { pk, sk: sortKey.outbox(outboxId), ...lines.encode(line) };
}

/** What has been and is to be sent and done about an aggregate: a failure is visible here. */
export async function readOutbox(subject: Subject): Promise<OutboxLine[]> {
  return readCollection(collectionOf(subject), 'OUTBOX#', lines);
}

export async function readOutboxLine(subject: Subject, outboxId: string): Promise<OutboxLine | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.outbox(outboxId) }, lines);
}

/** Lines of several aggregates, in no order. */
export async function readOutboxLines(
  named: readonly { readonly subject: Subject; readonly outboxId: string }[],
): Promise<OutboxLine[]> {
  const keys = named.map(({ subject, outboxId }) => ({ pk: collectionOf(subject), sk: sortKey.outbox(outboxId) }));
  return readBatch(keys, lines);
}

export function decodeOutboxLine(item: Record<string, unknown>): OutboxLine {
  return lines.decode(item);
}
