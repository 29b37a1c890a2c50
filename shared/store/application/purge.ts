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
import { eraseWithin } from './erase.ts';
import { type RemovedFile, removedKey } from './remove-evidence.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact } from '../transact.ts';

const Listed = z.object({ applicationId: z.string() });

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
  await eraseWithin(subject);
  await transact([
    {
      Delete: {
        TableName: tables.case,
        Key: { pk: collectionOf(subject), sk: sortKey.case },
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      },
    },
  ]);
  return true;
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
