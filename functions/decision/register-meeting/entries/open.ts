import { isDay } from '../../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../../shared/domain/calendar/stockholm-day.ts';
import { proposalOf } from '../../../../shared/domain/decision/basis.ts';
import type { Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import { mendHeldOn, openMeeting } from '../../../../shared/domain/decision/meeting/open.ts';
import type { Proposal } from '../../../../shared/domain/decision/proposal.ts';
import { valueOf } from '../../../../shared/http/form/form.ts';
import type { Texts } from '../../../../shared/http/language.ts';
import { type Entered, type Entry, told, wrong } from './entry.ts';
import { texts } from './texts.ts';

export function open({ found, values, lang, at }: Entry): Entered {
  const { application, committee, number, meeting } = found;
  if (meeting !== null) return wrong('', texts.isOpen, lang);
  const proposal = proposalOf(application);
  const heldOn = valueOf(values, 'heldOn').trim();
  const why = againstDay(heldOn, proposal, at);
  if (why !== undefined || proposal === undefined) return wrong('heldOn', why ?? texts.date, lang);
  const { basisHash } = proposal;
  return {
    ok: true,
    meeting: openMeeting(committee, { number, heldOn, basisHash, at, administration: 'Förvaltningen' }),
    event: { type: 'MEETING_OPENED', data: { committee: committee.id, heldOn, number, basisHash } },
  };
}

/** The day that was registered wrongly, until the chair has declared; after that it is a slip in a decision. */
export function mendDay(meeting: Meeting, { found, values, lang, at }: Entry): Entered {
  const after = valueOf(values, 'mendedTo').trim();
  const why = againstDay(after, proposalOf(found.application), at);
  if (why !== undefined) return wrong('mendedTo', why, lang);
  const mended = mendHeldOn(meeting, after);
  return told(mended, lang, {
    type: 'MEETING_DAY_MENDED',
    data: { before: meeting.heldOn, after },
    field: () => 'mendedTo',
  });
}

/** Why the item can't have been before a meeting on that day. */
function againstDay(day: string, proposal: Proposal | undefined, at: string): Texts | undefined {
  if (!isDay(day) || proposal === undefined) return texts.date;
  if (day > stockholmDay(at)) return texts.future;
  return day < stockholmDay(proposal.at) ? texts.before : undefined;
}
