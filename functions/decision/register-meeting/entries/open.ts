import { isDay } from '../../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../../shared/domain/calendar/stockholm-day.ts';
import { proposalOf } from '../../../../shared/domain/decision/basis.ts';
import { openMeeting } from '../../../../shared/domain/decision/meeting/open.ts';
import { valueOf } from '../../../../shared/http/form/form.ts';
import { type Entered, type Entry, wrong } from './entry.ts';
import { texts } from './texts.ts';

export function open({ found, values, lang, at }: Entry): Entered {
  const { application, committee, number, meeting } = found;
  if (meeting !== null) return wrong('', texts.isOpen, lang);
  const proposal = proposalOf(application);
  const heldOn = valueOf(values, 'heldOn').trim();
  if (!isDay(heldOn) || proposal === undefined) return wrong('heldOn', texts.date, lang);
  if (heldOn > stockholmDay(at)) return wrong('heldOn', texts.future, lang);
  if (heldOn < stockholmDay(proposal.at)) return wrong('heldOn', texts.before, lang);
  const { basisHash } = proposal;
  return {
    ok: true,
    meeting: openMeeting(committee, { number, heldOn, basisHash, at, administration: 'Förvaltningen' }),
    event: { type: 'MEETING_OPENED', data: { committee: committee.id, heldOn, number, basisHash } },
  };
}
