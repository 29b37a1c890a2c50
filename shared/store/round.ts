import * as z from 'zod/mini';
import type { Subject } from '../domain/task/task.ts';
import { codec } from './codec.ts';
import type { OutboxMessage } from './outbox.ts';
import { readItem } from './read.ts';
import { collectionOf, sortKey, tables } from './tables.ts';
import type { Write } from './transact.ts';

export const RoundName = z.enum(['CONFIRMATION', 'COMPLETION', 'ASSESSMENT', 'DECISION', 'SIGNING']);
export type RoundName = z.infer<typeof RoundName>;

/** One wait of the workflow: its token never leaves the back end. */
const Round = z.strictObject({
  name: RoundName,
  number: z.int(),
  taskToken: z.string(),
  openedAt: z.iso.datetime(),
});
export type Round = z.infer<typeof Round>;

const rounds = codec(Round);

export async function readRound(subject: Subject, name: RoundName): Promise<Round | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.round(name) }, rounds);
}

/** A retried wait has a new token: the latest one counts. */
export function putRound(subject: Subject, round: Round): Write {
  return {
    Put: { TableName: tables.case, Item: { pk: collectionOf(subject), sk: sortKey.round(round.name), ...rounds.encode(round) } },
  };
}

/** Tells the waiting workflow how its round ended. */
export function callback(round: RoundName, number: number, outcome: string): OutboxMessage {
  return { kind: 'CALLBACK', round, number, outcome };
}
