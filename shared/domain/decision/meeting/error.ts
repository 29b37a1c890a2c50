import type { Result } from '../../result.ts';
import { type Meeting } from './meeting.ts';

export type MeetingError =
  | 'NOT_DECLARED'
  | 'ALREADY_DECLARED'
  | 'VOTE_NOT_OPEN'
  | 'VOTE_ALREADY_OPEN'
  | 'VOTE_NOT_CLOSED'
  | 'VOTE_CLOSED'
  | 'UNKNOWN_SEAT'
  | 'UNKNOWN_PERSON'
  | 'UNKNOWN_PROPOSAL'
  | 'SAME_PROPOSAL'
  | 'DUPLICATE_PROPOSAL'
  | 'REMOTE_NOT_ALLOWED'
  | 'REASON_MISSING'
  | 'ALREADY_RECUSED'
  | 'NOT_RECUSED'
  | 'SEAT_IS_SERVED'
  | 'SEAT_HAS_VOTED'
  | 'NO_SUBSTITUTE'
  | 'NOT_SERVING'
  | 'ABSENT'
  | 'RECUSED'
  | 'ALREADY_VOTED'
  | 'ABSTENTION_NOT_ALLOWED'
  | 'VOTES_MISSING'
  | 'NO_QUORUM'
  | 'NOBODY_PRESIDES'
  | 'CHAIR_MUST_VOTE'
  | 'RESULT_DIFFERS_FROM_VOTE'
  | 'PARAGRAPH_MISSING'
  | 'DID_NOT_SERVE'
  | 'ALREADY_RESERVED'
  | 'ADJUSTED'
  | 'ADJUSTED_ON_WRONG_DAY';

export type Outcome<M extends Meeting> = Result<M, MeetingError>;
