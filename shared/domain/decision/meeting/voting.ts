import { err, ok } from '../../result.ts';
import { tally } from './tally.ts';
import type { VoteChoice } from './vote.ts';
import type { MeetingError, Outcome } from './error.ts';
import { type Meeting, type MeetingIn } from './meeting.ts';
import { notOpen } from './proposal.ts';
import { isPresent, isRecused, nameOf, presidingPerson, quorate, servingPersons } from './who-serves.ts';

/** Opens a vote that somebody who serves has asked for (KL 5:55). */
export function openVote(
  meeting: Meeting,
  request: {
    readonly requestedBy: string;
    readonly method: 'LINKS' | 'ROLL_CALL';
    readonly yes: string;
    readonly no: string;
    readonly at: string;
  },
): Outcome<MeetingIn<'VOTING'>> {
  if (meeting.status !== 'OPEN') return err(notOpen(meeting));
  const { requestedBy, method, yes, no, at } = request;
  const known = (proposal: string): boolean => meeting.proposals.some(({ id }) => id === proposal);
  if (!known(yes) || !known(no)) return err('UNKNOWN_PROPOSAL');
  if (yes === no) return err('SAME_PROPOSAL');
  if (!servingPersons(meeting).includes(requestedBy)) return err('NOT_SERVING');
  if (!quorate(meeting)) return err('NO_QUORUM');
  if (presidingPerson(meeting) === undefined) return err('NOBODY_PRESIDES');
  return ok({ ...meeting, status: 'VOTING', vote: { requestedBy, method, yes, no, openedAt: at, votes: [] } });
}

/** Takes one vote from the person who serves on a seat: present, without a conflict, once, while the vote is open. */
export function castVote(
  meeting: Meeting,
  ballot: { readonly seat: string; readonly person: string; readonly choice: VoteChoice; readonly at: string },
): Outcome<MeetingIn<'VOTING'>> {
  if (meeting.status !== 'VOTING') return err(voteNotOpen(meeting));
  const { seat, person, choice, at } = ballot;
  if (meeting.serving[seat] === undefined) return err('UNKNOWN_SEAT');
  const name = nameOf(meeting, person);
  if (meeting.serving[seat] !== person || name === undefined) return err('NOT_SERVING');
  if (isRecused(meeting, person)) return err('RECUSED');
  if (!isPresent(meeting, person)) return err('ABSENT');
  if (meeting.vote.votes.some((cast) => cast.seat === seat)) return err('ALREADY_VOTED');
  if (choice === 'ABSTAIN' && !meeting.abstentionAllowed) return err('ABSTENTION_NOT_ALLOWED');
  return ok({
    ...meeting,
    vote: { ...meeting.vote, votes: [...meeting.vote.votes, { seat, person, name, choice, at }] },
  });
}

/**
 * Closes the vote and counts it. A vote from somebody found to have a conflict afterwards is not counted.
 * Where nobody may abstain, everybody who serves has to have voted (KL 4:25).
 */
export function closeVote(meeting: Meeting, at: string): Outcome<MeetingIn<'VOTED'>> {
  if (meeting.status !== 'VOTING') return err(voteNotOpen(meeting));
  if (!quorate(meeting)) return err('NO_QUORUM');
  const presiding = presidingPerson(meeting);
  if (presiding === undefined) return err('NOBODY_PRESIDES');
  const counted = meeting.vote.votes.filter(({ person }) => !isRecused(meeting, person));
  const missing = servingPersons(meeting).filter((person) => !counted.some((cast) => cast.person === person));
  if (!meeting.abstentionAllowed && missing.length > 0) return err('VOTES_MISSING');
  const result = tally(counted, presiding);
  if (!result.ok) return result;
  return ok({ ...meeting, status: 'VOTED', vote: { ...meeting.vote, closedAt: at, tally: result.value } });
}

function voteNotOpen(meeting: Exclude<Meeting, { status: 'VOTING' }>): MeetingError {
  if (meeting.status === 'DECLARED') return 'ALREADY_DECLARED';
  return meeting.status === 'VOTED' ? 'VOTE_CLOSED' : 'VOTE_NOT_OPEN';
}
