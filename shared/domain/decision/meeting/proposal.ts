import { err, ok } from '../../result.ts';
import type { MeetingError, Outcome } from './error.ts';
import { type Meeting, type MeetingIn, type MeetingProposal } from './meeting.ts';

/** Puts one more proposal before the committee (KL 5:53). */
export function putProposal(meeting: Meeting, proposal: MeetingProposal): Outcome<MeetingIn<'OPEN'>> {
  if (meeting.status !== 'OPEN') return err(notOpen(meeting));
  if (meeting.proposals.some(({ id }) => id === proposal.id)) return err('DUPLICATE_PROPOSAL');
  return ok({ ...meeting, proposals: [...meeting.proposals, proposal] });
}

export function notOpen(meeting: Exclude<Meeting, { status: 'OPEN' }>): MeetingError {
  if (meeting.status === 'DECLARED') return 'ALREADY_DECLARED';
  return meeting.status === 'VOTED' ? 'VOTE_CLOSED' : 'VOTE_ALREADY_OPEN';
}
