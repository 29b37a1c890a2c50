import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { Account, Complaint, ComplaintContent, InvestigationNote } from '../../domain/complaint/complaint.ts';
import { nextDueOn } from '../../domain/complaint/handling.ts';
import type { NewEvent } from '../../domain/register/event.ts';
import type { Subject } from '../../domain/task/task.ts';
import { database } from '../client.ts';
import { codec, keptCodec, type Kept } from '../codec.ts';
import { commit } from '../commit.ts';
import type { OutboxMessage } from '../outbox.ts';
import { queryAll, readBatch, readCollection, readItem } from '../read.ts';
import { collectionOf, type Key, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const complaints = keptCodec(Complaint);
const contents = codec(ComplaintContent);
const accounts = codec(Account);
const notes = codec(InvestigationNote);
const Counter = z.object({ latest: z.int() });

/** Whatever citizens have told lies in a table of its own, under a key of its own. */
export function complaintSubject(municipality: string, id: string): Subject {
  return { municipality, type: 'COMPLAINT', id };
}

export function subjectOf({ municipality, complaintId }: Complaint): Subject {
  return complaintSubject(municipality, complaintId);
}

/** The next reference of the year, for example `SN-K 2026/7`: a series apart from the diary of cases. */
export async function nextReference(municipality: string, prefix: string, on: string): Promise<string> {
  const year = on.slice(0, 4);
  const { Attributes } = await database.send(
    new UpdateCommand({
      TableName: tables.citizen,
      Key: { pk: `${municipality}#COMPLAINT_NUMBER#${year}`, sk: sortKey.case },
      UpdateExpression: 'ADD latest :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return `${prefix}-K ${year}/${String(Counter.parse(Attributes).latest)}`;
}

/** One change of a complaint, with its event and whom to tell, all in the citizens' table. */
export async function commitComplaint(change: {
  readonly before: Kept<Complaint> | null;
  readonly after: Complaint;
  readonly event: NewEvent;
  readonly outbox?: readonly Extract<OutboxMessage, { kind: 'TELL' }>[];
  readonly also?: readonly Write[];
}): Promise<Kept<Complaint>> {
  const { after } = change;
  return commit({
    ...change,
    subject: subjectOf(after),
    table: tables.citizen,
    codec: complaints,
    list: { pk: listOf(after.municipality), sk: positionOf(after) },
  });
}

export async function readComplaint(subject: Subject): Promise<Kept<Complaint> | null> {
  return readItem(keyOf(subject), complaints, tables.citizen);
}

export async function readComplaintContent(subject: Subject): Promise<ComplaintContent | null> {
  return readItem(keyOf(subject, sortKey.content), contents, tables.citizen);
}

export function putContent(subject: Subject, content: ComplaintContent): Write {
  return put(keyOf(subject, sortKey.content), contents.encode(content));
}

/** What the provider was asked, each time, and what it said. */
export async function readAccounts(subject: Subject): Promise<Account[]> {
  return readCollection(collectionOf(subject), 'ACCOUNT#', accounts, tables.citizen);
}

export function putAccount(subject: Subject, account: Account): Write {
  return put(keyOf(subject, sortKey.account(account.taskId)), accounts.encode(account));
}

export async function readInvestigation(subject: Subject): Promise<InvestigationNote[]> {
  return readCollection(collectionOf(subject), 'NOTE#', notes, tables.citizen);
}

export function putInvestigationNote(subject: Subject, note: InvestigationNote): Write {
  return put(keyOf(subject, sortKey.note(note.noteId)), notes.encode(note));
}

/** Those that are not closed, by the first day that something of them is due. */
export async function listOpenComplaints(municipality: string): Promise<Complaint[]> {
  return list(municipality, 'DUE#');
}

/** Those that are closed and kept, by the day that they are erased. */
export async function listClosedComplaints(municipality: string): Promise<Kept<Complaint>[]> {
  return list(municipality, 'KEPT#');
}

/** What a provider has sent in. */
export async function listSentBy(municipality: string, providerId: string): Promise<Complaint[]> {
  const pointers = await readCollection(senderOf(municipality, providerId), 'COMPLAINT#', named, tables.citizen);
  const keys = pointers.map(({ complaintId }) => keyOf(complaintSubject(municipality, complaintId)));
  const found = await readBatch(keys, complaints, tables.citizen);
  return found.toSorted((one, other) => (one.registeredAt < other.registeredAt ? 1 : -1));
}

export function noteSender(subject: Subject, providerId: string): Write {
  return put(
    { pk: senderOf(subject.municipality, providerId), sk: `COMPLAINT#${subject.id}` },
    { complaintId: subject.id },
  );
}

/** Which complaint a task asks a provider about. */
export async function findAsked(municipality: string, taskId: string): Promise<Subject | null> {
  const found = await readItem(askedKey(municipality, taskId), named, tables.citizen);
  return found === null ? null : complaintSubject(municipality, found.complaintId);
}

export function noteAsked(subject: Subject, taskId: string): Write {
  return put(askedKey(subject.municipality, taskId), { complaintId: subject.id });
}

export function keyOf(subject: Subject, sk: string = sortKey.case): Required<Key> {
  return { pk: collectionOf(subject), sk };
}

/** Keys that lead to a complaint from elsewhere, to be erased with it. */
export function pointersTo(complaint: Complaint, taskIds: readonly string[]): readonly Required<Key>[] {
  const { municipality, complaintId, sentBy } = complaint;
  return [
    ...taskIds.map((taskId) => askedKey(municipality, taskId)),
    ...(sentBy === undefined ? [] : [{ pk: senderOf(municipality, sentBy), sk: `COMPLAINT#${complaintId}` }]),
  ];
}

const named = codec(z.strictObject({ complaintId: z.string() }));

function askedKey(municipality: string, taskId: string): Required<Key> {
  return { pk: `${municipality}#COMPLAINT_ASKED#${taskId}`, sk: sortKey.case };
}

function senderOf(municipality: string, providerId: string): string {
  return `${municipality}#COMPLAINT_SENDER#${providerId}`;
}

function listOf(municipality: string): string {
  return `${municipality}#COMPLAINT`;
}

function positionOf(complaint: Complaint): string {
  const { complaintId, answerBy } = complaint;
  if (complaint.status === 'CLOSED') return `KEPT#${complaint.eraseOn}#${complaintId}`;
  return `DUE#${nextDueOn(complaint) ?? answerBy}#${complaintId}`;
}

async function list(municipality: string, prefix: string): Promise<Kept<Complaint>[]> {
  return queryAll(
    {
      TableName: tables.citizen,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :prefix)',
      ExpressionAttributeValues: { ':pk': listOf(municipality), ':prefix': prefix },
    },
    complaints,
  );
}

function put(key: Required<Key>, item: Record<string, unknown>): Write {
  return { Put: { TableName: tables.citizen, Item: { ...key, ...item } } };
}
