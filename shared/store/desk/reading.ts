import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Subject } from '../../domain/task/task.ts';
import { sha256 } from '../../platform/hash.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { readCollection } from '../read.ts';
import { tables } from '../tables.ts';

/** Two looks at a case within so long are one reading. */
const visitMinutes = 30;

/** That one of the staff read a case, from when to when, and how much of it there was: access log, no part of the case. */
export const Reading = z.strictObject({
  name: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** The case's latest event that was there to read. */
  seq: z.int(),
});
export type Reading = z.infer<typeof Reading>;

const readings = codec(Reading);

interface Reader {
  readonly subject: string;
  readonly name: string;
}

/**
 * Notes that somebody reads a case now.
 * @returns the number of the last event that they had seen before this visit; null when they never looked before
 */
export async function noteReading(subject: Subject, reader: Reader, seq: number, at: string): Promise<number | null> {
  const { latest, before } = await lastReadings(subject, reader);
  const isSameVisit = latest !== undefined && Date.parse(at) - Date.parse(latest.until) < visitMinutes * 60_000;
  const reading: Reading = { name: reader.name, from: isSameVisit ? latest.from : at, until: at, seq };
  await database.send(
    new PutCommand({
      TableName: tables.case,
      Item: { pk: logOf(subject), sk: `${readerKey(reader)}${reading.from}`, ...readings.encode(reading) },
    }),
  );
  return (isSameVisit ? before : latest)?.seq ?? null;
}

/** Who has read a case, for those who look the log through. */
export async function readReadings(subject: Subject): Promise<Reading[]> {
  const found = await readCollection(logOf(subject), 'READER#', readings);
  return found.toSorted((one, other) => (one.until < other.until ? 1 : -1));
}

async function lastReadings(
  subject: Subject,
  reader: Reader,
): Promise<{ readonly latest: Reading | undefined; readonly before: Reading | undefined }> {
  const { Items = [] } = await database.send(
    new QueryCommand({
      TableName: tables.case,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :reader)',
      ExpressionAttributeValues: { ':pk': logOf(subject), ':reader': readerKey(reader) },
      ScanIndexForward: false,
      Limit: 2,
    }),
  );
  const [latest, before] = Items.map((item) => readings.decode(item));
  return { latest, before };
}

/** Beside the case's own collection: reading a case does not change it. */
function logOf({ municipality, id }: Subject): string {
  return `${municipality}#READING#${id}`;
}

function readerKey({ subject }: Reader): string {
  return `READER#${sha256(subject).slice(0, 32)}#`;
}
