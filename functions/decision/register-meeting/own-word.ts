import { personOf } from '../../../shared/domain/decision/committee.ts';
import { rulingOn } from '../../../shared/domain/decision/conflict-of-interest.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import type { Case } from './read-case.ts';

/** A member's word on their own impartiality, as far as nobody has ruled otherwise. */
export interface OwnWord {
  readonly answer: 'NONE' | 'DECLARED';
  /** An ISO instant. */
  readonly at: string;
}

/**
 * What holds of a member's or a substitute's impartiality in this case before anybody registers a recusal (KL 6:28): what they
 * last answered by a link on this basis, unless the committee has ruled on it (KL 6:30).
 * @returns undefined when they have not been asked, or have not answered
 */
export function ownWord(found: Case, meeting: Meeting, email: string): OwnWord | undefined {
  const { application, committee, tasks } = found;
  const person = personOf(committee, email);
  const inMeeting = meeting.rulings?.findLast((ruling) => ruling.person === person);
  if (inMeeting !== undefined) return { answer: 'NONE', at: inMeeting.at };
  const ruled = application.status === 'PROPOSED' ? rulingOn(application.conflictRulings ?? [], email) : undefined;
  if (ruled !== undefined) return { answer: ruled.answer, at: ruled.at };
  const said = tasks.flatMap(({ assignee, basisHash, conflict, conflictAnsweredAt: at }) =>
    basisHash === meeting.basisHash &&
    assignee.email?.toLowerCase() === email.toLowerCase() &&
    conflict !== undefined &&
    at !== undefined
      ? [{ answer: conflict, at }]
      : [],
  );
  return said.toSorted((one, other) => (one.at < other.at ? -1 : 1)).at(-1);
}
