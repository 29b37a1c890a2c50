import * as z from 'zod/mini';
import { err, ok, type HashOf, type Result } from '../result.ts';

/**
 * What happened to a case, in order. Each event carries the hash of the one before it, so that none can be changed or left
 * out. The chain goes over the hash of what an event tells, and not over the telling: that can be erased, when the case is
 * disposed of, and the chain is still whole.
 */
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
  /** Keeps `toldHash` from telling what was erased to whoever guesses; absent when it is. */
  salt: z.optional(z.string()),
  /** Of `by`, `data` and `salt`, as they were. */
  toldHash: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

export type NewEvent = Pick<AuditEvent, 'type' | 'at' | 'by' | 'data'>;

/** Where a case's chain ends: what its item keeps, so that a cut-off end shows too. */
export type ChainHead = Pick<AuditEvent, 'seq' | 'hash'>;

/** Before the first event. */
export const chainStart: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/**
 * The next event of a chain.
 * @param salt unguessable, and of this event alone
 */
export function chainEvent(
  previous: ChainHead | undefined,
  event: NewEvent,
  { hash, salt }: { readonly hash: HashOf; readonly salt: string },
): AuditEvent {
  const head = previous ?? chainStart;
  const { type, at, by, data } = event;
  const toldHash = hash({ by, data, salt });
  const linked = { schemaVersion: 1 as const, seq: head.seq + 1, type, at, toldHash, previousHash: head.hash };
  return { ...linked, by, data, salt, hash: hash(linked) };
}

/** An event of which only that it happened is left, and when: who acted and what was said are gone. */
export function eraseTold({ salt: _salt, ...event }: AuditEvent): AuditEvent {
  return { ...event, by: erasedBy, data: {} };
}

/** Stands where the name of whoever acted has been erased. */
export const erasedBy = '–';

export interface BrokenChain {
  /** Where it breaks; one past the end when the end is missing. */
  readonly seq: number;
  readonly why: 'OUT_OF_SEQUENCE' | 'LINK_BROKEN' | 'CONTENT_CHANGED' | 'END_DIFFERS';
}

/**
 * Whether a case's events are all there, in order and unchanged; with its head, also that none is missing at the end. What
 * an event told may be erased whole, and changed never.
 */
export function verifyChain(
  events: readonly AuditEvent[],
  hash: HashOf,
  head?: ChainHead,
): Result<ChainHead, BrokenChain> {
  let previous = chainStart;
  for (const event of events) {
    const { hash: stated, by, data, salt, ...linked } = event;
    const { toldHash } = linked;
    const isTold =
      salt === undefined ? by === erasedBy && Object.keys(data).length === 0 : toldHash === hash({ by, data, salt });
    if (event.seq !== previous.seq + 1) return err({ seq: previous.seq + 1, why: 'OUT_OF_SEQUENCE' });
    if (event.previousHash !== previous.hash) return err({ seq: event.seq, why: 'LINK_BROKEN' });
    if (!isTold || stated !== hash(linked)) return err({ seq: event.seq, why: 'CONTENT_CHANGED' });
    previous = { seq: event.seq, hash: stated };
  }
  const isWhole = head === undefined || (head.seq === previous.seq && head.hash === previous.hash);
  return isWhole ? ok(previous) : err({ seq: previous.seq + 1, why: 'END_DIFFERS' });
}
