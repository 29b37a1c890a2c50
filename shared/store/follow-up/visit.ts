import * as z from 'zod/mini';
import { dayOfVisit, FollowUpVisit } from '../../domain/follow-up/visit.ts';
import { VisitForm } from '../../domain/follow-up/visit-form.ts';
import { VisitDraft, VisitReport } from '../../domain/follow-up/visit-report.ts';
import { type VisitRule, standardVisitRule } from '../../domain/follow-up/visit-rule.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { hashOf } from '../../platform/hash.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, writesOf } from '../commit.ts';
import { queryAll, readBatch, readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const visits = keptCodec(FollowUpVisit);
const reports = codec(VisitReport);
const drafts = codec(VisitDraft);
const forms = codec(VisitForm);
const places = codec(z.strictObject({ schemaVersion: z.literal(1), visitId: z.string() }));

export function visitSubject(municipality: string, visitId: string): Subject {
  return { municipality, type: 'VISIT', id: visitId };
}

export function visitRuleOf(municipality: string): VisitRule {
  return municipalityOf(municipality).visits ?? standardVisitRule;
}

export async function readVisit(subject: Subject): Promise<Kept<FollowUpVisit> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, visits);
}

/** The visits of a choice system during a year, by their day. */
export async function listVisits(
  { municipality, id }: { readonly municipality: string; readonly id: string },
  year: number,
): Promise<Kept<FollowUpVisit>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :year)',
      ExpressionAttributeValues: { ':pk': listOf(municipality, id), ':year': `${String(year)}-` },
    },
    visits,
  );
}

/** Every visit of a contract, the latest first. */
export async function readVisitsOf(contract: Subject): Promise<Kept<FollowUpVisit>[]> {
  const known = await readCollection(collectionOf(contract), sortKey.visit(''), places);
  const keys = known.map(({ visitId }) => ({
    pk: collectionOf(visitSubject(contract.municipality, visitId)),
    sk: sortKey.case,
  }));
  const found = await readBatch(keys, visits);
  return found.toSorted((one, other) => (dayOfVisit(one) < dayOfVisit(other) ? 1 : -1));
}

/** Places it under its contract, where it is found. */
export function placeVisit(contract: Subject, visitId: string): Write {
  const key = { pk: collectionOf(contract), sk: sortKey.visit(visitId) };
  return { Put: { TableName: tables.case, Item: { ...key, ...places.encode({ schemaVersion: 1, visitId }) } } };
}

export type VisitChange = Omit<Change<FollowUpVisit>, 'subject' | 'codec' | 'list'>;

/** A visit's change, for the transaction of what it follows from. */
export function visitWrites(change: VisitChange): readonly Write[] {
  const { municipality, visitId, choiceSystemId } = change.after;
  return writesOf({
    ...change,
    subject: visitSubject(municipality, visitId),
    codec: visits,
    list: { pk: listOf(municipality, choiceSystemId), sk: `${dayOfVisit(change.after)}#${visitId}` },
  }).writes;
}

function listOf(municipality: string, choiceSystemId: string): string {
  return `${municipality}#VISIT#${choiceSystemId}`;
}

/** One writing of a visit's report. @throws when it is not there: its number was stored with it */
export async function readVisitReport(subject: Subject, number: number): Promise<VisitReport> {
  const report = await readItem({ pk: collectionOf(subject), sk: sortKey.visitReport(number) }, reports);
  if (report === null) throw new Error('A visit without its report');
  return report;
}

/** Never written over: a later one stands beside it. */
export function putVisitReport(subject: Subject, report: VisitReport): Write {
  const key = { pk: collectionOf(subject), sk: sortKey.visitReport(report.number) };
  return {
    Put: {
      TableName: tables.case,
      Item: { ...key, ...reports.encode(report) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export async function readVisitDraft(subject: Subject): Promise<VisitDraft | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.reportDraft }, drafts);
}

/** @param seen when the draft that it was written upon had been saved; null for a first one */
export function putVisitDraft(subject: Subject, draft: VisitDraft, seen: string | null): Write {
  const key = { pk: collectionOf(subject), sk: sortKey.reportDraft };
  return { Put: { TableName: tables.case, Item: { ...key, ...drafts.encode(draft) }, ...asSeen(seen) } };
}

/** What is in the report needs no draft; one that another has saved since is not thrown away. */
export function dropVisitDraft(subject: Subject, seen: string | null): Write {
  const Key = { pk: collectionOf(subject), sk: sortKey.reportDraft };
  return { Delete: { TableName: tables.case, Key, ...asSeen(seen) } };
}

function asSeen(seen: string | null) {
  return seen === null
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'savedAt = :seen', ExpressionAttributeValues: { ':seen': seen } };
}

/** The form that a visit asks. @throws when it is not there: its hash was stored with it */
export async function readAskedForm({
  municipality,
  visitId,
  formHash,
}: Pick<FollowUpVisit, 'municipality' | 'visitId' | 'formHash'>): Promise<VisitForm> {
  return readAskedFormOf(visitSubject(municipality, visitId), formHash);
}

/** The form that lies with a visit, or with a neighbour's copy of its report. @throws when it is not there */
export async function readAskedFormOf(subject: Subject, formHash: string): Promise<VisitForm> {
  const form = await readItem({ pk: collectionOf(subject), sk: sortKey.askedForm(formHash) }, forms);
  if (form === null) throw new Error('A visit without its form');
  return form;
}

/** A visit's form lies with it under the hash of its content, so that one that was asked can't become another. */
export function putAskedForm(subject: Subject, form: VisitForm): { readonly formHash: string; readonly write: Write } {
  const formHash = hashOf(form);
  const key = { pk: collectionOf(subject), sk: sortKey.askedForm(formHash) };
  return { formHash, write: { Put: { TableName: tables.case, Item: { ...key, ...forms.encode(form) } } } };
}
