import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { addYears } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { drawReadings, Reading, ReadingReview } from '../../domain/complaint/reading.ts';
import type { ComplaintRule } from '../../domain/complaint/rule.ts';
import type { Subject } from '../../domain/task/task.ts';
import { hashOf } from '../../platform/hash.ts';
import { newId, newSecret } from '../../platform/ids.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { database } from '../client.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { commit } from '../commit.ts';
import { readCollection, readItem, queryAll } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';

const readings = codec(Reading);
const reviews = keptCodec(ReadingReview);

/**
 * Notes that somebody reads what a complaint says, before it is shown: what could not be noted is not shown. Access log,
 * no part of the complaint, and kept for its own time.
 */
export async function noteComplaintReading(
  { municipality, complaintId, reference }: Complaint,
  { reader, ground }: Pick<Reading, 'reader' | 'ground'>,
  { keptYears }: ComplaintRule['readings'],
  at: string,
): Promise<void> {
  const readingId = newId();
  const reading: Reading = { readingId, complaintId, reference, reader, ground, at };
  const end = addYears(stockholmDay(at), keptYears);
  await database.send(
    new PutCommand({
      TableName: tables.citizen,
      Item: {
        pk: logOf(municipality, stockholmDay(at).slice(0, 7)),
        sk: `READING#${readingId}`,
        ...readings.encode(reading),
        expiresAt: Math.floor(Date.parse(`${end}T00:00:00Z`) / 1000),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
}

/** Everything that was read during a month. @param month `YYYY-MM` */
export async function readReadings(municipality: string, month: string): Promise<Reading[]> {
  return readCollection(logOf(municipality, month), 'READING#', readings, tables.citizen);
}

/** Draws a month's sample for the reviewer, once; they are told. A month without readings asks for nothing. */
export async function openReview(
  municipality: string,
  month: string,
  { sample }: ComplaintRule['readings'],
  at: string,
): Promise<boolean> {
  const subject = reviewSubject(municipality, month);
  if ((await readReview(subject)) !== null) return false;
  const all = await readReadings(municipality, month);
  if (all.length === 0) return false;
  const seed = newSecret();
  const drawn = [...drawReadings(all, { sample, seed, hash: hashOf })];
  try {
    await commit({
      subject,
      table: tables.citizen,
      before: null,
      after: { schemaVersion: 1, status: 'OPEN', municipality, month, seed, among: all.length, drawn },
      codec: reviews,
      list: { pk: `${municipality}#READING_REVIEW`, sk: month },
      event: { type: 'READINGS_DRAWN', at, by: 'calendar', data: { month, among: all.length, drawn: drawn.length } },
      outbox: [{ kind: 'TELL', what: 'READINGS_TO_REVIEW' }],
    });
    return true;
  } catch (error) {
    if (error instanceof ConcurrencyError) return false;
    throw error;
  }
}

export function reviewSubject(municipality: string, month: string): Subject {
  return { municipality, type: 'READING_REVIEW', id: month };
}

export async function readReview(subject: Subject): Promise<Kept<ReadingReview> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, reviews, tables.citizen);
}

/** Every month's, the latest first. */
export async function listReviews(municipality: string): Promise<ReadingReview[]> {
  const found = await queryAll(
    {
      TableName: tables.citizen,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': `${municipality}#READING_REVIEW` },
    },
    reviews,
  );
  return found.toReversed();
}

/** Keeps what the reviewer found, once. @throws ConcurrencyError when it was reviewed meanwhile */
export async function reviewReadings(
  before: Kept<ReadingReview>,
  { verdict, note, by, at }: NonNullable<ReadingReview['reviewed']>,
): Promise<void> {
  const { municipality, month } = before;
  await commit({
    subject: reviewSubject(municipality, month),
    table: tables.citizen,
    before,
    after: {
      ...before,
      status: 'REVIEWED',
      reviewed: { at, by, verdict, ...(note === undefined ? {} : { note }) },
    },
    codec: reviews,
    list: { pk: `${municipality}#READING_REVIEW`, sk: month },
    event: { type: 'READINGS_REVIEWED', at, by, data: { month, verdict } },
  });
}

function logOf(municipality: string, month: string): string {
  return `${municipality}#COMPLAINT_READING#${month}`;
}
