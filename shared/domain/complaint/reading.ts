import * as z from 'zod/mini';
import type { HashOf } from '../result.ts';

const Name = z.string().check(z.minLength(1));

/** Why somebody of the staff may read it. */
export const ReadingGround = z.enum(['ASSIGNED', 'COORDINATOR', 'RESPONSIBLE']);

/** That somebody read what a complaint says: who, when and by what right; nothing of what it says. */
export const Reading = z.strictObject({
  readingId: Name,
  complaintId: Name,
  reference: Name,
  reader: Name,
  ground: ReadingGround,
  at: z.iso.datetime(),
});
export type Reading = z.infer<typeof Reading>;

export const ReviewVerdict = z.enum(['IN_ORDER', 'TO_BE_ASKED']);

/** A month's readings, of which some were drawn for a person to look at (2001:454 6 §). */
export const ReadingReview = z.strictObject({
  schemaVersion: z.literal(1),
  status: z.enum(['OPEN', 'REVIEWED']),
  municipality: Name,
  /** `YYYY-MM`. */
  month: Name,
  /** Chosen by chance when it was drawn: with it anybody can draw the same again. */
  seed: Name,
  /** How many readings there were. */
  among: z.int().check(z.nonnegative()),
  drawn: z.array(Reading),
  reviewed: z.optional(
    z.strictObject({
      at: z.iso.datetime(),
      by: Name,
      verdict: ReviewVerdict,
      note: z.optional(Name),
    }),
  ),
});
export type ReadingReview = z.infer<typeof ReadingReview>;

/** Draws readings by chance: each one's place is the hash of the seed and its id. */
export function drawReadings(
  readings: readonly Reading[],
  { sample, seed, hash }: { readonly sample: number; readonly seed: string; readonly hash: HashOf },
): readonly Reading[] {
  return readings
    .map((reading) => ({ reading, place: hash([seed, reading.readingId]) }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .slice(0, sample)
    .map(({ reading }) => reading)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
}
