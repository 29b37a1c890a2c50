import * as z from 'zod/mini';
import { err, ok, type HashOf, type Result } from '../result.ts';

/** What happened to a case, in order. Each event carries the hash of the one before it, so that none can be changed or left out. */
export const AuditEvent = z.strictObject({
  schemaVersion: z.literal(1),
  /** 1, 2, 3 … without gaps. */
  seq: z.int().check(z.positive()),
  /** In the past tense, for example `APPLICATION_SUBMITTED`. */
  type: z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)),
  at: z.iso.datetime(),
  /** The person, or the function that acted by itself. */
  by: z.string().check(z.minLength(1)),
  data: z.record(z.string(), z.json()),
  previousHash: z.string(),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export type NewEvent = Pick<AuditEvent, 'type' | 'at' | 'by' | 'data'>;

/** Where a case's chain ends: what its item keeps, so that a cut-off end shows too. */
export type ChainHead = Pick<AuditEvent, 'seq' | 'hash'>;

/** Before the first event. */
export const chainStart: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/** The next event of a chain. */
export function chainEvent(previous: ChainHead | undefined, event: NewEvent, hash: HashOf): AuditEvent {
  const head = previous ?? chainStart;
  const { type, at, by, data } = event;
  const content = { schemaVersion: 1 as const, seq: head.seq + 1, type, at, by, data, previousHash: head.hash };
  return { ...content, hash: hash(content) };
}

export interface BrokenChain {
  /** Where it breaks; one past the end when the end is missing. */
  readonly seq: number;
  readonly why: 'OUT_OF_SEQUENCE' | 'LINK_BROKEN' | 'CONTENT_CHANGED' | 'END_DIFFERS';
}

/** Whether a case's events are all there, in order and unchanged; with its head, also that none is missing at the end. */
export function verifyChain(
  events: readonly AuditEvent[],
  hash: HashOf,
  head?: ChainHead,
): Result<ChainHead, BrokenChain> {
  let previous = chainStart;
  for (const event of events) {
    const { hash: stated, ...content } = event;
    if (event.seq !== previous.seq + 1) return err({ seq: previous.seq + 1, why: 'OUT_OF_SEQUENCE' });
    if (event.previousHash !== previous.hash) return err({ seq: event.seq, why: 'LINK_BROKEN' });
    if (stated !== hash(content)) return err({ seq: event.seq, why: 'CONTENT_CHANGED' });
    previous = { seq: event.seq, hash: stated };
  }
  const isWhole = head === undefined || (head.seq === previous.seq && head.hash === previous.hash);
  return isWhole ? ok(previous) : err({ seq: previous.seq + 1, why: 'END_DIFFERS' });
}
