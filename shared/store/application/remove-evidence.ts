import * as z from 'zod/mini';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { isBeingEntered } from '../../domain/application/filing.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { applicationSubject, commitApplication, readEvidence } from './application.ts';
import { codec } from '../codec.ts';
import { type Door, keptLonger } from './draft.ts';
import { queryAll } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { aggregateChanged, retryOnConcurrency, type Write } from '../transact.ts';

/** A file that is none of its application's any more; its bytes lie in the bucket until the next night's sweep. */
const RemovedFile = z.strictObject({ municipality: z.string(), objectKey: z.string() });
export type RemovedFile = z.infer<typeof RemovedFile>;

const removed = codec(RemovedFile);

/** `NOT_OPEN`: its handling has begun, and what was received stands. `UNKNOWN`: it has no such evidence. */
export type RemovalRefusal = 'NOT_OPEN' | 'UNKNOWN';

/**
 * Takes one file, or the place for it, out of a draft; or a wrong scan out of a paper that is being entered. The sweep of the night after erases its bytes: until then the form
 * that sends it may still be used.
 */
export async function removeEvidence(
  door: Door,
  evidenceId: string,
  { at, by = 'applicant' }: { readonly at: string; readonly by?: string },
): Promise<Result<undefined, RemovalRefusal>> {
  return retryOnConcurrency(
    async () => {
      const application = await door();
      if (application.status !== 'DRAFT' && !isBeingEntered(application)) return err('NOT_OPEN');
      const subject = applicationSubject(application.municipality, application.applicationId);
      const file = (await readEvidence(subject)).find((one) => one.evidenceId === evidenceId);
      if (file === undefined) return err('UNKNOWN');
      const { municipality } = subject;
      const key = { pk: collectionOf(subject), sk: sortKey.evidence(evidenceId) };
      await commitApplication({
        before: application,
        after: application.status === 'DRAFT' ? keptLonger(application, at) : application,
        event: { type: 'EVIDENCE_REMOVED', at, by, data: { evidenceId, kind: file.kind } },
        also: [
          { Delete: { TableName: tables.case, Key: key } },
          putRemoved({ municipality, objectKey: file.objectKey }, at),
        ],
      });
      return ok(undefined);
    },
    12,
    aggregateChanged,
  );
}

/** The files that were removed before a day (Europe/Stockholm). */
export async function filesRemovedBefore(municipality: string, day: string): Promise<RemovedFile[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND listSk < :day',
      ExpressionAttributeValues: { ':pk': removedList(municipality), ':day': day },
    },
    removed,
  );
}

/** Beside its draft's collection: it is erased also when the draft has been submitted, or erased before it. */
export function removedKey({ municipality, objectKey }: RemovedFile) {
  return { pk: `${municipality}#REMOVED_FILE#${objectKey}`, sk: sortKey.case };
}

function putRemoved(file: RemovedFile, at: string): Write {
  const list = { listPk: removedList(file.municipality), listSk: `${stockholmDay(at)}#${file.objectKey}` };
  return { Put: { TableName: tables.case, Item: { ...removedKey(file), ...list, ...removed.encode(file) } } };
}

function removedList(municipality: string): string {
  return `${municipality}#REMOVED_FILE`;
}
