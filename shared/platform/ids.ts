import { randomBytes, randomInt } from 'node:crypto';
import { monotonicFactory } from 'ulid';

/** A sortable id; two made in the same millisecond still sort in the order they were made. */
export const newId = monotonicFactory();

/** An unguessable secret for a link or a capability: 32 random bytes, 43 base64url characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Six digits for a text message. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}
