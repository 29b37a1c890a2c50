import { Remedy } from '../../domain/decision/remedy.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec } from '../codec.ts';
import { readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const remedies = codec(Remedy);

/** What is known of an application for correction of one of the case's decisions. */
export async function readRemedy(subject: Subject, decisionNumber: number): Promise<Remedy | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.remedy(decisionNumber) }, remedies);
}

/** What is known of applications for correction of any of the case's decisions. */
export async function readRemedies(subject: Subject): Promise<Remedy[]> {
  return readCollection(collectionOf(subject), 'REMEDY#', remedies);
}

/** Changes with the case's version as its condition. */
export function putRemedy(subject: Subject, remedy: Remedy): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: { pk: collectionOf(subject), sk: sortKey.remedy(remedy.decisionNumber), ...remedies.encode(remedy) },
    },
  };
}
