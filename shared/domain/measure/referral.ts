import * as z from 'zod/mini';
import { Made } from '../decision/decision.ts';
import { Urgency } from '../decision/urgency.ts';

const Name = z.string().check(z.minLength(1));
const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));

/** When the contract ends: by its own days of notice, or on a day, at the earliest the one that it is decided on. */
export const Ending = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NOTICE') }),
  z.strictObject({ kind: z.literal('ON'), day: z.iso.date() }),
]);
export type Ending = z.infer<typeof Ending>;

/** What an officer proposes: that the contract ends, why, by which of its terms and from when. */
export const TerminationProposal = z.strictObject({
  reasons: Words,
  /** The contract's own term that it rests on. */
  clause: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  ending: Ending,
  /** Whether the provider takes on nobody new from the decision on. */
  stopsIntake: z.boolean(),
});
export type TerminationProposal = z.infer<typeof TerminationProposal>;

/** A proposal that lies before whoever decides on it, as it was when it was laid there. */
export const Referral = z.strictObject({
  ...TerminationProposal.shape,
  /** Everything that is before whoever decides, in words: the decision rests on this and nothing else. */
  basis: Name,
  basisHash: Name,
  /** Whoever decides is asked by this task. */
  taskId: Name,
  by: Name,
  at: z.iso.datetime(),
  urgency: z.optional(Urgency),
  /** Why the provider's own words can't be awaited (FL 25 §); absent, it was heard. */
  notHeard: z.optional(Words),
  /** A delegate left it to the committee. */
  handedOver: z.optional(z.strictObject({ reason: Name, by: Name, at: z.iso.datetime() })),
});
export type Referral = z.infer<typeof Referral>;

/** Who decided on it and by what right. `at` is when it was registered; a meeting has its own day. */
export const Ruling = z.strictObject({ made: Made, at: z.iso.datetime(), by: Name });
export type Ruling = z.infer<typeof Ruling>;
