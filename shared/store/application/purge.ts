import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Subject } from '../../domain/task/task.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  purgeList,
  readApplication,
  readEvidence,
} from './application.ts';
import { findChoiceSystem } from '../choice-system/choice-system.ts';
import { database } from '../client.ts';
import type { Draft } from './draft.ts';
import { eraseObject } from '../evidence-bucket.ts';
import { forgetContact } from './open.ts';
import { type RemovedFile, removedKey } from './remove-evidence.ts';
import { collectionOf, type Key as TableKey, sortKey, tables } from '../tables.ts';
import { readTasks } from '../task/task.ts';
import { transact } from '../transact.ts';

const Listed = z.object({ applicationId: z.string() });
const Key = z.object({ pk: z.string(), sk: z.string() });

/** At most so many writes are in one transaction. */
const atOnce = 100;

/** The drafts whose last day is before a day, and the discarded ones of the days before it. @param from or only from a day on */
export async function draftsEndedBefore(municipality: string, day: string, from = '0'): Promise<Subject[]> {
  const input = {
    TableName: tables.case,
    IndexName: 'list',
    KeyConditionExpression: 'listPk = :pk AND listSk BETWEEN :from AND :day',
    ExpressionAttributeValues: { ':pk': purgeList(municipality), ':from': from, ':day': day },
  };
  const found = await keysOf(input);
  return found.map((item) => applicationSubject(municipality, Listed.parse(item).applicationId));
}

/**
 * Erases a draft with everything about it: files with all of their versions, links with their tasks, the hashes of the
 * addresses that were confirmed for it, events, and itself last, so that a sweep that dies finds it again. Somebody who writes in it meanwhile keeps it.
 * @param today only what ended before this day is erased
 * @throws ConcurrencyError when it was written in meanwhile
 */
export async function purgeDraft(subject: Subject, today: string, at: string): Promise<boolean> {
  const found = await readApplication(subject);
  if (found === null) return false;
  if (lastDayOf(found) >= today) return false;
  const { version } = found.status === 'DRAFT' ? await discard(found, at) : found;
  for (const { objectKey } of await readEvidence(subject)) await eraseObject(objectKey);
  for (const email of await addressesOf(subject)) await forgetContact(subject, email);
  const pk = collectionOf(subject);
  const keys = (
    await keysOf({
      TableName: tables.case,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ProjectionExpression: 'pk, sk',
    })
  ).map((item) => Key.parse(item));
  const others = keys.filter(({ sk }) => sk !== sortKey.case);
  const links = others.map(({ sk }) => sk).filter((sk) => sk.startsWith(sortKey.link('')));
  await deleteAll(
    tables.link,
    links.map((sk) => ({ pk: `${subject.municipality}#${sk}` })),
  );
  await deleteAll(tables.case, others);
  await transact([
    {
      Delete: {
        TableName: tables.case,
        Key: { pk, sk: sortKey.case },
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      },
    },
  ]);
  return true;
}

async function deleteAll(table: string, keys: readonly TableKey[]): Promise<void> {
  for (let from = 0; from < keys.length; from += atOnce) {
    await transact(keys.slice(from, from + atOnce).map((key) => ({ Delete: { TableName: table, Key: key } })));
  }
}

/** Every address that was confirmed for it, also those that another has taken the place of. */
async function addressesOf(subject: Subject): Promise<ReadonlySet<string>> {
  const confirmed = (await readTasks(subject)).filter(
    ({ kind, status }) => kind === 'CONFIRM_CONTACT' && status === 'ANSWERED',
  );
  return new Set(confirmed.flatMap(({ assignee }) => assignee.email ?? []));
}

/** Erases a file that was removed from its draft, with every version of it; the note of it last. */
export async function purgeRemovedFile(file: RemovedFile): Promise<void> {
  await eraseObject(file.objectKey);
  await transact([{ Delete: { TableName: tables.case, Key: removedKey(file) } }]);
}

/** Tells the contact that the draft's last day is near, once; a draft that nobody has confirmed has no contact to tell. */
export async function tellOfDraftEnd(subject: Subject, before: string, at: string): Promise<boolean> {
  const draft = await readApplication(subject);
  if (draft?.status !== 'DRAFT' || draft.purgeOn >= before) return false;
  if (draft.endToldAt !== undefined || draft.confirmedEmail === undefined) return false;
  await commitApplication({
    before: draft,
    after: { ...draft, endToldAt: at },
    event: { type: 'DRAFT_END_TOLD', at, by: 'calendar', data: { purgeOn: draft.purgeOn } },
    outbox: [{ kind: 'MAIL', template: 'DRAFT_END' }],
  });
  return true;
}

/**
 * Reminds the contact that a draft is not submitted, once since it was last written in; not of one whose system takes no
 * applications, and nobody whose address is not confirmed.
 */
export async function remindOfDraft(subject: Subject, at: string): Promise<boolean> {
  const draft = await readApplication(subject);
  if (draft?.status !== 'DRAFT' || draft.remindedAt !== undefined || draft.confirmedEmail === undefined) return false;
  if ((await findChoiceSystem(draft.municipality, draft.choiceSystemId))?.status !== 'OPEN') return false;
  await commitApplication({
    before: draft,
    after: { ...draft, remindedAt: at },
    event: { type: 'DRAFT_REMINDED', at, by: 'calendar', data: {} },
    outbox: [{ kind: 'MAIL', template: 'DRAFT_UNSENT' }],
  });
  return true;
}

/** A discarded draft is kept through the day it was discarded; everything else is no draft, and is kept. */
function lastDayOf(application: KeptApplication): string {
  if (application.status === 'DRAFT') return application.purgeOn;
  const isDiscarded = application.status === 'WITHDRAWN' && application.diaryNumber === undefined;
  return isDiscarded ? stockholmDay(application.withdrawnAt) : '9999-12-31';
}

/** From here on nobody can write in it any more. */
function discard(draft: Draft, at: string) {
  const { purgeOn: _kept, endToldAt: _told, remindedAt: _reminded, reused: _from, ...rest } = draft;
  return commitApplication({
    before: draft,
    after: { ...rest, status: 'WITHDRAWN', withdrawnAt: at },
    event: { type: 'DRAFT_ENDED', at, by: 'calendar', data: {} },
  });
}

async function keysOf(input: ConstructorParameters<typeof QueryCommand>[0]): Promise<unknown[]> {
  const found: unknown[] = [];
  let start: typeof input.ExclusiveStartKey;
  do {
    const page = await database.send(new QueryCommand({ ...input, ExclusiveStartKey: start }));
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}
