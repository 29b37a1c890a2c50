import * as z from 'zod/mini';
import { Text } from '../requirement/finding.ts';

const Name = z.string().check(z.minLength(1));

/**
 * One thing that the keeping of a contract rests on, as it is known on a day. `about` tells it apart from the others:
 * `PROOF#<kind>`, `REGISTRY#<registry>`, `CHECK#<requirement>`, `ROUTINE#<requirement>`, `MANAGER`.
 */
export const KnownFact = z.strictObject({
  about: Name,
  /** The requirements that it is known for. */
  requirementIds: z.array(Name).check(z.minLength(1)),
  /** `UNKNOWN`: nobody has shown or said anything of it; that is no finding against anybody. */
  state: z.enum(['HOLDS', 'LAPSED', 'IN_DOUBT', 'UNKNOWN']),
  title: Text,
  text: Text,
  /** Where it comes from. */
  source: Text,
  /** The day it was said, handed in or found; absent, nobody has. */
  on: z.optional(z.iso.date()),
  /** The last day that it holds, where it has one. */
  through: z.optional(z.iso.date()),
  /** What it says, as a hash: another is a change. */
  mark: z.string(),
});
export type KnownFact = z.infer<typeof KnownFact>;

/** The kind of proof that a fact is about; undefined for one that no file shows. */
export function proofOf({ about }: Pick<KnownFact, 'about'>): string | undefined {
  return about.startsWith('PROOF#') ? about.slice('PROOF#'.length) : undefined;
}
