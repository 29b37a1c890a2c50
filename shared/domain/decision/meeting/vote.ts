import * as z from 'zod/mini';

/** `YES` for the proposal that the chair set to be answered with yes, `NO` for the other (KL 5:54). */
export const VoteChoice = z.enum(['YES', 'NO', 'ABSTAIN']);
export type VoteChoice = z.infer<typeof VoteChoice>;

/** One open vote from one seat, by the person who serves on it. */
export const Vote = z.strictObject({
  seat: z.string(),
  /** The seat's own name when its member votes, otherwise the substitute's. */
  person: z.string(),
  name: z.string(),
  choice: VoteChoice,
  at: z.iso.datetime(),
});
export type Vote = z.infer<typeof Vote>;
