import type { Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { VoteChoice } from '../../../../shared/domain/decision/meeting/vote.ts';
import { castVote } from '../../../../shared/domain/decision/meeting/voting.ts';
import { valueOf } from '../../../../shared/http/form/form.ts';
import { meetingErrorText } from '../../../../shared/http/decision/meeting-words.tsx';
import { type Entered, type Entry, wrong } from './entry.ts';
import { texts } from './texts.ts';

/** Votes that were called out: those of a roll call, and of whoever could not use their link. */
export function takeVotes(meeting: Meeting, { values, lang, at }: Entry): Entered {
  let after = meeting;
  const votes: Record<string, string> = {};
  for (const { seat } of meeting.seats) {
    const field = `vote-${seat}`;
    const sent = valueOf(values, field);
    if (sent === '') continue;
    const choice = VoteChoice.safeParse(sent);
    if (!choice.success) return wrong(field, texts.choose, lang);
    const result = castVote(after, { seat, person: meeting.serving[seat] ?? '', choice: choice.data, at });
    if (!result.ok) return wrong(field, meetingErrorText(result.error), lang);
    after = result.value;
    votes[seat] = choice.data;
  }
  if (Object.keys(votes).length === 0) return wrong('', texts.noVote, lang);
  return { ok: true, meeting: after, event: { type: 'VOTES_REGISTERED', data: { votes, method: 'CALLED_OUT' } } };
}
