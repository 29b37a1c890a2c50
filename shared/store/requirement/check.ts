import * as z from 'zod/mini';
import { ExclusionAssessment } from '../../domain/requirement/exclusion.ts';
import { Finding } from '../../domain/requirement/finding.ts';
import { Settlement } from '../../domain/requirement/settlement.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec } from '../codec.ts';
import { readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

/** One requirement of one application: what is found now, and what an officer settled. */
const Check = z.strictObject({ finding: Finding, settlement: z.optional(Settlement) });
export type Check = z.infer<typeof Check>;

const checks = codec(Check);
const exclusions = codec(ExclusionAssessment);

export async function readChecks(subject: Subject): Promise<Check[]> {
  return readCollection(collectionOf(subject), 'CHECK#', checks);
}

export async function readFindings(subject: Subject): Promise<Finding[]> {
  return (await readChecks(subject)).map(({ finding }) => finding);
}

export function putCheck(subject: Subject, check: Check): Write {
  const sk = sortKey.check(check.finding.requirementId);
  return { Put: { TableName: tables.case, Item: { pk: collectionOf(subject), sk, ...checks.encode(check) } } };
}

/** The officer's settlements by requirement, as the check engine takes them. */
export function settlementsOf(found: readonly Check[]): Record<string, Settlement> {
  return Object.fromEntries(
    found.flatMap(({ finding, settlement }) => (settlement === undefined ? [] : [[finding.requirementId, settlement]])),
  );
}

export async function readExclusion(subject: Subject): Promise<ExclusionAssessment | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.exclusion }, exclusions);
}

export function putExclusion(subject: Subject, assessment: ExclusionAssessment): Write {
  const item = { pk: collectionOf(subject), sk: sortKey.exclusion, ...exclusions.encode(assessment) };
  return { Put: { TableName: tables.case, Item: item } };
}
