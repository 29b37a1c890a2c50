import * as z from 'zod/mini';
import { err, ok, type Result } from '../../result.ts';
import type { VoteChoice } from './vote.ts';

/** A vote, counted. It decides nothing: the chair declares. */
export const Tally = z.strictObject({
  yes: z.int(),
  no: z.int(),
  abstained: z.int(),
  result: z.enum(['YES', 'NO']),
  /** A tie that the presiding chair's own vote broke. */
  castingVote: z.boolean(),
});
export type Tally = z.infer<typeof Tally>;

/** A committee may handle a case only when more than half of its members are present (KL 6:27): of its seats, not of those who came. */
export function hasQuorum(serving: number, seats: number): boolean {
  return serving * 2 > seats;
}

/**
 * Counts a vote: simple majority of those who voted, and on a tie the presiding chair's vote decides (KL 5:55).
 * A tie in which the chair took no side can't be counted: the chair has to vote when the case needs it (KL 4:25).
 */
export function tally(
  ballots: readonly { readonly person: string; readonly choice: VoteChoice }[],
  presiding: string,
): Result<Tally, 'CHAIR_MUST_VOTE'> {
  const count = (choice: VoteChoice): number => ballots.filter((ballot) => ballot.choice === choice).length;
  const [yes, no, abstained] = [count('YES'), count('NO'), count('ABSTAIN')];
  if (yes !== no) return ok({ yes, no, abstained, result: yes > no ? 'YES' : 'NO', castingVote: false });
  const chair = ballots.find((ballot) => ballot.person === presiding)?.choice;
  if (chair === undefined || chair === 'ABSTAIN') return err('CHAIR_MUST_VOTE');
  return ok({ yes, no, abstained, result: chair, castingVote: true });
}
