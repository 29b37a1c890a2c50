import * as z from 'zod/mini';
import { type OpenTask, Subject, type Task, TaskKind } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { newSecret } from '../../platform/ids.ts';
import { codec } from '../codec.ts';
import { readItem } from '../read.ts';
import { parsePublicId } from '../../domain/municipality/public-id.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { readTask } from './task.ts';
import { transact, type Write } from '../transact.ts';

const dayMinutes = 24 * 60;

/** An issued link: of its secrets only hashes. */
export const Link = z.strictObject({
  municipality: z.string(),
  tokenHash: z.string(),
  subject: Subject,
  taskId: z.string(),
  kind: TaskKind,
  basisHash: z.optional(z.string()),
  issuedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  code: z.optional(
    z.strictObject({ hash: z.string(), sentAt: z.iso.datetime(), expiresAt: z.iso.datetime(), attempts: z.int() }),
  ),
  /** When codes were sent during the last hour. */
  codesSentAt: z.optional(z.array(z.iso.datetime())),
  locked: z.optional(z.boolean()),
  session: z.optional(z.strictObject({ hash: z.string(), expiresAt: z.iso.datetime() })),
  newLinkSentAt: z.optional(z.iso.datetime()),
  usedAt: z.optional(z.iso.datetime()),
});
export type Link = z.infer<typeof Link>;

const links = codec(Link);

/**
 * Makes a link to an open task; the token is returned once, for the mail that is being written.
 * @param minutes how long it lives, when not as long as the municipality lets a mailed one
 */
export async function issueLink(task: OpenTask, at: string, minutes?: number): Promise<string> {
  const { municipality } = task.subject;
  const { lifeDays, memoryDays } = municipalityOf(municipality).links;
  const token = `${municipality}.${newSecret()}`;
  const link: Link = {
    municipality,
    tokenHash: sha256(token),
    subject: task.subject,
    taskId: task.taskId,
    kind: task.kind,
    ...(task.basisHash === undefined ? {} : { basisHash: task.basisHash }),
    issuedAt: at,
    endsAt: new Date(Date.parse(at) + (minutes ?? lifeDays * dayMinutes) * 60_000).toISOString(),
  };
  const isDrafts = ofDrafts.has(task.kind);
  // Nothing of a draft is left behind: its links are not remembered when they have ended, and are erased with it.
  const remembered = isDrafts ? 0 : memoryDays * dayMinutes * 60;
  const expiresAt = Math.floor(Date.parse(link.endsAt) / 1000) + remembered;
  await transact([
    { Put: { TableName: tables.link, Item: { ...linkKey(link), expiresAt, ...links.encode(link) } } },
    ...(isDrafts ? [noteLink(link)] : []),
  ]);
  return token;
}

/** The kinds of task that a draft may have. */
const ofDrafts: ReadonlySet<TaskKind> = new Set(['CONFIRM_CONTACT', 'OPEN_APPLICATION']);

/** By its hash alone nobody could tell whose link it is: a draft knows its own. */
function noteLink({ subject, tokenHash, issuedAt }: Link): Write {
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(subject), sk: sortKey.link(tokenHash) },
      UpdateExpression: 'SET issuedAt = :at',
      ExpressionAttributeValues: { ':at': issuedAt },
    },
  };
}

/** The link that a token names, and its task; null for every token that was never issued. */
export async function readLink(token: string): Promise<{ link: Link; task: Task } | null> {
  const parsed = parsePublicId(token);
  if (parsed === null) return null;
  const link = await findLink({ municipality: parsed.municipality, tokenHash: sha256(token) });
  if (link === null) return null;
  const task = await readTask(link.subject, link.taskId);
  return task === null ? null : { link, task };
}

/** The link of a name, as it is now. */
export async function findLink(name: Pick<Link, 'municipality' | 'tokenHash'>): Promise<Link | null> {
  return readItem(linkKey(name), links, tables.link);
}

/** Uses a link up, in the transaction that records the answer: it can be done once. */
export function consumeLink(link: { municipality: string; tokenHash: string }, at: string): Write {
  return {
    Update: {
      TableName: tables.link,
      Key: linkKey(link),
      UpdateExpression: 'SET usedAt = :at',
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(usedAt)',
      ExpressionAttributeValues: { ':at': at },
    },
  };
}

export function linkKey(link: { municipality: string; tokenHash: string }): { pk: string } {
  return { pk: `${link.municipality}#LINK#${link.tokenHash}` };
}
