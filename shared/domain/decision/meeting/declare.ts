import { err, ok } from '../../result.ts';
import type { Outcome } from './error.ts';
import type { Meeting, MeetingIn } from './meeting.ts';
import { readParagraph } from './paragraph.ts';
import { nameOf, presidingPerson, quorate } from './who-serves.ts';

/** The chair's declared result, with its § in the minutes: the moment of decision. After a vote it can only be the vote's. */
export function declareResult(
  meeting: Meeting,
  declaration: { readonly proposal: string; readonly paragraph: string; readonly at: string },
): Outcome<MeetingIn<'DECLARED'>> {
  if (meeting.status === 'DECLARED') return err('ALREADY_DECLARED');
  if (meeting.status === 'VOTING') return err('VOTE_NOT_CLOSED');
  const { proposal, at } = declaration;
  const paragraph = readParagraph(declaration.paragraph);
  if (paragraph === undefined) return err('PARAGRAPH_MISSING');
  if (!meeting.proposals.some(({ id }) => id === proposal)) return err('UNKNOWN_PROPOSAL');
  if (!quorate(meeting)) return err('NO_QUORUM');
  const presiding = presidingPerson(meeting);
  const chair = presiding === undefined ? undefined : nameOf(meeting, presiding);
  if (chair === undefined) return err('NOBODY_PRESIDES');
  if (meeting.status === 'OPEN') {
    return ok({ ...meeting, status: 'DECLARED', declared: { proposal, paragraph, chair, castingVote: false, at } });
  }
  const { result, castingVote } = meeting.vote.tally;
  if (proposal !== (result === 'YES' ? meeting.vote.yes : meeting.vote.no)) return err('RESULT_DIFFERS_FROM_VOTE');
  return ok({ ...meeting, status: 'DECLARED', declared: { proposal, paragraph, chair, castingVote, at } });
}
